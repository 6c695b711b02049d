"""Calls that other programs hand over: one starts at once, or waits for the agent while another call runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.call_state import Phase
from kb.domain.hand_off import demand_of

if TYPE_CHECKING:
    from desktop.call.presenter.session import CallSession
    from kb.domain.hand_off import CallHandOff

#: So many wait at most; who opens a hundred URLs does not bury the agent in messages.
MOST_WAITING = 5


class HandOffs(QObject):
    """Two customers never mix: what is said of the next one stays out of the call that runs.

    Signals:
        began: (CallHandOff) a call has been started with what it says.
        waiting: (CallHandOff) another call runs; ``begin`` makes it the next one.
        over: (CallHandOff) it waits no longer: it has begun, or newer ones took its place.
    """

    began = Signal(object)
    waiting = Signal(object)
    over = Signal(object)

    def __init__(self, session: CallSession, parent: QObject | None = None) -> None:
        """Know of none yet."""
        super().__init__(parent)
        self._session = session
        self._waiting: list[CallHandOff] = []

    def take(self, incoming: CallHandOff) -> None:
        """Start a call with it, or let it wait."""
        if self._session.phase is Phase.IDLE:
            self.begin(incoming)
        else:
            self._wait(incoming)

    def begin(self, incoming: CallHandOff) -> None:
        """Make it the next call; the one in the pane ends, unless its caller waits on hold."""
        if self._session.phase is Phase.STARTING:
            # Until the library has written the present call, it cannot end.
            self._wait(incoming)
            return
        self._forget(incoming)
        self._session.next()
        self._session.set_fields(
            caller_reference=incoming.caller,
            product=incoming.product,
            cause=incoming.cause,
            demand=demand_of(incoming.demand),
        )
        self._session.set_notes(incoming.notes)
        self.began.emit(incoming)

    def _wait(self, incoming: CallHandOff) -> None:
        self._forget(incoming)
        self._waiting.append(incoming)
        if len(self._waiting) > MOST_WAITING:
            self._forget(self._waiting[0])
        self.waiting.emit(incoming)

    def _forget(self, incoming: CallHandOff) -> None:
        if incoming in self._waiting:
            self._waiting.remove(incoming)
            self.over.emit(incoming)
