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
    """Keeps the open calls beside the one in the pane: on hold, or left open by the last run.

    Notes of two customers never mix: what is typed by the time the library answers belongs to the call in the pane.

    Signals:
        changed: ``others`` are different.
        restored: (call) it was still open when the program started, and is in the pane now.
        left_open: (call) the last run left it open, and it is not in the pane.
        looked: it is known now whether there was one.
    """

    changed = Signal()
    restored = Signal(object)
    left_open = Signal(object)
    looked = Signal()

    def __init__(self, calls: Calls, session: CallSession, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Know of none yet."""
        super().__init__(parent)
        self._calls = calls
        self._session = session
        self._runner = runner
        self._pane_taken = False
        self._others: tuple[Call, ...] = ()
        self._untold: Call | None = None
        session.changed.connect(self._on_changed)
        session.kept_open.connect(self._add)

    @property
    def others(self) -> tuple[Call, ...]:
        """Open calls beside the one in the pane, with what was written in them; ``change`` takes the first."""
        return self._others

    def look(self) -> None:
        """Ask the library, and go on with the call that was begun last."""
        # In the line of the writes, so that a call which is started meanwhile is not among those found.
        self._runner.write(self._calls.open_calls, self._on_found)

    def hold(self) -> None:
        """Keep the pane for what an input method is converting in it: it will belong to the customer of now."""
        self._pane_taken = True

    def change(self) -> bool:
        """Go on with another open call, each in turn; False while there is none."""
        return bool(self._others) and self.change_to(self._others[0])

    def change_to(self, call: Call) -> bool:
        """Go on with an open call, whose caller waits no more; the caller of the one in the pane waits now.

        False while the one in the pane is still being written: until then there is none to come back to.
        """
        if self._session.phase is Phase.STARTING or call.id == self._session.call_id:
            return False
        call = next((other for other in self._others if other.id == call.id), call)
        self._session.hold()
        present = self._session.call
        self._session.enter(call)
        self._session.resume()
        self._set(call, present)
        return True

    def _on_found(self, calls: tuple[Call, ...]) -> None:
        known = {self._session.call_id, *(call.id for call in self._others)}
        found = [call for call in calls if call.id not in known]
        speaking = [call for call in found if call.held_since is None]
        if found:
            last = (speaking or found)[-1]
            self._others += tuple(call for call in reversed(found) if call is not last)
            self._take_up(last)
        self.looked.emit()

    def _take_up(self, call: Call) -> None:
        taken = self._session.phase is not Phase.IDLE or self._pane_taken
        if taken:
            self._add(call)
        else:
            self._session.enter(call)
            self.changed.emit()
            self.restored.emit(call)
        if self._session.phase is Phase.STARTING:
            self._untold = call
        elif taken:
            self.left_open.emit(call)

    def _add(self, call: Call) -> None:
        self._set(call, call)

    def _set(self, gone: Call, come: Call | None) -> None:
        """Take one call out and put another at the end."""
        others = tuple(other for other in self._others if other.id != gone.id)
        self._others = (*others, come) if come is not None else others
        self.changed.emit()

    def _on_changed(self) -> None:
        if self._untold is not None and self._session.phase is Phase.RUNNING:
            call, self._untold = self._untold, None
            self.left_open.emit(call)
