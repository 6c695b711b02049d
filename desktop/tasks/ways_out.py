"""Which ways out of the library the policy of the computer closes, for the screens that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.exporting import Export

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.tasks.runner import TaskRunner
    from kb.errors import ExportRefusedError

    Closed = Mapping[Export, ExportRefusedError]


class WaysOut(QObject):
    """Before the library is open all look open; none leads anywhere then.

    Signals:
        changed: other ways are closed.
    """

    changed = Signal()

    def __init__(
        self, refusal: Callable[[Export], ExportRefusedError | None], runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """``refusal`` asks the library, and waits for it."""
        super().__init__(parent)
        self._refusal = refusal
        self._runner = runner
        self._closed: Closed = {}

    def refusal(self, kind: Export) -> ExportRefusedError | None:
        """Return why a way is closed; None where it is open."""
        return self._closed.get(kind)

    def load(self) -> None:
        """Ask the library."""
        self._runner.read(self.read, self.take)

    def read(self) -> Closed:
        """Return what the library says; for other work that is done off the GUI thread."""
        found = {kind: self._refusal(kind) for kind in Export}
        return {kind: refusal for kind, refusal in found.items() if refusal is not None}

    def take(self, closed: Closed) -> None:
        """Go by this from now on."""
        if set(closed) != set(self._closed):
            self._closed = closed
            self.changed.emit()
