"""The promise ledger: what was promised, what is due, and what became of it (P18, P20)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.session import Phase
from kb.domain.article import Changes
from kb.domain.promise import Promise, PromiseBoard, PromiseChannel, PromiseState, promise_board

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.call.presenter.ports import Handovers, Promises
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.policy import Policy
    from kb.errors import KbError


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDraft:
    """A promise as it is written down, before it is recorded; ``call_id`` where it is not made in the running call."""

    what: str
    due_at: datetime
    to_whom: str = ""
    owner: str = ""
    channel: PromiseChannel = PromiseChannel.TELEPHONE
    call_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    board: PromiseBoard
    of_call: tuple[Promise, ...]
    policy: Policy


class PromiseLedger(QObject):
    """The board of all promises and those of the running call.

    Signals:
        changed: the board or the promises of the call are different.
        made: (promise) it was recorded here.
        settled: (promise as it was, its state now) it was kept, missed or moved here; one that was moved stays open.
        taken_back: (promise) what ``made`` told was undone.
        refused: (KbError) it could not be recorded, moved or called missed; whoever asked still has what was written.
        failed: (KbError) something else could not be saved.
        library_changed: (Changes).
    """

    changed = Signal()
    made = Signal(object)
    settled = Signal(object, object)
    taken_back = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    library_changed = Signal(object)

    def __init__(
        self,
        promises: Promises,
        handover: Handovers,
        session: CallSession,
        runner: TaskRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """Know of none yet; ``load`` asks the library."""
        super().__init__(parent)
        self._promises = promises
        self._handover = handover
        self._session = session
        self._runner = runner
        self._clock = clock
        self._board = PromiseBoard()
        self._of_call: tuple[Promise, ...] = ()
        self._policy: Policy | None = None
        self._waiting: list[PromiseDraft] = []
        session.changed.connect(self._on_session_changed)
        session.switched.connect(self._on_switched)

    # What is

    @property
    def board(self) -> PromiseBoard:
        """All that is open, and what was settled today, as of the moment of the last ``load`` or ``look``."""
        return self._board

    @property
    def of_call(self) -> tuple[Promise, ...]:
        """What was promised in the running call."""
        return self._of_call

    @property
    def due_count(self) -> tuple[int, int]:
        """How many are due today, and how many are overdue."""
        return len(self._board.today), len(self._board.overdue)

    @property
    def policy(self) -> Policy | None:
        """What the centre decided; None until the library is open."""
        return self._policy

    def now(self) -> datetime:
        """Return the present moment."""
        return self._clock.now()

    def with_id(self, promise_id: UUID) -> Promise | None:
        """Return a promise of the board or of the call."""
        board = self._board
        known = (*board.overdue, *board.today, *board.later, *board.settled_today, *self._of_call)
        return next((promise for promise in known if promise.id == promise_id), None)

    # What the agent does

    def make(self, draft: PromiseDraft) -> None:
        """Record a promise, in the running call if there is one."""
        if self._session.phase is Phase.STARTING and draft.call_id is None:
            self._waiting.append(draft)  # it belongs to a call that is still being written
            return
        self._session.touch()
        self._runner.write(
            partial(self._make, draft, draft.call_id or self._session.call_id), self._on_made, self.refused.emit
        )

    def take_back(self, promise: Promise) -> None:
        """Undo ``make``."""
        undone = partial(self.taken_back.emit, promise)
        self._write(partial(self._promises.take_back, promise.id), undone, self.failed.emit)

    def keep(self, promise: Promise) -> None:
        """Note that it was kept."""
        told = partial(self.settled.emit, promise, PromiseState.KEPT)
        self._write(partial(self._promises.keep, promise.id), told, self.failed.emit)

    def miss(self, promise: Promise, reason: str) -> None:
        """Note that it was not kept, and why."""
        told = partial(self.settled.emit, promise, PromiseState.MISSED)
        self._write(partial(self._promises.miss, promise.id, reason), told, self.refused.emit)

    def move(self, promise: Promise, due_at: datetime, reason: str) -> None:
        """Give it another due time, with the reason."""
        told = partial(self.settled.emit, promise, PromiseState.OPEN)
        self._write(partial(self._promises.move, promise.id, due_at, reason), told, self.refused.emit)

    def reopen(self, promise: Promise) -> None:
        """Undo ``keep`` or ``miss``."""
        self._write(partial(self._promises.reopen, promise.id), None, self.failed.emit)

    def load(self) -> None:
        """Ask the library for the board and the promises of the call."""
        work = partial(self._read, self._session.call_id)
        self._runner.read(work, self._on_loaded, about=self._on_loaded)

    def look(self) -> None:
        """Sort the board anew: time has passed."""
        board = self._board
        known = (*board.overdue, *board.today, *board.later, *board.settled_today)
        self._board = promise_board(known, self.now())
        self.changed.emit()

    def shut_down(self) -> None:
        """Record what waits for its call, without the call: a promise must not be lost."""
        waiting, self._waiting = self._waiting, []
        for draft in waiting:
            self._runner.write(partial(self._make, draft, None))

    # What comes back

    def _make(self, draft: PromiseDraft, call_id: UUID | None) -> Promise:
        return self._promises.make(
            what=draft.what,
            due_at=draft.due_at,
            to_whom=draft.to_whom,
            owner=draft.owner,
            channel=draft.channel,
            call_id=call_id,
        )

    def _read(self, call_id: UUID | None) -> _Loaded:
        of_call = self._promises.of_call(call_id) if call_id is not None else ()
        return _Loaded(self._promises.board(), of_call, self._handover.policy())

    def _on_loaded(self, loaded: _Loaded) -> None:
        self._board, self._of_call, self._policy = loaded.board, loaded.of_call, loaded.policy
        self.changed.emit()

    def _on_made(self, promise: Promise) -> None:
        if promise.call_id is not None and promise.call_id == self._session.call_id:
            self._of_call = (*self._of_call, promise)
        self.changed.emit()
        self.made.emit(promise)
        self.library_changed.emit(Changes(promises=frozenset({promise.id})))

    def _write(
        self, work: Callable[[], Changes], then: Callable[[], None] | None, failed: Callable[[KbError], None]
    ) -> None:
        self._session.touch()
        self._runner.write(work, partial(self._on_written, then), failed)

    def _on_written(self, then: Callable[[], None] | None, changes: Changes) -> None:
        if then is not None:
            then()
        self.library_changed.emit(changes)

    def _on_session_changed(self) -> None:
        if self._session.phase is Phase.RUNNING and self._waiting:
            waiting, self._waiting = self._waiting, []
            for draft in waiting:
                self.make(draft)

    def _on_switched(self) -> None:
        self._of_call = ()
        self.load()
