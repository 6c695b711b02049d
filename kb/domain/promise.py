"""Promises to customers (約束): what, to whom, by when, how, by whom, and what became of them (P18, P20)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class PromiseState(StrEnum):
    """果たす前, 果たした, 果たせなかった; one that is moved stays open with another due time."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"


class PromiseChannel(StrEnum):
    """How the promise will be kept."""

    TELEPHONE = "telephone"
    VISIT = "visit"
    LETTER = "letter"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class PromiseMove:
    """One change of the due time: a missed promise is announced with its reason and an alternative (P20)."""

    at: datetime
    due_before: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise; ``due_at`` is obligatory (P18), ``reason`` says why it was missed."""

    id: UUID
    made_at: datetime
    due_at: datetime
    what: str
    to_whom: str = ""
    owner: str = ""
    channel: PromiseChannel = PromiseChannel.TELEPHONE
    call_id: UUID | None = None
    matter_id: UUID | None = None
    state: PromiseState = PromiseState.OPEN
    settled_at: datetime | None = None
    reason: str = ""
    moves: tuple[PromiseMove, ...] = ()

    def overdue(self, now: datetime) -> bool:
        """Tell whether it should have been kept by now."""
        return self.state is PromiseState.OPEN and self.due_at <= now


@dataclass(frozen=True, slots=True)
class PromiseBoard:
    """Promises as a start screen and a strip show them, by the days of this computer's time zone.

    ``overdue``, ``today`` and ``later`` are open, the earliest due first; ``settled_today`` were kept or missed today.
    """

    overdue: tuple[Promise, ...] = ()
    today: tuple[Promise, ...] = ()
    later: tuple[Promise, ...] = ()
    settled_today: tuple[Promise, ...] = ()

    @property
    def open_count(self) -> int:
        """How many are still to be kept."""
        return len(self.overdue) + len(self.today) + len(self.later)


def promise_board(promises: tuple[Promise, ...], now: datetime) -> PromiseBoard:
    """Sort promises into a board; ``now`` is taken to the computer's time zone for what 今日 means."""
    day = now.astimezone().date()
    groups: dict[str, list[Promise]] = {"overdue": [], "today": [], "later": [], "settled": []}
    for promise in sorted(promises, key=lambda one: (one.due_at, one.id)):
        if promise.state is not PromiseState.OPEN:
            if promise.settled_at is not None and promise.settled_at.astimezone().date() == day:
                groups["settled"].append(promise)
        elif promise.overdue(now):
            groups["overdue"].append(promise)
        elif promise.due_at.astimezone().date() == day:
            groups["today"].append(promise)
        else:
            groups["later"].append(promise)
    return PromiseBoard(*(tuple(groups[name]) for name in ("overdue", "today", "later", "settled")))
