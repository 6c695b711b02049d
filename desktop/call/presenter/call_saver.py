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
    from desktop.tasks.owed_writes import OwedWrites
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import Changes
    from kb.domain.call import Call, CallResult
    from kb.errors import KbError

_FIELDS_MS = 400
_NOTES, _FIELDS = "notes of a call", "fields of a call"
_RETRY_START_MS = 5_000


class Beginning:
    """A call that is being written; whoever tries once more gets the one that is there already."""

    def __init__(self, start: Callable[[], Call], began: datetime) -> None:
        """``start`` writes it."""
        self._start = start
        self._call: Call | None = None
        self.began = began
        #: It was given up as over, and goes on after all: see ``CallSaver.start_again``.
        self.again = False

    def write(self) -> Call:
        """Write it; called on the writing thread only."""
        if self._call is None:
            self._call = self._start()
        return self._call


class CallSaver(QObject):
    """Saves one call after another. What is left of one that is over is owed: see ``OwedWrites``.

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
        self._beginning: Beginning | None = None
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
        self._beginning = Beginning(partial(self._calls.start, agent=agent, started_at=began), began)
        self._write_start()

    def start_again(self, beginning: Beginning) -> None:
        """Write the call that ``end_unwritten`` gave up; it has not ended after all."""
        self._owed.withdraw(beginning)
        self._beginning, beginning.again = beginning, True
        self._write_start()

    def end_unwritten(self, content: CallContent, result: CallResult | None, at: datetime) -> Beginning | None:
        """Owe the whole of a call that is still being started and is over, and give it up; None while none is."""
        beginning = self._forget_start()
        if beginning is not None:
            whole = partial(self._write_ended, beginning, content, result, at)
            self._owed.write(whole, self.library_changed.emit, self.failed.emit, key=beginning, text=content.text)
        return beginning

    def finish(self, content: CallContent) -> None:
        """Write all of a call that is still being started; no answer follows, as the program ends."""
        beginning = self._forget_start()
        if beginning is not None:
            self._runner.write(partial(self._write_whole, beginning, content))

    def follow(self, call_id: UUID | None, notes: str) -> None:
        """Belong to another call, whose notes are ``notes``; what is unsaved of the former one goes first."""
        self.hand_over()
        self._call_id = call_id
        self._saved_at = self._error = None
        self._notes.follow(call_id, notes)
        if call_id is not None and self._owed.owes((_NOTES, call_id)):
            # Newer ones must not be overtaken by those that wait.
            self._owed.withdraw((_NOTES, call_id))
            self._notes.write(call_id, notes)

    def hand_over(self) -> None:
        """Owe what is not saved: the call is over."""
        unsaved = self._notes.release()
        if unsaved is not None:
            self._owe_notes(*unsaved)
        self._save_fields()

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

    @property
    def _owed(self) -> OwedWrites:
        return self._runner.owed

    def _write_start(self) -> None:
        beginning = self._beginning
        if beginning is not None:
            begin = partial(self._begin, beginning)
            started, failed = partial(self._on_started, beginning), partial(self._on_start_failed, beginning)
            self._runner.write(begin, started, failed)

    def _forget_start(self) -> Beginning | None:
        self._start_timer.stop()
        beginning, self._beginning = self._beginning, None
        return beginning

    def _begin(self, beginning: Beginning) -> Call:
        """Called on the writing thread, as is what follows."""
        call = beginning.write()
        if beginning.again:
            self._calls.reopen(call.id)
        return call

    def _write_whole(self, beginning: Beginning, content: CallContent) -> Call:
        call = beginning.write()
        self._calls.save_notes(call.id, content.notes)
        if content.has_fields:
            self._calls.update(content.of(call))
        return call

    def _write_ended(
        self, beginning: Beginning, content: CallContent, result: CallResult | None, at: datetime
    ) -> Changes:
        call = self._write_whole(beginning, content)
        return self._calls.end(call.id, result, at=at)

    def _on_started(self, beginning: Beginning, call: Call) -> None:
        if beginning is self._beginning:
            self._beginning = None
            self.started.emit(call)

    def _on_start_failed(self, beginning: Beginning, error: KbError) -> None:
        if beginning is not self._beginning:
            return
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
        elif not self._owed.owes((_NOTES, call_id)):  # else newer ones wait already
            self._owe_notes(call_id, notes)

    def _owe_notes(self, call_id: UUID, notes: str) -> None:
        self._owed.withdraw((_NOTES, call_id))
        work = partial(self._calls.save_notes, call_id, notes)
        failed = partial(self.unsaved.emit, call_id, notes)
        self._owed.write(work, None, failed, key=(_NOTES, call_id), text=notes)

    def _save_fields(self) -> None:
        self._fields_timer.stop()
        call, self._fields = self._fields, None
        if call is not None:
            self._owed.withdraw((_FIELDS, call.id))
            work = partial(self._calls.update, call)
            self._owed.write(work, self.library_changed.emit, self.failed.emit, key=(_FIELDS, call.id))
