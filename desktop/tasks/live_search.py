"""Search as you type: the newest question wins, older ones are cancelled, and nothing queues up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.tasks.jobs import Bridge, Job, thread_pool
from kb.cancellation import CancelToken
from kb.errors import KbError, OperationCancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.jobs import Answer

_Query = TypeVar("_Query")
_Result = TypeVar("_Result")

#: Long enough to swallow the strokes within a word, short enough to feel immediate.
DEBOUNCE_MS = 120


class LiveSearch(QObject, Generic[_Query, _Result]):
    """Asks ``search(query, token)`` on a thread of its own, at most one at a time and one wanted.

    ``succeeded`` carries the answer to the newest query, ``failed`` its KbError; answers to older queries are dropped
    here, on the GUI thread. ``busy_changed`` tells when the newest query is waiting for its answer.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        search: Callable[[_Query, CancelToken], _Result],
        faults: FaultChannel,
        *,
        delay_ms: int = DEBOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Make the pool: one thread that stays, so that it can keep one searcher open."""
        super().__init__(parent)
        self._search = search
        self._faults = faults
        self._bridge = Bridge(self)
        self._bridge.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._pool = thread_pool(self, 1)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._on_due)
        self._ticket = 0
        self._query: _Query | None = None
        self._token: CancelToken | None = None
        self._wanted = False
        self._busy = False
        self._closed = False

    @property
    def ticket(self) -> int:
        """Number of the newest query."""
        return self._ticket

    @property
    def busy(self) -> bool:
        """Whether the newest query waits for its answer."""
        return self._busy

    def set_query(self, query: _Query) -> None:
        """Ask something else once the typing pauses."""
        if self._closed:
            return
        self._supersede()
        self._query = query
        self._timer.start()
        self._set_busy(True)

    def cancel(self) -> None:
        """Ask nothing: the running search is given up and its answer dropped."""
        self._supersede()
        self._query = None
        self._timer.stop()
        self._set_busy(False)

    def flush(self) -> None:
        """Do not wait for a pause in the typing."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_due()

    def close(self, timeout_ms: int = 5_000) -> bool:
        """Stop for good; return whether the thread ended in time."""
        self._closed = True
        self.cancel()
        return self._pool.waitForDone(timeout_ms)

    def _supersede(self) -> None:
        self._ticket += 1
        self._wanted = False
        if self._token is not None:
            self._token.cancel()

    def _on_due(self) -> None:
        if self._token is None:
            self._start()
        else:
            # The older job is winding down; the newest query starts when it has ended.
            self._wanted = True

    def _start(self) -> None:
        query = self._query
        if query is None:
            return
        self._wanted = False
        token = self._token = CancelToken()
        search = self._search
        self._pool.start(Job(self._bridge, self._ticket, lambda: search(query, token)))

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        # The thread is free before anybody looks at the answer: the newest query must not wait for that.
        self._token = None
        if self._wanted and not self._closed:
            self._start()
        if answer.error is None:
            self._on_succeeded(answer)
        else:
            self._on_failed(answer.ticket, answer.error)

    def _on_succeeded(self, answer: Answer) -> None:
        if answer.ticket == self._ticket and not self._closed:
            self._set_busy(False)
            self.succeeded.emit(answer.result)

    def _on_failed(self, ticket: int, error: Exception) -> None:
        if self._closed or isinstance(error, OperationCancelledError):
            return
        if not isinstance(error, KbError):
            self._faults.report(error)
        if ticket == self._ticket:
            self._set_busy(False)
            if isinstance(error, KbError):
                self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
