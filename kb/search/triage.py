"""Looks for alerts in the notes of a call, independently of suggestions and of the index (P2, P12, P21, P24)."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.domain.triage import Alert, AlertRule, RuleKind
from kb.errors import FileUnreadableError
from kb.resources import resource_path
from kb.search.alert_patterns import Pattern, flat_letters, read_pattern
from kb.search.alert_rules import load_alert_rules
from kb.search.alert_scope import Scope, scope_after
from kb.search.alert_text import AlertText, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kb.search.alert_rules import AlertRules
    from kb.search.alert_text import Span

#: Sentences remembered: while a note grows, only the one being typed is looked at anew.
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    rule: AlertRule
    patterns: tuple[tuple[str, Pattern], ...]
    exclusions: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Finding:
    """What a rule found in a sentence, as offsets in it."""

    rule: AlertRule
    subtype: str
    span: Span


class Triage:
    """The compiled rules; any thread may use it."""

    def __init__(self, content: AlertRules) -> None:
        """Read the patterns; raise ValueError when one of them is not written as it should be."""
        self.rules = content.rules
        self._compiled = [
            _CompiledRule(
                rule,
                tuple((subtype, read_pattern(written, content.groups)) for subtype, written in rule.patterns),
                tuple(read_pattern(written, content.groups) for written in rule.exclusions),
            )
            for rule in content.rules
        ]
        self._elsewhere = tuple(map(flat_letters, content.elsewhere))
        self._here = tuple(map(flat_letters, content.here))
        self._findings = lru_cache(maxsize=_REMEMBERED)(self._look)

    def check(self, notes: str) -> tuple[Alert, ...]:
        """Return the alerts, gravest first, at most one for each rule; never raises, whatever was typed or pasted."""
        found: OrderedDict[str, Alert] = OrderedDict()
        for sentence, offset in sentences(notes):
            for finding in self._findings(sentence):
                if finding.rule.id not in found:
                    found[finding.rule.id] = _alert(finding, sentence, offset)
        places = {rule.id: place for place, rule in enumerate(self.rules)}
        return tuple(sorted(found.values(), key=lambda alert: (alert.severity.order, places[alert.rule])))

    def _look(self, sentence: str) -> tuple[_Finding, ...]:
        text = AlertText(sentence)
        findings = []
        for compiled in self._compiled:
            if (finding := self._apply(compiled, text)) is not None:
                findings.append(finding)
        return tuple(findings)

    def _apply(self, compiled: _CompiledRule, text: AlertText) -> _Finding | None:
        excluded: Sequence[Span] | None = None
        for subtype, pattern in compiled.patterns:
            for start, end in pattern.find(text):
                if excluded is None:
                    excluded = [span for exclusion in compiled.exclusions for span in exclusion.find(text)]
                if any(start < last and first < end for first, last in excluded):
                    continue
                if self._is_meant(compiled.rule, text.flat, start, end):
                    return _Finding(compiled.rule, subtype, text.original_span(start, end))
        return None

    def _is_meant(self, rule: AlertRule, flat: str, start: int, end: int) -> bool:
        scope = scope_after(flat, end)
        if scope is Scope.DENIED or (scope is Scope.DOUBTED and not rule.doubt):
            return False
        return rule.kind is RuleKind.STATEMENT or (scope is not Scope.SUPPOSED and not self._happened_elsewhere(flat[:start]))

    def _happened_elsewhere(self, before: str) -> bool:
        """Tell whether the words before speak of another company or the news, and not of this case again."""
        latest = max((before.rfind(words) for words in self._elsewhere), default=-1)
        return latest >= 0 and all(before.find(words, latest) < 0 for words in self._here)


def load_triage(path: Path | None = None) -> Triage:
    """Read a rules file, by default the shipped one.

    Raises:
        FileUnreadableError: it is not what it should be.
    """
    source = path or resource_path("rules", "alerts.yaml")
    try:
        return Triage(load_alert_rules(source))
    except ValueError as error:
        raise FileUnreadableError(path=str(source), line=0) from error


def _alert(finding: _Finding, sentence: str, offset: int) -> Alert:
    start, end = finding.span
    rule = finding.rule
    return Alert(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        subtype=finding.subtype,
        matched=sentence[start:end],
        span=(offset + start, offset + end),
        action=rule.action,
        questions=rule.questions,
    )
