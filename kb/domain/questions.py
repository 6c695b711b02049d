"""The question bank (P14), and what the notes show to be asked already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kb.domain.article import Stage
    from kb.domain.script import SpokenLine

#: A sign that would have to be asked once more stands in the clause; clauses end at these.
_CLAUSE_END = re.compile(r"[。、,!?\n]|$")


class Listening(StrEnum):
    """聞く: let them speak; 聴く: make the problem clear; 訊く: lead to the solution."""

    HEAR = "hear"
    LISTEN = "listen"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class AskedItem:
    """Something usually asked; ``word`` stands on its chip, ``shown_by`` matches folded notes that show it."""

    id: str
    word: str
    shown_by: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is spoken; ``item`` is what it asks for, empty where there is no chip; no causes: every one."""

    id: str
    word: str
    sentence: SpokenLine
    listening: Listening
    stages: frozenset[Stage]
    causes: frozenset[str] = frozenset()
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """The centre's questions in the order in which they are asked; ``not_yet`` says in a clause that nothing was asked.

    ``alternative`` and ``confirming_question`` stand beside a solution that has none of its own (P19).
    """

    items: tuple[AskedItem, ...]
    questions: tuple[Question, ...]
    not_yet: re.Pattern[str]
    alternative: SpokenLine
    confirming_question: SpokenLine

    def for_call(self, cause: str, stage: Stage | None, asked: Collection[str] = ()) -> tuple[Question, ...]:
        """Return what to ask in this stage, questions about the cause before those for every call.

        ``asked`` holds ids of items and questions that are left out. Without a stage all stages count; without a cause
        only what fits every call is asked.
        """
        fitting = [
            question
            for question in self.questions
            if (stage is None or stage in question.stages)
            and (not question.causes or cause in question.causes)
            and question.id not in asked
            and question.item not in asked
        ]
        return tuple(sorted(fitting, key=lambda question: not question.causes))

    def asked_items(self, folded_notes: str) -> frozenset[str]:
        """Return the items that folded notes show to be asked: too few rather than too many."""
        return frozenset(item.id for item in self.items if any(self._clauses_showing(item, folded_notes)))

    def _clauses_showing(self, item: AskedItem, notes: str) -> Iterator[bool]:
        for match in item.shown_by.finditer(notes):
            start = max(notes.rfind(mark, 0, match.start()) for mark in "。、,!?\n") + 1
            end = _CLAUSE_END.search(notes, match.end())
            clause = notes[start : end.start() if end else len(notes)]
            yield self.not_yet.search(clause) is None
