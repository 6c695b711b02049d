"""Changes to a file of values that a form makes: one value, one entry of a list more or less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.domain.rule_problem import Trail


@dataclass(frozen=True, slots=True)
class SetValue:
    """Put ``value`` (texts, numbers, truth values, lists and mappings of them) at a place; None takes the key away."""

    trail: Trail
    value: Any


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add ``value`` as the last entry of the list at ``trail``, which is made where there is none."""

    trail: Trail
    value: Any


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry out of its list; the last step of ``trail`` is its place."""

    trail: Trail


DataEdit = SetValue | AddEntry | RemoveEntry


def edited_content(content: Any, edit: DataEdit) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return the values with a change made, the given ones untouched; the same that ``edited_text`` writes.

    Raises:
        LookupError: the place of the change is not there.
    """
    if isinstance(edit, AddEntry):
        return _with(content, edit.trail, lambda entries: [*(entries or []), edit.value])
    if isinstance(edit, RemoveEntry):
        *above, place = edit.trail
        return _with(content, tuple(above), lambda entries: [e for n, e in enumerate(entries) if n != place])
    if edit.value is None:
        *above, key = edit.trail
        return _with(content, tuple(above), lambda values: {k: v for k, v in values.items() if k != key})
    return _with(content, edit.trail, lambda _old: edit.value)


def value_at(content: Any, trail: Trail) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return what stands at a place, None where there is nothing."""
    for step in trail:
        try:
            content = content[step]
        except (LookupError, TypeError):
            return None
    return content


def _with(content: Any, trail: Trail, change: Any) -> Any:  # noqa: ANN401 - see above
    if not trail:
        return change(content)
    first, rest = trail[0], trail[1:]
    if isinstance(first, int):
        return [*content[:first], _with(content[first], rest, change), *content[first + 1 :]]
    values = content or {}
    return {**values, first: _with(values.get(first), rest, change)}
