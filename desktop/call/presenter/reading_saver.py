"""Keeps the place in the words of a call on the disk, and brings it back with the call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kb.domain.reading_state import ReadingState

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.call.presenter.ports import Articles
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

_SAVE_MS = 500
_STATE = "state of reading"


class ReadingSaver(QObject):
    """Saves half a second after a change.

    Signals:
        restored: (call id, ReadingState) how far a call was read before.
        failed: (KbError) it could not be saved or read.
    """

    restored = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, reading: Articles, runner: TaskRunner, state: Callable[[], ReadingState], parent: QObject | None = None
    ) -> None:
        """``state`` tells the present state of the reader."""
        super().__init__(parent)
        self._reading = reading
        self._runner = runner
        self._state = state
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._call_id: UUID | None = None
        self._timer.timeout.connect(self.flush)

    def changed(self) -> None:
        """Note that there is something to save."""
        self._dirty = True
        if self._call_id is not None and not self._timer.isActive():
            self._timer.start()

    def follow(self, call_id: UUID | None) -> None:
        """Belong to a call that has just been written; what was read while it began is its own."""
        if call_id != self._call_id:
            self._call_id = call_id
            if self._dirty:
                self.changed()

    def flush(self) -> None:
        """Save now what is not saved."""
        self._timer.stop()
        if self._dirty and self._call_id is not None:
            self._dirty = False
            work = partial(self._reading.save_state, self._call_id, self._state())
            self._runner.owed.withdraw((_STATE, self._call_id))
            self._runner.owed.write(work, None, self._on_failed, key=(_STATE, self._call_id))

    def change(self, call_id: UUID | None) -> None:
        """Save the former call, then belong to another, whose state ``restored`` tells."""
        self.flush()
        self._timer.stop()
        self._dirty = False
        self._call_id = call_id
        if call_id is not None:
            # In the line of the writes, so that what was saved a moment ago is read.
            work = partial(self._reading.state_of, call_id)
            self._runner.write(work, partial(self._on_read, call_id), self._on_failed)

    def _on_read(self, call_id: UUID, state: ReadingState) -> None:
        if call_id == self._call_id and state != ReadingState():
            self.restored.emit(call_id, state)

    def _on_failed(self, error: KbError) -> None:
        self.failed.emit(error)
