"""Autosave of the notes: at most a second behind the keyboard, one save at a time, tried again when it fails."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

#: From the first keystroke that is not saved. The write itself takes milliseconds: together below a second.
SAVE_AFTER_MS = 700
RETRY_MS = 5_000


class NotesSaver(QObject):
    """Writes the notes of one call after another.

    Signals:
        saved: (call id) the notes of this call are on the disk as they were when the save began.
        failed: (call id, notes, KbError) they are not; those of the present call are tried again by themselves.
    """

    saved = Signal(object)
    failed = Signal(object, str, object)

    def __init__(self, save: Callable[[UUID, str], None], runner: TaskRunner, *, parent: QObject | None = None) -> None:
        """``save`` is called on the writing thread."""
        super().__init__(parent)
        self._save = save
        self._runner = runner
        self._call_id: UUID | None = None
        self._notes = ""
        self._dirty = False
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._on_due)

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not on its way to the disk."""
        return self._dirty

    def follow(self, call_id: UUID | None, notes: str) -> None:
        """Belong to another call, whose saved notes are ``notes``; what is unsaved of the former one goes first."""
        self.flush()
        self._timer.stop()
        self._call_id, self._notes = call_id, notes
        self._dirty = self._saving = False

    def set_notes(self, notes: str) -> None:
        """Take what is in the pane now; it is saved soon."""
        if notes == self._notes:
            return
        self._notes = notes
        self._dirty = True
        # Not started again by each keystroke: a second is counted from the first one.
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def flush(self) -> None:
        """Save now what is not saved."""
        self._timer.stop()
        if self._call_id is not None and self._dirty:
            self.write(self._call_id, self._notes)

    def write(self, call_id: UUID, notes: str) -> None:
        """Write notes, also those of a call that is over."""
        if call_id == self._call_id:
            self._dirty, self._saving = False, True
        done = partial(self._on_saved, call_id)
        self._runner.write(partial(self._save, call_id, notes), done, partial(self._on_failed, call_id, notes))

    def _on_due(self) -> None:
        # While a disk is slow, saves do not queue up: the next one begins when this one has ended.
        if not self._saving:
            self.flush()

    def _on_saved(self, call_id: UUID, _: object) -> None:
        if call_id == self._call_id:
            self._saving = False
            if self._dirty and not self._timer.isActive():
                self._timer.start(SAVE_AFTER_MS)
        self.saved.emit(call_id)

    def _on_failed(self, call_id: UUID, notes: str, error: KbError) -> None:
        if call_id == self._call_id:
            self._saving = False
            self._dirty = True
            self._timer.start(RETRY_MS)
        self.failed.emit(call_id, notes, error)
