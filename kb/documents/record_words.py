"""The words in which calls are written down for people: memo, interaction history, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.domain.handover import MemoField
from kb.domain.rule_problem import RuleProblem
from kb.rule_entries import RuleEntry
from kb.rule_files import rule_layers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_NAME = re.compile(r"\{([a-z_]+)\}")
_WHY = ("amber", "red", "secondary", "superior", "crisis", "boundary")
#: What may stand in the template of the interaction history: the fields of P30 and what hangs on a call.
HISTORY_NAMES = frozenset(
    ("date start end minutes held handling caller product cause demand notes action result promises agent").split()
)
CALL_COLUMNS = frozenset({*HISTORY_NAMES, "id", "secondary", "quantity", "alerts", "matter"})
MATTER_COLUMNS = frozenset(
    (
        "id opened closed state handler caller product cause demand quantity original_complaint channel channel_reason "
        "evidence reviewers calls"
    ).split()
)


#: Every call has one of these, whether the agent has heard of it or not.
_TO_BE_ASKED = frozenset({"caller", "product", "cause", "demand"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """What ``rules/records.yaml`` says.

    ``unknown`` stands for what nobody has asked yet; ``values`` are by field and by the stored value, ``why`` by code.
    ``history`` is a template with the names of HISTORY_NAMES in braces; the columns are titles by name, in order.
    """

    none: str
    unknown: str
    memo: Mapping[MemoField, str]
    why: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    history: str
    call_columns: Mapping[str, str]
    matter_columns: Mapping[str, str]

    def value(self, name: str, code: str) -> str:
        """Return what a stored value is called; a centre's own word stays as it is."""
        return self.values[name].get(code, code)

    def history_text(self, values: Mapping[str, str]) -> str:
        """Return the text of the interaction history; that something is empty, or not asked, is said in a word."""

        def said(match: re.Match[str]) -> str:
            name = match[1]
            return values[name] or (self.unknown if name in _TO_BE_ASKED else self.none)

        return _NAME.sub(said, self.history).strip()


def load_record_words(library_root: Path) -> RecordWords:
    """Read the library's own file where it has one; a part it leaves out is as in the shipped one.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    return read_record_words(rule_layers(library_root, "records"))


def read_record_words(layers: Sequence[RuleEntry]) -> RecordWords:
    """Return what files like ``rules/records.yaml`` say, the later ones first of all; raises RuleInvalidError."""
    parts: dict[str, Any] = {}
    for layer in layers:
        found = {name: read(layer, name) for name, read in _PARTS.items() if layer.has(name)}
        if "values" in found:
            found["values"] = {**parts.get("values", {}), **found["values"]}
        parts |= found
        layer.finish()
    return RecordWords(**parts)


def _memo(layer: RuleEntry, key: str) -> dict[MemoField, str]:
    return {MemoField(name): word for name, word in _all_of(layer.entry(key), [field.value for field in MemoField])}


def _why(layer: RuleEntry, key: str) -> dict[str, str]:
    return dict(_all_of(layer.entry(key), _WHY))


def _all_of(entry: RuleEntry, names: Iterable[str]) -> list[tuple[str, str]]:
    words = [(name, entry.text(name)) for name in names]
    entry.finish()
    return words


def _values(layer: RuleEntry, key: str) -> dict[str, dict[str, str]]:
    entry = layer.entry(key)
    return {name: _named(entry.entry(name)) for name in entry.names()}


def _history(layer: RuleEntry, key: str) -> str:
    template = layer.text(key)
    for name in _NAME.findall(template):
        if name not in HISTORY_NAMES:
            layer.fail(RuleProblem.NAME_UNKNOWN, key, detail=name)
    return template


def _named(entry: RuleEntry, allowed: frozenset[str] | None = None) -> dict[str, str]:
    words = {name: entry.text(name) for name in entry.names() if allowed is None or name in allowed}
    entry.finish()
    return words


_PARTS: dict[str, Callable[[RuleEntry, str], Any]] = {
    "none": RuleEntry.text,
    "unknown": RuleEntry.text,
    "memo": _memo,
    "why": _why,
    "values": _values,
    "history": _history,
    "call_columns": lambda layer, key: _named(layer.entry(key), CALL_COLUMNS),
    "matter_columns": lambda layer, key: _named(layer.entry(key), MATTER_COLUMNS),
}
