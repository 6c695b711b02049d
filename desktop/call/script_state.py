"""How far an article is read, and what its lines say in this call: rules of the reader without a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import Kind
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine, Step

_SLOT = re.compile(r"\{\{([^{}\n]+)\}\}")


class View(StrEnum):
    """The three ways to look at an article."""

    ALOUD = "aloud"
    STEPS = "steps"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an agent stands in one article: ``line`` is the one to be read next, counted over all steps.

    ``ticks`` are the steps ticked or unticked by hand; the others are done when their lines are read.
    """

    view: View
    line: int = 0
    ticks: Mapping[int, bool] = field(default_factory=dict)

    def moved(self, steps: tuple[Step, ...], by: int) -> Progress:
        """Return the progress some lines further; one place after the last line means that all are read."""
        return replace(self, line=max(0, min(self.line + by, line_count(steps))))

    def done(self, steps: tuple[Step, ...], step: int) -> bool:
        """Tell whether a step is ticked."""
        if step in self.ticks:
            return self.ticks[step]
        lines = len(steps[step].lines)
        return lines > 0 and self.line >= first_line(steps, step) + lines

    def toggled(self, steps: tuple[Step, ...], step: int) -> Progress:
        """Return the progress with the tick of a step the other way round."""
        return replace(self, ticks={**self.ticks, step: not self.done(steps, step)})


def line_count(steps: tuple[Step, ...]) -> int:
    """Return how many lines there are to speak."""
    return sum(len(step.lines) for step in steps)


def first_line(steps: tuple[Step, ...], step: int) -> int:
    """Return the number of a step's first line, counted over all steps."""
    return line_count(steps[:step])


def current_step(steps: tuple[Step, ...], line: int) -> int:
    """Return the step that a line belongs to; the number of steps when all lines are read."""
    for number, step in enumerate(steps):
        line -= len(step.lines)
        if line < 0:
            return number
    return len(steps)


def views_of(article: ReadableArticle) -> tuple[View, ...]:
    """Return the views that show something; the first is the one to begin with."""
    steps = article.steps
    if not steps:
        return (View.FULL,)
    if not line_count(steps):
        return (View.STEPS, View.FULL)
    return (View.ALOUD, View.STEPS, View.FULL)


def lines_of(steps: tuple[Step, ...]) -> tuple[SpokenLine, ...]:
    """Return the lines to speak, in their order."""
    return tuple(line for step in steps for line in step.lines)


def is_locked(line: SpokenLine, *, fault_established: bool) -> bool:
    """Tell whether a line is not to be spoken yet: a fault is apologised for once it is established (P17)."""
    return line.apology is ApologyClass.FAULT and not fault_established


def next_line(steps: tuple[Step, ...], line: int, by: int, *, fault_established: bool) -> int:
    """Return the line some lines further or back, not counting locked ones; the number of lines means all are read."""
    lines = lines_of(steps)
    step = 1 if by > 0 else -1
    for _ in range(abs(by)):
        line += step
        while 0 <= line < len(lines) and is_locked(lines[line], fault_established=fault_established):
            line += step
    if line < 0:
        return first_unlocked(steps, fault_established=fault_established)
    return min(line, len(lines))


def first_unlocked(steps: tuple[Step, ...], *, fault_established: bool) -> int:
    """Return the first line that may be spoken; 0 when there is none."""
    for number, line in enumerate(lines_of(steps)):
        if not is_locked(line, fault_established=fault_established):
            return number
    return 0


def slots_of(article: ReadableArticle, *, fault_established: bool = True) -> tuple[str, ...]:
    """Return the names of everything a call has to fill before the text may be copied, each once, in their order."""
    if _is_spoken(article):
        lines = _unlocked(article.steps, fault_established=fault_established)
        names = [name for step in lines for line in step for name in line.placeholders]
    else:
        names = [match[1].strip() for match in _SLOT.finditer(article.plain)]
    return tuple(dict.fromkeys(names))


def empty_slots(
    article: ReadableArticle, values: Mapping[str, str], *, fault_established: bool = True
) -> tuple[str, ...]:
    """Return the slots nothing has filled yet."""
    return tuple(name for name in slots_of(article, fault_established=fault_established) if not values.get(name))


def spoken_text(article: ReadableArticle, values: Mapping[str, str], *, fault_established: bool = True) -> str | None:
    """Return what a copy puts on the clipboard, or None while a slot is empty.

    Articles with lines to speak give these, a breath a line and an empty line between steps, without the locked ones;
    the others their text.
    """
    if empty_slots(article, values, fault_established=fault_established):
        return None
    if _is_spoken(article):
        known = dict(values)
        spoken = _unlocked(article.steps, fault_established=fault_established)
        steps = ("\n".join(_filled(line, known) for line in step) for step in spoken)
        return "\n\n".join(step for step in steps if step)
    return _SLOT.sub(lambda match: values[match[1].strip()], article.plain)


def _unlocked(steps: tuple[Step, ...], *, fault_established: bool) -> list[list[SpokenLine]]:
    return [[line for line in step.lines if not is_locked(line, fault_established=fault_established)] for step in steps]


def _is_spoken(article: ReadableArticle) -> bool:
    return article.article.kind in {Kind.SCRIPT, Kind.PROCEDURE} and line_count(article.steps) > 0


def _filled(line: SpokenLine, values: dict[str, str]) -> str:
    return line.filled(values) or ""
