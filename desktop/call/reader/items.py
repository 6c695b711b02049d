"""What the lines of the reader hold, and what a screen reader says of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from desktop.call.script_state import View, apology_of, current_step
from desktop.i18n import noop, translate
from desktop.texts import label
from kb.domain.script import ApologyClass, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.call.script_state import Progress
    from kb.domain.reading import ReadableArticle


class LineState(Enum):
    """Read, being read, to be read."""

    READ = "read"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line: ``slot`` names the placeholder it came from; an empty slot shows its name."""

    text: str
    slot: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """The title of a step with its tick."""

    step: int
    title: str
    apology: ApologyClass
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """When a step is done."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One breath; ``line`` counts over all steps. ``aloud`` is the large type."""

    step: int
    line: int
    pieces: tuple[Piece, ...]
    state: LineState
    aloud: bool

    @property
    def open_slots(self) -> tuple[str, ...]:
        """Names of its empty slots."""
        return tuple(piece.slot for piece in self.pieces if piece.empty)


ReaderItem: TypeAlias = StepRow | CriterionRow | LineRow

_STATES = {LineState.READ: noop("Reader", "読んだ行"), LineState.CURRENT: noop("Reader", "いまの行")}
_EMPTY = noop("Reader", "未入力")
_DONE = noop("Reader", "済み")
_CRITERION = noop("Reader", "基準")
_NO_FAULT = noop("Reader", "心情のお詫び（責任ではない）")


def empty_word() -> str:
    """Return what an empty slot is called."""
    return translate("Reader", _EMPTY)


def criterion_word() -> str:
    """Return what the criterion of a step is called."""
    return translate("Reader", _CRITERION)


def apology_words(apology: ApologyClass) -> str:
    """Return the words that say what a step apologises for; an apology for feelings says that it admits nothing."""
    if apology is ApologyClass.NONE:
        return ""
    return translate("Reader", _NO_FAULT) if apology is ApologyClass.FEELINGS else label(apology)


def reader_items(article: ReadableArticle, progress: Progress, values: Mapping[str, str]) -> tuple[ReaderItem, ...]:
    """Return the rows of the views 読み上げ and 手順."""
    steps, aloud = article.steps, progress.view is View.ALOUD
    now = current_step(steps, progress.line)
    items: list[ReaderItem] = []
    number = 0
    for place, step in enumerate(steps):
        done = progress.done(steps, place)
        items.append(StepRow(place, step.title, apology_of(step), done, current=place == now and not done))
        if step.criterion and not aloud:
            items.append(CriterionRow(place, step.criterion))
        for line in step.lines:
            pieces = tuple(_piece(segment, values) for segment in line.segments)
            items.append(LineRow(place, number, pieces, _state(number, progress.line), aloud))
            number += 1
    return tuple(items)


def spoken(item: ReaderItem) -> str:
    """Return everything a row shows, as one text for a screen reader."""
    if isinstance(item, StepRow):
        parts = [f"{item.step + 1} {item.title}", apology_words(item.apology)]
        parts += [translate("Reader", _DONE)] if item.done else []
        return " · ".join(part for part in parts if part)
    if isinstance(item, CriterionRow):
        return f"{criterion_word()}: {item.text}"
    words = "".join(f"{piece.text}（{empty_word()}）" if piece.empty else piece.text for piece in item.pieces)
    state = _STATES.get(item.state)
    return f"{translate('Reader', state)}: {words}" if state else words


def _piece(segment: Segment, values: Mapping[str, str]) -> Piece:
    if not segment.placeholder:
        return Piece(segment.text)
    value = values.get(segment.text, "")
    return Piece(value or segment.text, segment.text, empty=not value)


def _state(number: int, line: int) -> LineState:
    if number == line:
        return LineState.CURRENT
    return LineState.READ if number < line else LineState.NEXT
