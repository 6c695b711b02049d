"""Rows of the board: groups of promises, what each of them says, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from desktop.articles.reasons import SEPARATOR
from desktop.call.rows.items import Heading
from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.texts.due_times import due_text, left_text
from kb.domain.promise import PromiseState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from kb.domain.promise import Promise, PromiseBoard

_HOUR = 3600
_OVERDUE = noop("Board", "期限を過ぎた")
_TODAY = noop("Board", "今日")
_LATER = noop("Board", "これから")
_KEPT_TODAY = noop("Board", "今日、果たした約束")
_SETTLED_TODAY = noop("Board", "今日、終えた約束")
_OWNER = noop("Board", "担当 {owner}")
_MOVED = noop("Board", "期限の変更 {count}回")
_SETTLED_AT = noop("Board", "{time} に記録")
_IN_TIME = noop("Board", "期限内")


class Tone(Enum):
    """How a row asks for attention; each has a shape of its own beside the colour."""

    OVERDUE = ("warning", "danger")
    SOON = ("clock", "warn")
    OPEN = ("calendar", "text.secondary")
    KEPT = ("check", "text.secondary")
    MISSED = ("close", "text.secondary")

    @property
    def icon(self) -> str:
        """Name of its drawing."""
        return self.value[0]

    @property
    def color(self) -> str:
        """Token of icon and time."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise: when and how long that is from now, what, and to whom by which way."""

    promise_id: UUID
    tone: Tone
    when: str
    left: str
    what: str
    about: str

    @property
    def is_open(self) -> bool:
        """Whether something can still be done about it."""
        return self.tone in {Tone.OVERDUE, Tone.SOON, Tone.OPEN}

    @property
    def spoken(self) -> str:
        """Everything it shows, for a screen reader."""
        return SEPARATOR.join(part for part in (self.when, self.left, self.what, self.about) if part)


BoardItem: TypeAlias = Heading | PromiseRow


def board_items(board: PromiseBoard, now: datetime, agent: str) -> tuple[BoardItem, ...]:
    """Return the rows of the board in its four groups; a group without promises is left out."""
    return tuple(_items(board, now, agent))


def _items(board: PromiseBoard, now: datetime, agent: str) -> Iterator[BoardItem]:
    all_kept = all(promise.state is PromiseState.KEPT for promise in board.settled_today)
    groups = (
        (_OVERDUE, board.overdue),
        (_TODAY, board.today),
        (_LATER, board.later),
        (_KEPT_TODAY if all_kept else _SETTLED_TODAY, board.settled_today),
    )
    for title, promises in groups:
        if promises:
            yield Heading(translate("Board", title), str(len(promises)))
            yield from (promise_row(promise, now, agent) for promise in promises)


def promise_row(promise: Promise, now: datetime, agent: str) -> PromiseRow:
    """Return the row of one promise."""
    tone = _tone(promise, now)
    about = [promise.to_whom, label(promise.channel)]
    if promise.owner and promise.owner != agent:
        about.append(translate("Board", _OWNER).format(owner=promise.owner))
    if promise.moves:
        about.append(translate("Board", _MOVED).format(count=len(promise.moves)))
    left = left_text(promise.due_at, now)
    if promise.settled_at is not None:
        left = translate("Board", _SETTLED_AT).format(time=f"{promise.settled_at.astimezone():%H:%M}")
        in_time = tone is Tone.KEPT and promise.settled_at <= promise.due_at
        about.append(translate("Board", _IN_TIME) if in_time else label(promise.state))
    return PromiseRow(
        promise.id,
        tone,
        due_text(promise.due_at, now),
        left,
        promise.what,
        SEPARATOR.join(part for part in about if part),
    )


def _tone(promise: Promise, now: datetime) -> Tone:
    if promise.state is not PromiseState.OPEN:
        return Tone.KEPT if promise.state is PromiseState.KEPT else Tone.MISSED
    seconds = (promise.due_at - now).total_seconds()
    if seconds <= 0:
        return Tone.OVERDUE
    return Tone.SOON if seconds <= _HOUR else Tone.OPEN
