"""The matter behind the call: who handles this caller already, what happened before, the matter of the call itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.call.presenter.session import Phase
from kb.domain.article import Changes

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from desktop.call.presenter.ports import Matters, Records
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call
    from kb.domain.matter import Matter, MatterView
    from kb.services.records import ExportedTables

#: A reference is typed letter by letter; the library is asked when a pause shows that it is whole.
_PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class CallerHistory:
    """What this computer knows of a caller reference: open matters, newest first, and earlier calls, latest first."""

    reference: str = ""
    matters: tuple[Matter, ...] = ()
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class _Loaded:
    history: CallerHistory
    view: MatterView | None


class MatterFile(QObject):
    """``history`` is the caller's, ``view`` the matter of the running call.

    Signals:
        changed: one of the two is different.
        viewed: (view) the matter that was looked up.
        saved: (matter) it was opened, or changed, here.
        refused: (KbError) it could not be; whoever asked still has what was written.
        exported: (folder, number of calls, number of matters) the tables are there.
        export_failed: (KbError) they could not be written.
        library_changed: (Changes).
    """

    changed = Signal()
    viewed = Signal(object)
    saved = Signal(object)
    refused = Signal(object)
    exported = Signal(str, int, int)
    export_failed = Signal(object)
    library_changed = Signal(object)

    def __init__(
        self,
        matters: Matters,
        records: Records,
        session: CallSession,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        """Follow the caller reference of ``session``."""
        super().__init__(parent)
        self._matters = matters
        self._records = records
        self._session = session
        self._runner = runner
        self._history = CallerHistory()
        self._view: MatterView | None = None
        self._joined: dict[UUID, UUID] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.load)
        session.changed.connect(self._on_session_changed)
        session.switched.connect(self._on_switched)

    # What is

    @property
    def history(self) -> CallerHistory:
        """What is known of the caller."""
        return self._history

    @property
    def view(self) -> MatterView | None:
        """The matter of the running call with what hangs on it."""
        return self._view

    @property
    def handled(self) -> Matter | None:
        """An open matter of this caller that the call does not belong to: somebody may be at work on it (P7)."""
        return next(iter(self._history.matters), None) if self._view is None else None

    @property
    def may_open(self) -> bool:
        """Whether there is a call without a matter."""
        return self._session.call_id is not None and self._view is None

    # What the agent does

    def open(self) -> None:
        """Open a matter with what the call says."""
        call_id = self._session.call_id
        if call_id is None or self._view is not None:
            return
        self._session.flush()  # the matter is filled in from the call as it is saved
        work = partial(self._matters.open_for_call, call_id, handler=self._session.agent)
        self._runner.write(work, partial(self._on_opened, call_id), self.refused.emit)

    def join(self, matter_id: UUID) -> None:
        """Hang the running call on a matter."""
        call_id = self._session.call_id
        if call_id is not None:
            self._session.flush()  # what was just typed is part of the course
            work = partial(self._matters.join, call_id, matter_id)
            self._runner.write(work, partial(self._on_joined, call_id, matter_id), self.refused.emit)

    def look_up(self, matter: Matter) -> None:
        """Read a matter that the call does not belong to; ``viewed`` follows."""
        work = partial(self._matters.view, matter.id)
        self._runner.read(work, self.viewed.emit, self.refused.emit, about=self.look_up)

    def save(self, matter: Matter) -> None:
        """Write a matter as it was changed; ``saved`` or ``refused`` follows."""
        self._runner.write(partial(self._matters.save, matter), partial(self._on_saved, matter), self.refused.emit)

    def export(self, folder: Path) -> None:
        """Write all matters and calls as tables into a folder."""
        self._runner.read(partial(self._records.export_csv, folder), self._on_exported, self.export_failed.emit)

    def load(self) -> None:
        """Ask the library again."""
        self._timer.stop()
        work = partial(self._read, self._session.caller.strip(), self._session.call_id, self._matter_id)
        self._runner.read(work, self._on_loaded, about=self._on_loaded)

    def shut_down(self) -> None:
        """Stop the timer."""
        self._timer.stop()

    # What comes back

    @property
    def _matter_id(self) -> UUID | None:
        call = self._session.call
        return self._joined.get(call.id, call.matter_id) if call is not None else None

    def _read(self, reference: str, call_id: UUID | None, matter_id: UUID | None) -> _Loaded:
        history = CallerHistory()
        if reference:
            history = CallerHistory(
                reference,
                self._matters.open_for_caller(reference),
                self._matters.earlier_calls(reference, but=call_id),
            )
        return _Loaded(history, self._matters.view(matter_id) if matter_id is not None else None)

    def _on_loaded(self, loaded: _Loaded) -> None:
        if (loaded.history, loaded.view) != (self._history, self._view):
            self._history, self._view = loaded.history, loaded.view
            self.changed.emit()

    def _on_opened(self, call_id: UUID, matter: Matter) -> None:
        self._joined[call_id] = matter.id
        self.saved.emit(matter)
        changes = Changes(calls=frozenset({call_id}), matters=frozenset({matter.id}))
        self.library_changed.emit(changes)
        self.load()

    def _on_joined(self, call_id: UUID, matter_id: UUID, changes: Changes) -> None:
        self._joined[call_id] = matter_id
        self.library_changed.emit(changes)
        self.load()

    def _on_saved(self, matter: Matter, changes: Changes) -> None:
        self.saved.emit(matter)
        self.library_changed.emit(changes)
        self.load()

    def _on_exported(self, tables: ExportedTables) -> None:
        self.exported.emit(str(tables.calls.parent), tables.call_count, tables.matter_count)

    def _on_session_changed(self) -> None:
        reference = self._session.caller.strip()
        if self._session.phase is Phase.IDLE:
            self._timer.stop()
        elif reference != self._history.reference:
            self._timer.start()

    def _on_switched(self) -> None:
        self._history, self._view = CallerHistory(), None
        self.changed.emit()
        self.load()
