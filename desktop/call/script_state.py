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

#: Names of the placeholders that a call fills by itself; the agent types the others.
CALLER_NAME = "お客様名"
AGENT_NAME = "担当者名"
PRODUCT_NAME = "製品名"

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


def apology_of(step: Step) -> ApologyClass:
    """Return the gravest apology a step contains."""
    classes = {line.apology for line in step.lines}
    for gravest in (ApologyClass.FAULT, ApologyClass.FEELINGS):
        if gravest in classes:
            return gravest
    return ApologyClass.NONE


def slots_of(article: ReadableArticle) -> tuple[str, ...]:
    """Return the names of everything a call has to fill before the text may be copied, each once, in their order."""
    if _is_spoken(article):
        names = [name for step in article.steps for line in step.lines for name in line.placeholders]
    else:
        names = [match[1].strip() for match in _SLOT.finditer(article.plain)]
    return tuple(dict.fromkeys(names))


def empty_slots(article: ReadableArticle, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the slots nothing has filled yet."""
    return tuple(name for name in slots_of(article) if not values.get(name))


def spoken_text(article: ReadableArticle, values: Mapping[str, str]) -> str | None:
    """Return what a copy puts on the clipboard, or None while a slot is empty.

    Articles with lines to speak give these, a breath a line and an empty line between steps; the others their text.
    """
    if empty_slots(article, values):
        return None
    if _is_spoken(article):
        known = dict(values)
        steps = ("\n".join(_filled(line, known) for line in step.lines) for step in article.steps)
        return "\n\n".join(step for step in steps if step)
    return _SLOT.sub(lambda match: values[match[1].strip()], article.plain)


def _is_spoken(article: ReadableArticle) -> bool:
    return article.article.kind in {Kind.SCRIPT, Kind.PROCEDURE} and line_count(article.steps) > 0


def _filled(line: SpokenLine, values: dict[str, str]) -> str:
    return line.filled(values) or ""
