"""The words in which calls are written down for people: memo, interaction history, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from kb.domain.handover import MemoField
from kb.rule_files import rule_layers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAME = re.compile(r"\{([a-z_]+)\}")
_WHY = frozenset({"amber", "red", "secondary", "superior", "crisis", "boundary"})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """What ``rules/records.yaml`` says; ``values`` are by field and by the stored value, ``why`` by code.

    ``history`` is a template with the names of HISTORY_NAMES in braces; the columns are titles by name, in order.
    """

    none: str
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
        """Return the text of the interaction history; what is empty is said in a word."""
        return _NAME.sub(lambda match: values[match[1]] or self.none, self.history).strip()


def load_record_words(library_root: Path) -> RecordWords:
    """Read the library's own file where it has one; a part it leaves out is as in the shipped one.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    layers = rule_layers(library_root, "records")
    data: dict[str, Any] = {}
    for layer in layers:
        data |= {part.name: layer.value(part.name) for part in fields(RecordWords) if layer.has(part.name)}
        layer.finish()
    try:
        return _words(data)
    except (AttributeError, KeyError, TypeError, ValueError):
        layers[-1].fail()


def _words(data: dict[str, Any]) -> RecordWords:
    """Check and take over what a file says; raises ValueError and the like for what it should not."""
    words = RecordWords(
        none=_text(data["none"]),
        memo={MemoField(name): _text(word) for name, word in data["memo"].items()},
        why={code: _text(word) for code, word in data["why"].items()},
        values={name: {code: _text(word) for code, word in named.items()} for name, named in data["values"].items()},
        history=_text(data["history"]),
        call_columns={name: _text(title) for name, title in data["call_columns"].items()},
        matter_columns={name: _text(title) for name, title in data["matter_columns"].items()},
    )
    known = (
        (words.why.keys(), _WHY),
        (set(_NAME.findall(words.history)), HISTORY_NAMES),
        (words.call_columns.keys(), CALL_COLUMNS),
        (words.matter_columns.keys(), MATTER_COLUMNS),
    )
    if any(not names <= allowed for names, allowed in known) or words.why.keys() != _WHY:
        message = "a name in the file means nothing"
        raise ValueError(message)
    return words


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
