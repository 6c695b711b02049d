"""Reads rules/alerts.yaml, the file that a centre owns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.rule_problem import RuleProblem
from kb.domain.triage import AlertRule, RuleKind, Severity
from kb.rule_files import refuse_repetitions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.bilingual import Bilingual
    from kb.rule_entries import RuleEntry

_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class AlertRules:
    """The content of the file; ``groups`` are lists of words that patterns name."""

    rules: tuple[AlertRule, ...]
    groups: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    here: tuple[str, ...]


def read_alert_rules(file: RuleEntry) -> AlertRules:
    """Return what a file like ``rules/alerts.yaml`` says; how patterns are written is checked by ``Triage``.

    Raises:
        RuleInvalidError: the file is not what its first lines say it should be.
    """
    groups = file.entry("groups") if file.has("groups") else None
    content = AlertRules(
        rules=tuple(map(_rule, file.entries("rules"))),
        groups={name: groups.texts(name, optional=True) for name in groups.names()} if groups else {},
        elsewhere=file.texts("elsewhere", optional=True),
        here=file.texts("here", optional=True),
    )
    file.finish()
    refuse_repetitions(file, "rules", tuple(rule.id for rule in content.rules))
    return content


def _rule(entry: RuleEntry) -> AlertRule:
    rule = AlertRule(
        id=entry.text("id"),
        name=entry.both("name"),
        severity=entry.word("severity", Severity),
        kind=entry.word("kind", RuleKind),
        doubt=entry.yes("doubt"),
        patterns=_patterns(entry),
        exclusions=entry.texts("exclusions", optional=True),
        questions=_questions(entry),
        action=entry.both("action"),
        raises=entry.texts("raises", optional=True),
        silent=entry.texts("silent", optional=True),
    )
    entry.finish()
    if rule.severity is Severity.CRISIS and len(rule.questions) != _QUESTIONS:
        entry.fail(RuleProblem.COUNT_WRONG, "questions", detail=str(_QUESTIONS))
    return rule


def _patterns(entry: RuleEntry) -> tuple[tuple[str, str], ...]:
    if not entry.has("subtypes"):
        return tuple(("", pattern) for pattern in entry.texts("patterns"))
    subtypes = entry.entry("subtypes")
    return tuple((name, pattern) for name in subtypes.names() for pattern in subtypes.texts(name))


def _questions(entry: RuleEntry) -> tuple[Bilingual, ...]:
    return tuple(question.whole_both() for question in entry.entries("questions", optional=True))
