"""Calls promises to mind: some minutes before they are due, and when they are overdue (P20)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from desktop.call.presenter.promise_ledger import PromiseLedger
    from kb.domain.promise import Promise

#: Rows say how many minutes are left, and a computer that slept or whose clock was set is noticed as soon.
_LONGEST_MS = 60_000
_SHORTEST_MS = 50


class PromiseReminders(QObject):
    """One timer, for the next moment at which something is to be said.

    Each promise is called to mind once before it is due and once when it is overdue, and again after it was moved.

    Signals:
        due_soon: (promises as a tuple) they will be due within the minutes of the policy.
        overdue: (promises as a tuple) they should have been kept by now.
    """

    due_soon = Signal(tuple)
    overdue = Signal(tuple)

    def __init__(self, ledger: PromiseLedger, parent: QObject | None = None) -> None:
        """Listen to ``ledger`` from now on."""
        super().__init__(parent)
        self._ledger = ledger
        self._over = False
        self._told: set[tuple[UUID, datetime, bool]] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(ledger.look)
        ledger.changed.connect(self._on_changed)

    def shut_down(self) -> None:
        """Stop the timer, and start it no more."""
        self._over = True
        self._timer.stop()

    @property
    def next_look_ms(self) -> int | None:
        """Milliseconds until the next look at the promises; None while none is open."""
        return self._timer.interval() if self._timer.isActive() else None

    def _on_changed(self) -> None:
        if not self._over:
            self._tell()
            self._plan()

    def _tell(self) -> None:
        board, now, ahead = self._ledger.board, self._ledger.now(), self._ahead
        late = self._untold(board.overdue)
        soon = self._untold(one for one in (*board.today, *board.later) if one.due_at - ahead <= now)
        self._told |= {_key(one, overdue=True) for one in late} | {_key(one, overdue=False) for one in soon}
        if soon:
            self.due_soon.emit(soon)
        if late:
            self.overdue.emit(late)

    def _plan(self) -> None:
        now, ahead = self._ledger.now(), self._ahead
        board = self._ledger.board
        if not board.open_count:
            self._timer.stop()
            return
        moments = (moment for one in (*board.today, *board.later) for moment in (one.due_at - ahead, one.due_at))
        waits = [(moment - now).total_seconds() * 1000 for moment in moments if moment > now]
        self._timer.start(max(_SHORTEST_MS, min([_LONGEST_MS, *(round(wait) for wait in waits)])))

    @property
    def _ahead(self) -> timedelta:
        policy = self._ledger.policy
        return timedelta(minutes=policy.reminder_minutes if policy else 0)

    def _untold(self, promises: Iterable[Promise]) -> tuple[Promise, ...]:
        now = self._ledger.now()
        return tuple(one for one in promises if _key(one, overdue=one.overdue(now)) not in self._told)


def _key(promise: Promise, *, overdue: bool) -> tuple[UUID, datetime, bool]:
    return promise.id, promise.due_at, overdue
