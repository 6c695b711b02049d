"""Calls that were not ended: one comes back when the program starts, others wait beside the one in the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.session import Phase

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Calls
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call


class OpenCalls(QObject):
    """Looks once for what the last run left open. Notes of two customers never mix: what is typed by then wins.

    Signals:
        restored: (call) it was still open when the program started, and is in the pane now.
        left_open: (call) it is open beside the one in the pane; ``change_to`` goes to it.
        looked: it is known now whether there was one.
    """

    restored = Signal(object)
    left_open = Signal(object)
    looked = Signal()

    def __init__(self, calls: Calls, session: CallSession, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Know of none yet."""
        super().__init__(parent)
        self._calls = calls
        self._session = session
        self._runner = runner
        self._held = False
        self._other: Call | None = None
        session.changed.connect(self._on_changed)

    def look(self) -> None:
        """Ask the library, and go on with the call that was begun last."""
        # In the line of the writes, so that a call which is started meanwhile is not among those found.
        self._runner.write(self._calls.open_calls, self._on_found)

    def hold(self) -> None:
        """Keep the pane for what an input method is converting in it: it will belong to the customer of now."""
        self._held = True

    def change_to(self, call: Call) -> None:
        """Go on with an open call; the one in the pane stays open, and ``left_open`` tells of it."""
        if self._session.phase is Phase.STARTING:
            self._other = call
            return
        present = self._session.call
        self._session.enter(call)
        if present is not None:
            self.left_open.emit(present)

    def _on_found(self, calls: tuple[Call, ...]) -> None:
        others = [call for call in calls if call.id != self._session.call_id]
        if others:
            self._take_up(others[-1])
        self.looked.emit()

    def _take_up(self, call: Call) -> None:
        if self._session.phase is Phase.STARTING:
            self._other = call
        elif self._session.phase is Phase.RUNNING or self._held:
            self.left_open.emit(call)
        else:
            self._session.enter(call)
            self.restored.emit(call)

    def _on_changed(self) -> None:
        # Not before the present call is written: until then there is none to come back to.
        if self._other is not None and self._session.phase is Phase.RUNNING:
            other, self._other = self._other, None
            self.left_open.emit(other)
