"""The ways out of the library for the screens that have one: which are closed, and what goes out is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kb.domain.exporting import Export
from kb.patience import in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from uuid import UUID

    from desktop.tasks.runner import TaskRunner
    from kb.errors import ExportRefusedError, KbError

    #: Saves what was drawn, on any thread, and tells whether that could be done.
    Save = Callable[[], bool]
    Closed = Mapping[Export, ExportRefusedError]


#: Seconds in which a drawn page must be saved: a slow share is no dead one.
_SAVED_WITHIN = 60.0
#: Paper, as the audit trail calls it.
PRINT = "print"


class Exits(Protocol):
    """``kb.services.audit.exits.Exits``, as far as it is needed here."""

    def refusal(self, kind: Export) -> ExportRefusedError | None: ...
    def begin(self, kind: str, place: str, about: UUID | None = None) -> int: ...
    def end(self, number: int, *, done: bool) -> None: ...


class WaysOut(QObject):
    """Before the library is open all look open; none leads anywhere then.

    Signals:
        changed: other ways are closed.
    """

    changed = Signal()

    def __init__(self, exits: Exits, runner: TaskRunner, parent: QObject | None = None) -> None:
        """``exits`` are those of the library, and wait for it."""
        super().__init__(parent)
        self._exits = exits
        self._runner = runner
        self._closed: Closed = {}

    def refusal(self, kind: Export) -> ExportRefusedError | None:
        """Return why a way is closed; None where it is open."""
        return self._closed.get(kind)

    def load(self) -> None:
        """Ask the library."""
        self._runner.read(self.read, self.take, about=self.take)

    def read(self) -> Closed:
        """Return what the library says; for other work that is done off the GUI thread."""
        found = {kind: self._exits.refusal(kind) for kind in Export}
        return {kind: refusal for kind, refusal in found.items() if refusal is not None}

    def leave(
        self,
        kind: str,
        place: str,
        about: UUID | None,
        draw: Callable[[], bool],
        refused: Callable[[KbError], None],
    ) -> None:
        """Record that a page goes out, then have it drawn on the GUI thread, and record whether it was.

        Where it cannot be recorded, nothing is drawn.
        """

        def begun(number: int) -> None:
            self._end(number, done=draw())

        self._runner.read(partial(self._exits.begin, kind, place, about), begun, refused)

    def write_out(
        self,
        file: Path,
        about: UUID | None,
        drawn: Callable[[], Save],
        told: Callable[[bool], None],
        refused: Callable[[KbError], None],
    ) -> None:
        """Do as ``leave`` does with a PDF: what was drawn is saved off the GUI thread, as a share may hang.

        ``told`` is whether it is there.
        """

        def begun(number: int) -> None:
            def ended(done: bool) -> None:
                self._end(number, done=done)
                told(done)

            def failed(error: KbError) -> None:
                self._end(number, done=False)
                refused(error)

            self._runner.read(partial(in_time, file, drawn(), _SAVED_WITHIN), ended, failed)

        # The name of the file is mostly the title: what goes out is recorded by its id.
        self._runner.read(partial(self._exits.begin, Export.PDF, str(file.parent), about), begun, refused)

    def _end(self, number: int, *, done: bool) -> None:
        self._runner.write(partial(self._exits.end, number, done=done))

    def take(self, closed: Closed) -> None:
        """Go by this from now on."""
        if set(closed) != set(self._closed):
            self._closed = closed
            self.changed.emit()
