"""Checks a reply for words that make a complaint worse, with the rules of the centre."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.domain.rule_problem import RuleProblem
from kb.domain.wording import FoldedText, WordingRule, WordingUse, check_wording
from kb.rule_files import alternation, refuse_repetitions, rule_file
from kb.search import japanese

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kb.domain.wording import WordingFinding
    from kb.rule_entries import RuleEntry


class WordingService:
    """The wording check; the rules are read at the first question and kept."""

    def __init__(self, library_root: Path | None) -> None:
        """Use the rules of this library, or the shipped ones."""
        self._root = library_root

    @cached_property
    def rules(self) -> tuple[WordingRule, ...]:
        """The rules in the order of their file; raises FileUnreadableError."""
        return load_wording_rules(self._root)

    def forget(self) -> None:
        """Read the rules anew at the next question: their file was changed."""
        self.__dict__.pop("rules", None)

    def check(
        self, text: str, *, use: WordingUse | None = None, fault_established: bool = False
    ) -> tuple[WordingFinding, ...]:
        """Return what the rules flag, in the order of the text; kana and width variants are seen as the same.

        Admitting a fault is flagged until it is established (P17).

        Raises:
            FileUnreadableError: the rules cannot be read.
        """
        return check_with(self.rules, text, use=use, fault_established=fault_established)


def check_with(
    rules: Sequence[WordingRule], text: str, *, use: WordingUse | None = None, fault_established: bool = False
) -> tuple[WordingFinding, ...]:
    """Return what these rules flag; see ``WordingService.check``."""
    folded, offsets = japanese.fold_with_offsets(text)
    read = FoldedText(japanese.to_hiragana(folded), offsets)
    return check_wording(read, rules, use=use, fault_established=fault_established)


def load_wording_rules(library_root: Path | None = None) -> tuple[WordingRule, ...]:
    """Return the rules of ``rules/wording.yaml``.

    Raises:
        FileUnreadableError: the file is not what its first lines say it should be.
    """
    return read_wording_rules(rule_file(library_root, "wording"))


def read_wording_rules(file: RuleEntry) -> tuple[WordingRule, ...]:
    """Return the rules of a file like ``rules/wording.yaml``; raises RuleInvalidError."""
    named = file.entry("phrases")
    phrases = {name: named.texts(name) for name in named.names()}
    rules = tuple(_rule(entry, phrases) for entry in file.entries("rules"))
    file.finish()
    refuse_repetitions(file, "rules", tuple(rule.id for rule in rules))
    return rules


def _rule(entry: RuleEntry, phrases: Mapping[str, tuple[str, ...]]) -> WordingRule:
    own = entry.texts("patterns", optional=True)
    pattern = _expression(entry, "patterns", (*own, *_named(entry, "phrases", phrases)))
    if pattern is None:
        entry.fail(RuleProblem.KEY_MISSING, detail="patterns")
    rule = WordingRule(
        id=entry.text("id"),
        group=entry.text("group"),
        pattern=pattern,
        why=entry.both("why"),
        better=entry.both("better"),
        uses=frozenset(entry.words("applies", WordingUse)),
        at_least=entry.number("at_least", 1, least=1),
        broken_by=_expression(entry, "broken_by", _named(entry, "broken_by", phrases)),
        followed_by=_expression(entry, "unless_followed_by", _named(entry, "unless_followed_by", phrases)),
        only_before_facts=entry.yes("only_before_facts"),
        flags=entry.texts("flags"),
        passes=entry.texts("passes"),
    )
    entry.finish()
    return rule


def _named(entry: RuleEntry, key: str, phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    names = entry.texts(key, optional=True)
    for number, name in enumerate(names):
        if name not in phrases:
            entry.fail(RuleProblem.NAME_UNKNOWN, key, number, detail=name)
    return tuple(pattern for name in names for pattern in phrases[name])


def _expression(entry: RuleEntry, key: str, patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Join patterns; katakana in them is folded as it is in the text they are matched with."""
    folded = tuple(map(japanese.to_hiragana, patterns))
    return alternation(entry, key, folded) if folded else None
