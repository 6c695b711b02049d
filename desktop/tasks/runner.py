"""Runs reads beside each other and writes one after the other, and brings the answers to the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from desktop.tasks.jobs import Answer, Bridge, Job, alive, thread_pool
from desktop.tasks.owed_writes import OwedWrites
from kb.errors import KbError, OperationCancelledError, UnexpectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken

_Result = TypeVar("_Result")
_READERS = 2


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Callable[[], object]
    done: Callable[[Any], None] | None
    failed: Callable[[KbError], None] | None
    token: CancelToken | None = None
    about: Hashable = None


class TaskRunner(QObject):
    """Every use case of the library is called through ``read`` or ``write``.

    ``done`` and ``failed`` are called on the GUI thread; if they are methods of a QObject that is gone by then, nothing
    is called. A KbError goes to ``failed`` of the call, or to the signal ``failed`` where the call names none. A
    cancelled job answers nothing. Anything else goes to the fault channel, and to ``failed`` as an UnexpectedError.
    """

    failed = Signal(object)

    def __init__(self, faults: FaultChannel, parent: QObject | None = None) -> None:
        """Make the two pools; their threads stay, because each keeps an open connection."""
        super().__init__(parent)
        self._faults = faults
        self._bridge = Bridge(self)
        self._bridge.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._readers = thread_pool(self, _READERS)
        self._writer = thread_pool(self, 1)
        self._waiting: dict[int, _Waiting] = {}
        #: By what is asked about, the ticket of the newest question that waits.
        self._newest: dict[Hashable, int] = {}
        self._ticket = 0
        self._closed = False
        #: For what somebody did and saw done: it is written in the end, whatever the disk says now.
        self.owed = OwedWrites(self, self)

    def read(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None] | None = None,
        failed: Callable[[KbError], None] | None = None,
        *,
        token: CancelToken | None = None,
        about: Hashable = None,
    ) -> None:
        """Run something that changes nothing; reads may overtake each other.

        ``token`` is the one that ``work`` looks at: it is cancelled when the program ends. Where ``about`` says what
        is asked about, only the newest question about that is answered: nothing older comes over what is on show.
        """
        self._start(self._readers, _Waiting(work, done, failed, token, about))

    def forget(self, about: Hashable) -> None:
        """Let what is asked about something be: it is not wanted any more, and not answered."""
        self._newest.pop(about, None)

    def write(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None] | None = None,
        failed: Callable[[KbError], None] | None = None,
    ) -> None:
        """Run something that changes the library; writes happen in the order they were asked for."""
        self._start(self._writer, _Waiting(work, done, failed))

    @property
    def idle(self) -> bool:
        """Whether every answer has been delivered."""
        return not self._waiting

    def close(self, timeout_ms: int = 10_000) -> bool:
        """Take no more work, cancel reads, let writes finish, deliver nothing; return whether all ended in time."""
        self.owed.finish()
        self._closed = True
        for waiting in self._waiting.values():
            if waiting.token is not None:
                waiting.token.cancel()
        self._readers.clear()
        ended = self._readers.waitForDone(timeout_ms) and self._writer.waitForDone(timeout_ms)
        self._waiting.clear()  # not before: the jobs must not be the last to hold their work
        self._newest.clear()
        return ended

    def _start(self, pool: QThreadPool, waiting: _Waiting) -> None:
        if self._closed:
            return
        self._ticket += 1
        self._waiting[self._ticket] = waiting
        if waiting.about is not None:
            self._newest[waiting.about] = self._ticket
        pool.start(Job(self._bridge, self._ticket, waiting.work))

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        waiting = self._waiting.pop(answer.ticket, None)
        if waiting is None:
            return
        wanted = self._is_wanted(answer.ticket, waiting.about)
        if answer.error is not None and not isinstance(answer.error, KbError):
            self._faults.report(answer.error)
        if wanted and not isinstance(answer.error, OperationCancelledError):
            self._tell(waiting, answer)

    def _is_wanted(self, ticket: int, about: Hashable) -> bool:
        """Tell whether nobody has asked about the same since, or let it be."""
        if about is None:
            return True
        if self._newest.get(about) != ticket:
            return False
        del self._newest[about]
        return True

    def _tell(self, waiting: _Waiting, answer: Answer) -> None:
        if answer.error is None:
            if waiting.done is not None and alive(waiting.done):
                waiting.done(answer.result)
        elif not isinstance(answer.error, KbError):
            # Whoever waits must not wait for ever: what was being saved is tried again.
            if waiting.failed is not None and alive(waiting.failed):
                waiting.failed(UnexpectedError())
        elif waiting.failed is None:
            self.failed.emit(answer.error)
        elif alive(waiting.failed):
            waiting.failed(answer.error)
