"""Words that make a complaint worse, found in a reply before it is spoken or sent (P13, P17)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.domain.bilingual import Bilingual

#: Better wording is advice; what can be put in its place stands in it as an example: （「…」）, or 「….」 at its start.
_EXAMPLE = re.compile(r"（「([^」]+)」）|^「([^」]*。)」")
_ENDS = "。!?！？\n"


class WordingUse(StrEnum):
    """Where a reply goes: typed to be spoken now, a script in the knowledge base, a mail."""

    REPLY = "reply"
    SCRIPT = "script"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with width, case and katakana made equal; ``offsets`` tells where each folded character came from.

    ``offsets`` has one entry more than ``folded`` has characters: the length of the text as it was typed.
    """

    folded: str
    offsets: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRule:
    """One kind of words that make it worse; ``pattern`` and the two others match folded text.

    Flagged is each match of ``pattern`` with which ``at_least`` of them stand in a row with no ``broken_by`` between
    them, unless ``followed_by`` matches somewhere after it. ``only_before_facts``: not flagged once the fault is
    established. ``uses`` are the places it applies to. ``flags`` and ``passes`` are the examples by which the rule is
    tested.
    """

    id: str
    group: str
    pattern: re.Pattern[str]
    why: Bilingual
    better: Bilingual
    uses: frozenset[WordingUse]
    at_least: int = 1
    broken_by: re.Pattern[str] | None = None
    followed_by: re.Pattern[str] | None = None
    only_before_facts: bool = False
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFinding:
    """Words that a rule flags, from ``start`` to ``end`` of the text as it was typed, and what to say instead."""

    rule: str
    group: str
    start: int
    end: int
    why: Bilingual
    better: Bilingual

    @property
    def example(self) -> str:
        """Words that can stand in place of those found; empty where there is only advice.

        They are Japanese in every language of the program: they are said to the customer.
        """
        match = _EXAMPLE.search(self.better.japanese)
        return (match[1] or match[2]) if match else ""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence with these words begins and ends: half of one would not fit better wording."""
    first = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1) + 1
    while end < len(text) and text[end - 1] not in _ENDS:
        end += 1
    if end > first and text[end - 1] == "\n":
        end -= 1
    return first, end


def check_wording(
    text: FoldedText, rules: Sequence[WordingRule], *, use: WordingUse | None = None, fault_established: bool = False
) -> tuple[WordingFinding, ...]:
    """Return what the rules flag in the order of the text; without ``use`` every rule applies."""
    found = [
        WordingFinding(
            rule=rule.id,
            group=rule.group,
            start=text.offsets[start],
            end=text.offsets[end],
            why=rule.why,
            better=rule.better,
        )
        for rule in rules
        if (use is None or use in rule.uses) and not (rule.only_before_facts and fault_established)
        for start, end in _flagged(text.folded, rule)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _flagged(folded: str, rule: WordingRule) -> Iterator[tuple[int, int]]:
    in_a_row, last_end = 0, 0
    follows = _Following(folded, rule.followed_by)
    for match in rule.pattern.finditer(folded):
        start, end = match.span()
        broken = rule.broken_by is not None and rule.broken_by.search(folded, last_end, start) is not None
        in_a_row = 1 if broken else in_a_row + 1
        last_end = end
        if in_a_row >= rule.at_least and not follows.after(end):
            yield start, end


class _Following:
    """Tells for places in ascending order whether a pattern matches after them, in one reading of the text."""

    def __init__(self, folded: str, pattern: re.Pattern[str] | None) -> None:
        self._folded = folded
        self._pattern = pattern
        self._next = -1

    def after(self, place: int) -> bool:
        if self._pattern is not None and self._next < place:
            match = self._pattern.search(self._folded, place)
            self._pattern, self._next = (None, -1) if match is None else (self._pattern, match.start())
        return self._pattern is not None
