"""The rows of a rule file's list: its values as a whole, and each entry of its groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.i18n import translate
from desktop.setup.writing.entry_list import EntryRow
from kb.domain.data_edit import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.setup.rules.specs import FieldSpec, FileSpec, GroupSpec
    from kb.domain.rule_problem import Trail

_CONTEXT = "RuleForms"


@dataclass(frozen=True, slots=True)
class EntryKey:
    """What a row shows: the entry at ``trail`` of a group, or the values of the whole file under a ``heading``."""

    trail: Trail = ()
    heading: str = ""


def say(text: str) -> str:
    """Return a text of the form descriptions in the language of the program."""
    return translate(_CONTEXT, text) if text else ""


def rows_of(spec: FileSpec, content: Any, wrong: Trail | None) -> tuple[EntryRow, ...]:  # noqa: ANN401 - as YAML gives
    """Return the rows for what a file says; ``wrong`` is where something has to be put right."""
    return (*_whole_rows(spec, content, wrong), *_group_rows(spec, content, wrong))


def group_of(spec: FileSpec, key: EntryKey) -> GroupSpec | None:
    """Return the group that an entry belongs to, None for values of the whole file."""
    if key.heading:
        return None
    return next(group for group in spec.groups if key.trail[: len(group.path)] == group.path)


def fields_of(spec: FileSpec, key: EntryKey, content: Any) -> tuple[FieldSpec, ...]:  # noqa: ANN401 - as YAML gives
    """Return the fields of what a row shows."""
    group = group_of(spec, key)
    return spec.whole[key.heading] if group is None else group.fields(value_at(content, key.trail))


def key_at(spec: FileSpec, trail: Trail) -> EntryKey | None:
    """Return the row that shows a place of the file, None where no row does."""
    for group in spec.groups:
        if trail[: len(group.path)] == group.path and len(trail) > len(group.path):
            return EntryKey(trail[: len(group.path) + 1])
    for heading, fields in spec.whole.items():
        if any(trail[: len(field.path)] == field.path for field in fields):
            return EntryKey(heading=heading)
    return None


def _whole_rows(spec: FileSpec, content: Any, wrong: Trail | None) -> Iterator[EntryRow]:  # noqa: ANN401 - as above
    place = None if wrong is None else key_at(spec, wrong)
    for heading, fields in spec.whole.items():
        key = EntryKey(heading=heading)
        said = " · ".join(filter(None, (_short(value_at(content, field.path)) for field in fields)))
        yield EntryRow(key, say(heading), said, wrong=key == place)


def _group_rows(spec: FileSpec, content: Any, wrong: Trail | None) -> Iterator[EntryRow]:  # noqa: ANN401 - as above
    place = None if wrong is None else key_at(spec, wrong)
    for group in spec.groups:
        entries = value_at(content, group.path)
        steps: list[str | int] = list(entries) if isinstance(entries, dict) else list(range(len(entries or ())))
        yield EntryRow(None, f"{say(group.heading)}  {len(steps)}")
        for step in steps:
            key = EntryKey((*group.path, step))
            entry = value_at(content, key.trail)
            title = _first(entry, group.title) or (str(step) if isinstance(step, str) else f"({step + 1})")
            yield EntryRow(key, title, _first(entry, group.below), wrong=key == place)


def _first(entry: Any, places: tuple[Trail, ...]) -> str:  # noqa: ANN401 - as above
    return next(filter(None, (_short(value_at(entry, place)) for place in places)), "")


def _short(value: Any) -> str:  # noqa: ANN401 - as above
    """Return a value in a line."""
    if isinstance(value, list):
        return "、".join(map(str, value[:12]))
    if isinstance(value, dict | bool) or value is None:
        return ""  # a yes or no tells nothing without its name
    return str(value).replace("\n", " ").strip()
