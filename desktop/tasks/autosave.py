"""Autosave of what is typed: at most a second behind the keyboard, one save at a time, tried again when it fails."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

_Content = TypeVar("_Content")
#: From the first keystroke that is not saved. The write itself takes milliseconds: together below a second.
SAVE_AFTER_MS = 700
RETRY_MS = 5_000


class Autosave(QObject, Generic[_Content]):
    """Writes the content of one thing after another: the notes of a call, the draft of an article.

    Signals:
        saved: (id) the content of this one is on the disk as it was when the save began.
        failed: (id, content, KbError) it is not; that of the present one is tried again by itself.
    """

    saved = Signal(object)
    failed = Signal(object, object, object)

    def __init__(
        self, save: Callable[[UUID, _Content], None], runner: TaskRunner, *, parent: QObject | None = None
    ) -> None:
        """``save`` is called on the writing thread."""
        super().__init__(parent)
        self._save = save
        self._runner = runner
        self._id: UUID | None = None
        self._content: _Content | None = None
        self._dirty = False
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._on_due)

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not on its way to the disk."""
        return self._dirty

    @property
    def saving(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._saving

    def follow(self, content_id: UUID | None, content: _Content) -> None:
        """Belong to another one, of which ``content`` is saved; what is unsaved of the former one goes first."""
        self.flush()
        self._timer.stop()
        self._id, self._content = content_id, content
        self._dirty = self._saving = False

    def set_content(self, content: _Content) -> None:
        """Take what is there now; it is saved soon."""
        if content == self._content:
            return
        self._content = content
        self._dirty = True
        # Not started again by each keystroke: a second is counted from the first one.
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def flush(self) -> None:
        """Save now what is not saved."""
        self._timer.stop()
        if self._id is not None and self._content is not None and self._dirty:
            self.write(self._id, self._content)

    def release(self) -> tuple[UUID, _Content] | None:
        """Leave to somebody else what is not saved, if there is anything: its id and the content."""
        self._timer.stop()
        if self._id is None or self._content is None or not self._dirty:
            return None
        self._dirty = False
        return self._id, self._content

    def write(self, content_id: UUID, content: _Content) -> None:
        """Write content, also that of one that is over."""
        if content_id == self._id:
            self._dirty, self._saving = False, True
        done = partial(self._on_saved, content_id)
        failed = partial(self._on_failed, content_id, content)
        self._runner.write(partial(self._save, content_id, content), done, failed)

    def _on_due(self) -> None:
        # While a disk is slow, saves do not queue up: the next one begins when this one has ended.
        if not self._saving:
            self.flush()

    def _on_saved(self, content_id: UUID, _: object) -> None:
        if content_id == self._id:
            self._saving = False
            if self._dirty and not self._timer.isActive():
                self._timer.start(SAVE_AFTER_MS)
        self.saved.emit(content_id)

    def _on_failed(self, content_id: UUID, content: _Content, error: KbError) -> None:
        if content_id == self._id:
            self._saving = False
            self._dirty = True
            self._timer.start(RETRY_MS)
        self.failed.emit(content_id, content, error)
