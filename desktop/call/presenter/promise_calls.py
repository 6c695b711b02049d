"""From a promise to the call that keeps it (P20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.session import Phase
from kb.domain.call import CallEventType
from kb.domain.promise import PromiseState
from kb.errors import PromiseNotFoundError

if TYPE_CHECKING:
    from desktop.call.presenter.matter_file import MatterFile
    from desktop.call.presenter.ports import Services
    from desktop.call.presenter.promise_ledger import PromiseLedger
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call
    from kb.domain.promise import Promise


class PromiseCalls(QObject):
    """``followed`` is the promise that the running call is about; the timeline of the call remembers it.

    Signals:
        changed: ``followed`` is another.
        unsettled: (promise) the call that was about it has ended, and it is still open.
    """

    changed = Signal()
    unsettled = Signal(object)

    def __init__(
        self,
        ledger: PromiseLedger,
        session: CallSession,
        matters: MatterFile,
        services: Services,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        """Follow no promise yet."""
        super().__init__(parent)
        self._ledger = ledger
        self._session = session
        self._matters = matters
        self._services = services
        self._runner = runner
        self._starting: Promise | None = None
        self._by_call: dict[UUID, Promise] = {}
        session.changed.connect(self._on_session_changed)
        session.switched.connect(self._on_switched)
        session.ended.connect(self._on_ended)

    @property
    def followed(self) -> Promise | None:
        """The promise that the running call is about, as it stands now."""
        call_id = self._session.call_id
        promise = self._starting or (self._by_call.get(call_id) if call_id is not None else None)
        return (self._ledger.with_id(promise.id) or promise) if promise else None

    def start(self, promise: Promise) -> bool:
        """Start a call about a promise, with its caller; False while another call runs."""
        if self._session.phase is not Phase.IDLE:
            return False
        self._starting = promise
        self._session.start()
        self._session.set_fields(caller_reference=promise.to_whom)
        self.changed.emit()
        return True

    def _on_session_changed(self) -> None:
        promise, call_id = self._starting, self._session.call_id
        if promise is None:
            return
        if self._session.phase is Phase.IDLE:
            self._starting = None
        elif call_id is not None:
            self._starting = None
            self._by_call[call_id] = promise
            called = partial(
                self._services.calls.record,
                call_id,
                CallEventType.PROMISE_CALLED,
                None,
                str(promise.id),
                at=self._session.moment,
            )
            self._runner.owed.write(called)
            if promise.matter_id is not None:
                self._matters.join(promise.matter_id)
        self.changed.emit()

    def _on_switched(self) -> None:
        """Look up what a call that came back is about."""
        call_id = self._session.call_id
        if call_id is not None and call_id not in self._by_call:
            # In the line of the writes, behind what was written a moment ago.
            self._runner.write(partial(self._called_about, call_id), partial(self._on_known, call_id))

    def _called_about(self, call_id: UUID) -> Promise | None:
        events = self._services.calls.events(call_id)
        called = [event.detail for event in events if event.type is CallEventType.PROMISE_CALLED]
        if not called:
            return None
        try:
            return self._services.promises.get(UUID(called[-1]))
        except PromiseNotFoundError:
            return None  # it was taken back since

    def _on_known(self, call_id: UUID, promise: Promise | None) -> None:
        if promise is not None and call_id not in self._by_call:
            self._by_call[call_id] = promise
            self.changed.emit()

    def _on_ended(self, call: Call) -> None:
        promise = self._by_call.get(call.id)
        if promise is None:
            return
        now = self._ledger.with_id(promise.id)
        if now is not None and now.state is PromiseState.OPEN:
            self.unsettled.emit(now)
