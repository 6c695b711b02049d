"""What stands beside a solution: an alternative and a question for consent (P19)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.conduct import completes_sentence, is_question, line_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from kb.domain.script import SpokenLine, Step

_ALTERNATIVE = "代替案"
#: How a step that offers a choice is called.
_CHOICE = re.compile(r"案|選|別の|ほかの|他の|代わ[るり]")
_CONSENT = re.compile(r"よろしい|宜しい|よいですか|いかが|どちら|合って|進めて")


@dataclass(frozen=True, slots=True)
class OtherSolution:
    """Another solution script that fits the cause or the demand."""

    article_id: UUID
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """What the screen shows beside a solution script; there is always an alternative and a question, a breath a line.

    ``own``: both are the script's own words; else one of them is the centre's general one. ``others`` may be empty.
    """

    alternative: tuple[SpokenLine, ...]
    confirming_question: tuple[SpokenLine, ...]
    own: bool
    others: tuple[OtherSolution, ...] = ()


def offered_alternative(steps: Sequence[Step]) -> tuple[SpokenLine, ...]:
    """Return the lines of the step that offers an alternative, empty where none does.

    That is the first step with the placeholder 代替案, or else the first one whose title speaks of a choice.
    """
    with_placeholder = (step for step in steps if any(_ALTERNATIVE in line.placeholders for line in step.lines))
    with_choice = (step for step in steps if step.lines and _CHOICE.search(step.title))
    step = next(with_placeholder, None) or next(with_choice, None)
    return step.lines if step else ()


def question_for_consent(steps: Sequence[Step]) -> tuple[SpokenLine, ...]:
    """Return the last question for consent with all its breaths, empty where there is none."""
    for step in reversed(steps):
        for at in range(len(step.lines) - 1, -1, -1):
            if not is_question(line_text(step.lines[at])):
                continue
            start = at
            while start > 0 and not completes_sentence(line_text(step.lines[start - 1])):
                start -= 1
            lines = step.lines[start : at + 1]
            if _CONSENT.search("".join(map(line_text, lines))):
                return lines
    return ()
