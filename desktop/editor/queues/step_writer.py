"""Carries steps out on the writing thread, one after the other, and remembers how each is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.editor.queues.steps import Outcome
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

#: Steps that can be taken back; who goes back further looks at the articles.
_REMEMBERED = 20


class StepWriter(QObject):
    """``busy`` while something is on its way: what is read meanwhile is out of date.

    Signals:
        done: (Outcome, or None where there was nothing to do any more).
        undone: the last step was taken back.
        failed: (KbError) nothing was changed.
    """

    done = Signal(object)
    undone = Signal()
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Remember nothing yet."""
        super().__init__(parent)
        self._runner = runner
        self._undo: list[Callable[[], object]] = []
        self._writing = 0

    @property
    def busy(self) -> bool:
        """Whether a step is not written yet."""
        return self._writing > 0

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    def write(self, work: Callable[[], Outcome | None]) -> None:
        """Carry a step out."""
        self._writing += 1
        self._runner.write(work, self._on_done, self._on_failed)

    def undo(self) -> None:
        """Take the last step back."""
        if self._undo:
            self._writing += 1
            self._runner.write(self._undo.pop(), self._on_undone, self._on_failed)

    def _on_done(self, outcome: Outcome | None) -> None:
        self._writing -= 1
        if outcome is not None:
            self._undo = [*self._undo[-_REMEMBERED + 1 :], outcome.undo]
        self.done.emit(outcome)

    def _on_undone(self, _nothing: object) -> None:
        self._writing -= 1
        self.undone.emit()

    def _on_failed(self, error: KbError) -> None:
        self._writing -= 1
        self.failed.emit(error)
