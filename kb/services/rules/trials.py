"""What rules find in a text, and whether their own examples come out as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.domain.bilingual import Bilingual
from kb.domain.rule_editing import BrokenExample, RuleHit
from kb.search import japanese
from kb.search.masking import Masker
from kb.services.wording import check_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.domain.questions import QuestionBank
    from kb.domain.wording import WordingRule
    from kb.search.mask_words import MaskWords
    from kb.search.triage import Triage

    Hits = Iterator[RuleHit]
    Examples = Iterator[tuple[str, str, bool]]


def _alerts(triage: Triage, sample: str) -> Hits:
    for alert in triage.check(sample):
        yield RuleHit(alert.rule, *alert.span, alert.name, alert.severity, alert.action)


def _wording(rules: tuple[WordingRule, ...], sample: str) -> Hits:
    for finding in check_with(rules, sample):
        yield RuleHit(finding.rule, finding.start, finding.end, finding.why, None, finding.better)


def _masking(words: MaskWords, sample: str) -> Hits:
    for span in Masker.of(words).mask(sample).spans:
        shown = words.placeholders[span.category]
        yield RuleHit(span.category.value, span.start, span.end, Bilingual(shown, shown))


def _questions(bank: QuestionBank, sample: str) -> Hits:
    folded, offsets = japanese.fold_with_offsets(sample)
    asked = bank.asked_items(folded)
    for item in bank.items:
        match = item.shown_by.search(folded)
        if item.id in asked and match is not None:
            yield RuleHit(item.id, offsets[match.start()], offsets[match.end()], Bilingual(item.word, item.word))


#: What the files that can be tried find in a text.
TRIALS: dict[str, Callable[[Any, str], Hits]] = {
    "alerts": _alerts,
    "wording": _wording,
    "masking": _masking,
    "questions": _questions,
}


def _alert_examples(triage: Triage) -> Examples:
    for rule in triage.rules:
        for text in rule.raises:
            yield rule.id, text, True
        for text in rule.silent:
            yield rule.id, text, False


def _wording_examples(rules: tuple[WordingRule, ...]) -> Examples:
    for rule in rules:
        for text in rule.flags:
            yield rule.id, text, True
        for text in rule.passes:
            yield rule.id, text, False


_EXAMPLES: dict[str, Callable[[Any], Examples]] = {"alerts": _alert_examples, "wording": _wording_examples}


def try_examples(name: str, rules: Any) -> tuple[int, tuple[BrokenExample, ...]]:  # noqa: ANN401 - as the loader of the file gives
    """Return how many examples the rules carry, and those that do not come out as they say."""
    examples = list(_EXAMPLES[name](rules)) if name in _EXAMPLES else []
    broken = [
        BrokenExample(rule, text, wanted)
        for rule, text, wanted in examples
        if any(hit.rule == rule for hit in TRIALS[name](rules, text)) != wanted
    ]
    return len(examples), tuple(broken)
