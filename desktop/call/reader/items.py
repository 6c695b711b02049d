"""What stands in the lines of the reader during a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.articles.reading_items import CriterionRow, LineRow, LineState, ReaderItem, StepRow, piece_of
from desktop.call.script_state import View, current_step

if TYPE_CHECKING:
    from desktop.call.open_article import OpenArticle


def reader_items(now: OpenArticle, asked: str = "", *, held: bool = False) -> tuple[ReaderItem, ...]:
    """Return the rows of the views 読み上げ and 手順; ``asked`` is the slot that somebody was about to pass.

    ``held``: nothing after the current line is read now.
    """
    steps, progress, aloud = now.article.steps, now.progress, now.progress.view is View.ALOUD
    current = current_step(steps, progress.line)
    items: list[ReaderItem] = []
    number = 0
    for place, step in enumerate(steps):
        done = progress.done(steps, place)
        locked = any(now.locked(number + line) for line in range(len(step.lines)))
        is_current = place == current and not done
        items.append(StepRow(place, step.title, step.apology, done, is_current, locked))
        if step.criterion and not aloud:
            items.append(CriterionRow(place, step.criterion))
        for line in step.lines:
            pieces = tuple(piece_of(segment, now.values) for segment in line.segments)
            state = _state(number, progress.line)
            asks = bool(asked) and state is LineState.CURRENT
            items.append(LineRow(place, number, pieces, state, aloud, now.locked(number), asks, held))
            number += 1
    return tuple(items)


def _state(number: int, line: int) -> LineState:
    if number == line:
        return LineState.CURRENT
    return LineState.READ if number < line else LineState.NEXT
