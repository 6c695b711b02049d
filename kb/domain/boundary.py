"""The ladder of boundaries: an alternative, 警告, 最終警告, 切電 (P21). People judge; the program keeps the order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kb.domain.bilingual import Bilingual
    from kb.domain.sentence import Sentence


class BoundaryStep(StrEnum):
    """代わりの案, 警告, 最終警告, 切電, in the order in which they are taken."""

    ALTERNATIVE = "alternative"
    WARNING = "warning"
    FINAL_WARNING = "final_warning"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryWords:
    """A step: its name, the exact sentence, what must have happened before, what is recorded."""

    step: BoundaryStep
    name: Bilingual
    sentence: Sentence
    before: Bilingual
    record: Bilingual


@dataclass(frozen=True, slots=True)
class BoundaryCriterion:
    """What a person looks for before drawing a boundary; nothing is ever judged from it."""

    id: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class BoundaryMark:
    """A step that was taken; ``decided_by`` names who decided to leave out the steps before it, empty when none was."""

    step: BoundaryStep
    at: datetime
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class BoundaryState:
    """The steps taken in one call, in their order."""

    marks: tuple[BoundaryMark, ...] = ()

    @property
    def next(self) -> BoundaryStep | None:
        """The step that may be taken now, None after the last."""
        steps = tuple(BoundaryStep)
        place = steps.index(self.marks[-1].step) + 1 if self.marks else 0
        return steps[place] if place < len(steps) else None

    def taken_at(self, step: BoundaryStep) -> datetime | None:
        """Return when a step was taken."""
        return next((mark.at for mark in self.marks if mark.step is step), None)

    def taken(self, step: BoundaryStep, at: datetime, *, decided_by: str = "") -> BoundaryState:
        """Return the state after a step.

        Steps are left out only on a threat to life and limb, and then a supervisor decides, who is named.

        Raises:
            ValueError: the step is not the next one and nobody is named, it was taken or passed already, or ``at`` is
                before the last step.
        """
        if self.marks and at < self.marks[-1].at:
            raise ValueError(at)
        order = tuple(BoundaryStep)
        expected = self.next
        if expected is None or order.index(step) < order.index(expected):
            raise ValueError(step)
        if step is not expected and not decided_by:
            raise ValueError(step)
        return BoundaryState((*self.marks, BoundaryMark(step, at, decided_by if step is not expected else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryLadder:
    """The centre's words for each step, and its criteria."""

    steps: tuple[BoundaryWords, ...]
    criteria: tuple[BoundaryCriterion, ...]

    def words(self, step: BoundaryStep) -> BoundaryWords:
        """Return the words of a step; every step has some."""
        return next(words for words in self.steps if words.step is step)
