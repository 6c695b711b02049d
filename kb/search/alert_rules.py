"""Reads rules/alerts.yaml, the file that a centre owns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.data_files import read_data_file
from kb.domain.bilingual import Bilingual
from kb.domain.triage import AlertRule, RuleKind, Severity
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = frozenset(
    "id name severity kind doubt patterns subtypes exclusions questions action raises silent".split(),
)
_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class AlertRules:
    """The content of the file; ``groups`` are lists of words that patterns name."""

    rules: tuple[AlertRule, ...]
    groups: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    here: tuple[str, ...]


def load_alert_rules(path: Path) -> AlertRules:
    """Read the rules.

    Raises:
        FileUnreadableError: the file is not what it should be; ``line`` where it can be told, else 0.
    """
    content = read_data_file(path)
    try:
        return AlertRules(
            _rules(content["rules"]),
            {str(name): _texts(words) for name, words in (content.get("groups") or {}).items()},
            _texts(content.get("elsewhere")),
            _texts(content.get("here")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> FileUnreadableError:
    """Return the error of a rules file, with the line that holds the words which ``error`` names."""
    words = str(error.args[0]) if error.args else ""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, line in enumerate(lines, 1) if words and words in line), 0)
    return FileUnreadableError(path=str(path), line=line)


def _rules(entries: list[dict[str, Any]]) -> tuple[AlertRule, ...]:
    rules: dict[str, AlertRule] = {}
    for entry in entries:
        if entry["id"] in rules or not entry.keys() <= _KEYS:
            raise ValueError(entry["id"])
        rules[entry["id"]] = _rule(entry)
    return tuple(rules.values())


def _rule(entry: dict[str, Any]) -> AlertRule:
    severity = Severity(entry["severity"])
    subtypes: dict[str, list[str]] = entry.get("subtypes") or {"": entry["patterns"]}
    patterns = tuple((subtype, pattern) for subtype, written in subtypes.items() for pattern in _texts(written))
    questions = tuple(_both(question) for question in entry.get("questions") or ())
    if not patterns or (severity is Severity.CRISIS and len(questions) != _QUESTIONS):
        raise ValueError(entry["id"])
    if not isinstance(entry["id"], str) or not isinstance(doubt := entry.get("doubt", False), bool):
        raise TypeError(entry["id"])
    return AlertRule(
        id=entry["id"],
        name=_both(entry["name"]),
        severity=severity,
        kind=RuleKind(entry["kind"]),
        doubt=doubt,
        patterns=patterns,
        exclusions=_texts(entry.get("exclusions")),
        questions=questions,
        action=_both(entry["action"]),
        raises=_texts(entry.get("raises")),
        silent=_texts(entry.get("silent")),
    )


def _both(value: dict[str, Any]) -> Bilingual:
    (ja,), (en,) = _texts([value["ja"]]), _texts([value["en"]])
    return Bilingual(ja, en)


def _texts(values: object) -> tuple[str, ...]:
    """Return a list of the file as texts; nothing where it was left out."""
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise TypeError(values)
    return tuple(values)
