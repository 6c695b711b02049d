"""From a promise to the call that keeps it (P20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.session import Phase
from kb.domain.promise import PromiseState

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.matter_file import MatterFile
    from desktop.call.presenter.promise_ledger import PromiseLedger
    from desktop.call.presenter.session import CallSession
    from kb.domain.call import Call
    from kb.domain.promise import Promise


class PromiseCalls(QObject):
    """``followed`` is the promise that the running call is about.

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
        parent: QObject | None = None,
    ) -> None:
        """Follow no promise yet."""
        super().__init__(parent)
        self._ledger = ledger
        self._session = session
        self._matters = matters
        self._starting: Promise | None = None
        self._by_call: dict[UUID, Promise] = {}
        session.changed.connect(self._on_session_changed)
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
            if promise.matter_id is not None:
                self._matters.join(promise.matter_id)
        self.changed.emit()

    def _on_ended(self, call: Call) -> None:
        promise = self._by_call.get(call.id)
        if promise is None:
            return
        now = self._ledger.with_id(promise.id)
        if now is not None and now.state is PromiseState.OPEN:
            self.unsettled.emit(now)
