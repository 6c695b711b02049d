"""How many calls of the same kind there were lately, asked anew when the kind of the call in the pane changes (P12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.alerts import Alerts
    from desktop.call.presenter.call_state import CallState
    from desktop.call.presenter.ports import Records
    from desktop.tasks.runner import TaskRunner
    from kb.domain.trend import SameKind

#: After the fields are saved: a call counts as it was saved last.
_AFTER_MS = 700

_Key = tuple["UUID | None", str, str, tuple[str, ...]]


class SameKindCount(QObject):
    """Keeps what the records say of the call in the pane.

    Signals:
        changed: ``value`` is different.
    """

    changed = Signal()

    def __init__(
        self,
        records: Records,
        session: CallState,
        alerts: Alerts,
        runner: TaskRunner,
        *,
        after_ms: int = _AFTER_MS,
        parent: QObject | None = None,
    ) -> None:
        """Know nothing yet; ``after_ms`` is how long a change is waited for to be saved."""
        super().__init__(parent)
        self._records = records
        self._session = session
        self._alerts = alerts
        self._runner = runner
        self._value: SameKind | None = None
        self._key: _Key = (None, "", "", ())
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self._ask)
        session.changed.connect(self._look)
        alerts.changed.connect(self._look)

    @property
    def value(self) -> SameKind | None:
        """A kind of this call that rose above chance; None while chance explains everything."""
        return self._value

    def shut_down(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _look(self) -> None:
        content = self._session.content
        rules = tuple(alert.rule for alert in self._alerts.raised)
        key: _Key = (self._session.call_id, content.product, content.cause, rules)
        if key == self._key:
            return
        if key[0] != self._key[0]:
            self._show(None)
        self._key = key
        if key[0] is not None and (content.product or rules):
            self._timer.start()
        else:
            self._timer.stop()
            self._show(None)

    def _ask(self) -> None:
        call = self._session.call
        if call is not None:
            rules = self._key[3]
            self._runner.read(partial(self._records.same_kind, call, rules), partial(self._on_answer, self._key))

    def _on_answer(self, key: _Key, value: SameKind | None) -> None:
        if key == self._key:
            self._show(value)

    def _show(self, value: SameKind | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit()
