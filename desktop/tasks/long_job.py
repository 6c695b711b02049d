"""One long piece of work at a time, on a thread of its own: it can be cancelled, and tells how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.tasks.jobs import Bridge, Job, thread_pool
from kb.cancellation import CancelToken
from kb.errors import KbError, OperationCancelledError, UnexpectedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.jobs import Answer

    Work = Callable[[CancelToken, Callable[[object], None]], object]


class _Steps(QObject):
    come = Signal(int, object)


class LongJob(QObject):
    """Runs ``work(token, listener)``; saving what somebody types never waits for it, as it has its own thread.

    Signals:
        progressed: (step) whatever the work told its listener, mostly a JobProgress.
        succeeded: (result).
        cancelled: it was given up.
        failed: (KbError) anything that nobody foresaw is reported as well and comes as an UnexpectedError.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    cancelled = Signal()
    failed = Signal(object)

    def __init__(self, faults: FaultChannel, parent: QObject | None = None) -> None:
        """Start nothing yet."""
        super().__init__(parent)
        self._faults = faults
        self._bridge = Bridge(self)
        self._bridge.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._steps = _Steps(self)
        self._steps.come.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._pool = thread_pool(self, 1)
        self._ticket = 0
        self._token: CancelToken | None = None
        #: Work by its ticket until its answer has come: a job must not be the last to hold it (see ``jobs``).
        self._works: dict[int, Work] = {}

    @property
    def running(self) -> bool:
        """Whether it works."""
        return self._token is not None

    def start(self, work: Work) -> None:
        """Do something else: what runs is given up and tells nothing any more."""
        self._give_up()
        self._ticket += 1
        ticket, token, steps = self._ticket, CancelToken(), self._steps
        self._token = token
        self._works[ticket] = work
        self._pool.start(Job(self._bridge, ticket, lambda: work(token, lambda step: steps.come.emit(ticket, step))))

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` follows, or ``succeeded`` where it was too late."""
        self._give_up()

    def close(self, timeout_ms: int = 10_000) -> bool:
        """Stop for good and tell nothing; return whether it ended in time."""
        self._give_up()
        self._ticket += 1
        return self._pool.waitForDone(timeout_ms)

    def _give_up(self) -> None:
        if self._token is not None:
            self._token.cancel()

    @Slot(int, object)
    def _on_step(self, ticket: int, step: object) -> None:
        if ticket == self._ticket and self._token is not None:
            self.progressed.emit(step)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._works.pop(answer.ticket, None)
        if answer.ticket != self._ticket:
            return
        self._token = None
        if answer.error is None:
            self.succeeded.emit(answer.result)
        elif isinstance(answer.error, OperationCancelledError):
            self.cancelled.emit()
        elif isinstance(answer.error, KbError):
            self.failed.emit(answer.error)
        else:
            self._faults.report(answer.error)
            self.failed.emit(UnexpectedError())
