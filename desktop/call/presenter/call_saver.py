"""Brings the running call to the disk: its beginning, its notes, its fields, each in its own rhythm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks.autosave import Autosave

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.call.presenter.call_content import CallContent
    from desktop.call.presenter.ports import Calls
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call
    from kb.errors import KbError

_FIELDS_MS = 400
_RETRY_START_MS = 5_000


class CallSaver(QObject):
    """Saves one call after another.

    Signals:
        started: (call) the new call is in the library.
        changed: ``saved_at`` or ``error`` is different.
        unsaved: (call id, notes, KbError) notes of a call that is over could not be saved; ``save_notes`` tries again.
        library_changed: (Changes) fields were saved.
        failed: (KbError) fields could not be saved.
    """

    started = Signal(object)
    changed = Signal()
    unsaved = Signal(object, str, object)
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, calls: Calls, runner: TaskRunner, seconds: Callable[[], int], parent: QObject | None = None
    ) -> None:
        """Save nothing yet; ``seconds`` tells the clock of the call."""
        super().__init__(parent)
        self._calls = calls
        self._runner = runner
        self._seconds = seconds
        self._start: partial[Call] = partial(calls.start)
        self._begun: Call | None = None
        self._call_id: UUID | None = None
        self._saved_at: int | None = None
        self._error: KbError | None = None
        self._fields: Call | None = None
        self._notes: Autosave[str] = Autosave(calls.save_notes, runner, parent=self)
        self._notes.saved.connect(self._on_saved)
        self._notes.failed.connect(self._on_save_failed)
        self._fields_timer = QTimer(self, singleShot=True, interval=_FIELDS_MS)
        self._fields_timer.timeout.connect(self._save_fields)
        self._start_timer = QTimer(self, singleShot=True, interval=_RETRY_START_MS)
        self._start_timer.timeout.connect(self._write_start)

    @property
    def saved_at(self) -> int | None:
        """Seconds of the call at which its notes were last saved."""
        return self._saved_at

    @property
    def error(self) -> KbError | None:
        """Why the call is not saved as it stands; it is tried again. None when all is well."""
        return self._error

    def start(self, agent: str, began: datetime) -> None:
        """Write a new call, until it succeeds."""
        self._start, self._begun = partial(self._calls.start, agent=agent, started_at=began), None
        self._write_start()

    def finish(self, content: CallContent) -> None:
        """Write all of a call that is still being started; no answer follows, as the program ends."""
        self._runner.write(partial(self._write_whole, content))

    def follow(self, call_id: UUID | None, notes: str) -> None:
        """Belong to another call, whose saved notes are ``notes``; what is unsaved of the former one goes first."""
        self._call_id = call_id
        self._saved_at = self._error = None
        self._notes.follow(call_id, notes)

    def move_clock(self, seconds: int) -> None:
        """Take in that the call began so many seconds earlier than was known."""
        if self._saved_at is not None:
            self._saved_at += seconds
            self.changed.emit()

    def set_notes(self, notes: str) -> None:
        """Take the notes as they are now; they are saved soon."""
        self._notes.set_content(notes)

    def set_fields(self, call: Call) -> None:
        """Take the fields as they are now; they are saved soon."""
        self._fields = call
        self._fields_timer.start()

    def save_notes(self, call_id: UUID, notes: str) -> None:
        """Save notes now, also those of a call that is over."""
        self._notes.write(call_id, notes)

    def flush(self) -> None:
        """Save now what is not saved."""
        self._notes.flush()
        self._save_fields()

    def stop(self) -> None:
        """Try nothing again."""
        self._fields_timer.stop()
        self._start_timer.stop()

    def _write_start(self) -> None:
        self._runner.write(self._begin, self.started.emit, self._on_start_failed)

    def _begin(self) -> Call:
        """Called on the writing thread, as is what follows."""
        self._begun = self._start()
        return self._begun

    def _write_whole(self, content: CallContent) -> None:
        call = self._begun or self._start()
        self._calls.save_notes(call.id, content.notes)
        if content.has_fields:
            self._calls.update(content.of(call))

    def _on_start_failed(self, error: KbError) -> None:
        self._error = error
        self._start_timer.start()
        self.changed.emit()

    def _on_saved(self, call_id: UUID) -> None:
        if call_id == self._call_id:
            self._saved_at, self._error = self._seconds(), None
            self.changed.emit()

    def _on_save_failed(self, call_id: UUID, notes: str, error: KbError) -> None:
        if call_id == self._call_id:
            self._error = error
            self.changed.emit()
        else:
            self.unsaved.emit(call_id, notes, error)

    def _save_fields(self) -> None:
        self._fields_timer.stop()
        call, self._fields = self._fields, None
        if call is not None:
            self._runner.write(partial(self._calls.update, call), self.library_changed.emit, self.failed.emit)
