"""Looks for alerts in the notes of a call, independently of suggestions and of the index (P2, P12, P21, P24)."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.domain.rule_problem import RuleProblem
from kb.domain.triage import Alert, AlertRule, RuleKind
from kb.resources import resource_path
from kb.rule_files import rule_source
from kb.search.alert_patterns import Pattern, PatternError, PhraseBook
from kb.search.alert_rules import read_alert_rules
from kb.search.alert_scope import Scope, scope_after, supposed_before
from kb.search.alert_text import AlertText, flat_letters, sentences
from kb.search.phrase_forms import PhraseForms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.rule_entries import RuleEntry
    from kb.search.alert_patterns import Found, Phrase
    from kb.search.alert_rules import AlertRules
    from kb.search.alert_text import Span

#: Sentences remembered: while a note grows, only the one being typed is looked at anew.
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class _Usage:
    """A pattern of a rule in its place: ``number`` counts through the file, ``subtype`` None for an exclusion."""

    number: int
    rule: AlertRule
    subtype: str | None
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class _Finding:
    """What a rule found in a sentence, as offsets in it."""

    rule: AlertRule
    subtype: str
    span: Span


class Triage:
    """The compiled rules; any thread may use it."""

    def __init__(self, content: AlertRules, forms: PhraseForms) -> None:
        """Read the patterns; raise PatternError when one of them is not written as it should be."""
        self.rules = content.rules
        self._book = PhraseBook(content.groups, forms)
        #: By the phrases that a pattern may begin with: few patterns come into question for a sentence.
        self._usages: dict[Phrase, list[_Usage]] = {}
        for number, (rule, subtype, written) in enumerate(_written_patterns(content.rules)):
            usage = _Usage(number, rule, subtype, self._book.read_pattern(written))
            for phrase in dict.fromkeys(usage.pattern.parts[0]):
                self._usages.setdefault(phrase, []).append(usage)
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
        found = self._book.find(text)
        usages = {usage.number: usage for phrase in found for usage in self._usages.get(phrase, ())}
        findings: dict[str, _Finding] = {}
        excluded: dict[str, list[Span]] = {}
        for _, usage in sorted(usages.items()):
            if usage.subtype is None:
                excluded.setdefault(usage.rule.id, []).extend(usage.pattern.find(found))
            elif usage.rule.id not in findings and (
                span := self._first_meant(usage, found, text.flat, excluded.get(usage.rule.id, []))
            ):
                findings[usage.rule.id] = _Finding(usage.rule, usage.subtype, text.original_span(*span))
        return tuple(findings.values())

    def _first_meant(self, usage: _Usage, found: Found, flat: str, excluded: list[Span]) -> Span | None:
        for start, end in usage.pattern.find(found):
            if any(start < last and first < end for first, last in excluded):
                continue
            if self._is_meant(usage.rule, flat, start, end):
                return start, end
        return None

    def _is_meant(self, rule: AlertRule, flat: str, start: int, end: int) -> bool:
        scope = scope_after(flat, end)
        if scope is Scope.DENIED or (scope is Scope.DOUBTED and not rule.doubt):
            return False
        if rule.kind is RuleKind.STATEMENT:
            return True
        supposed = scope is Scope.SUPPOSED or supposed_before(flat, start, end)
        return not supposed and not self._happened_elsewhere(flat[:start])

    def _happened_elsewhere(self, before: str) -> bool:
        """Tell whether the words before speak of another company or the news, and not of this case again."""
        latest = max((before.rfind(words) for words in self._elsewhere), default=-1)
        return latest >= 0 and all(before.find(words, latest) < 0 for words in self._here)


def _written_patterns(rules: tuple[AlertRule, ...]) -> Iterator[tuple[AlertRule, str | None, str]]:
    """Yield what the rules are looked up by, the exclusions of each rule first."""
    for rule in rules:
        for written in rule.exclusions:
            yield rule, None, written
        for subtype, written in rule.patterns:
            yield rule, subtype, written


def load_triage(path: Path | None = None, kept: Path | None = None) -> Triage:
    """Read a rules file, by default the shipped one; ``kept`` is where the forms of its phrases are kept.

    Raises:
        FileUnreadableError: it is not what it should be.
    """
    forms = PhraseForms(kept)
    triage = read_triage(rule_source(path or resource_path("rules", "alerts.yaml")).root(), forms)
    forms.keep()
    return triage


def read_triage(file: RuleEntry, forms: PhraseForms) -> Triage:
    """Compile a file like ``rules/alerts.yaml``; raises RuleInvalidError."""
    content = read_alert_rules(file)
    try:
        return Triage(content, forms)
    except PatternError as error:
        # Either a word of a group, which stands in the file as it is, or a part of a pattern.
        place = file.place_of(error.part) or file.place_of(error.pattern) or ()
        file.fail(RuleProblem.PHRASE_BROKEN, *place, detail=error.part or error.pattern)


def _alert(finding: _Finding, sentence: str, offset: int) -> Alert:
    start, end = finding.span
    rule = finding.rule
    return Alert(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        subtype=finding.subtype,
        matched=sentence[start:end].replace("\r", "").replace("\n", " "),
        span=(offset + start, offset + end),
        action=rule.action,
        questions=rule.questions,
    )
