"""What the lines of a script or procedure hold, and what a screen reader says of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from desktop.commands import command
from desktop.i18n import noop, translate
from desktop.texts import label
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.script import Segment


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
    """The title of a step with its tick; ``locked``: it apologises for a fault that is not established (P17)."""

    step: int
    title: str
    apology: ApologyClass
    done: bool
    current: bool
    locked: bool = False


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """When a step is done."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One breath; ``line`` counts over all steps. ``aloud`` is the large type, ``asked``: its empty slot was passed.

    ``held``: a crisis stops the reading here (P12).
    """

    step: int
    line: int
    pieces: tuple[Piece, ...]
    state: LineState
    aloud: bool
    locked: bool = False
    asked: bool = False
    held: bool = False

    @property
    def open_slots(self) -> tuple[str, ...]:
        """Names of its empty slots."""
        return () if self.locked else tuple(piece.slot for piece in self.pieces if piece.empty)


ReaderItem: TypeAlias = StepRow | CriterionRow | LineRow

_STATES = {LineState.READ: noop("Reader", "読んだ行"), LineState.CURRENT: noop("Reader", "いまの行")}
_EMPTY = noop("Reader", "未入力")
_HELD = noop("Reader", "止めています")
_DONE = noop("Reader", "済み")
_CRITERION = noop("Reader", "基準")
_NO_FAULT = noop("Reader", "心情のお詫び（責任ではない）")
_LOCKED = noop("Reader", "責任が確定してから（{key}）")


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


def step_words(row: StepRow) -> str:
    """Return what stands beside the title of a step: what it apologises for, and why it is locked."""
    if not row.locked:
        return apology_words(row.apology)
    reason = translate("Reader", _LOCKED).format(key=command("call.fault").cap)
    return f"{apology_words(row.apology)} · {reason}"


def spoken(item: ReaderItem) -> str:
    """Return everything a row shows, as one text for a screen reader."""
    if isinstance(item, StepRow):
        parts = [f"{item.step + 1} {item.title}", step_words(item)]
        parts += [translate("Reader", _DONE)] if item.done else []
        return " · ".join(part for part in parts if part)
    if isinstance(item, CriterionRow):
        return f"{criterion_word()}: {item.text}"
    words = "".join(f"{piece.text}（{empty_word()}）" if piece.empty else piece.text for piece in item.pieces)
    state = _HELD if item.held and item.state is LineState.CURRENT else _STATES.get(item.state)
    return f"{translate('Reader', state)}: {words}" if state else words


def piece_of(segment: Segment, values: Mapping[str, str]) -> Piece:
    """Return a run of a line with what fills its slot."""
    if not segment.placeholder:
        return Piece(segment.text)
    value = values.get(segment.text, "")
    return Piece(value or segment.text, segment.text, empty=not value)
