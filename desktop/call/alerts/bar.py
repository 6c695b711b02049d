"""The alert bar: one alert at a time, the gravest first, with its questions and one next step (P2, P12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QWidget

from desktop.call.alert_state import AlertStep
from desktop.call.alerts.parts import AlertActions, AlertFacts
from desktop.call.alerts.words import title_of
from desktop.widgets.painting import BAR_WIDTH
from desktop.widgets.panes import set_ground
from kb.domain.triage import Severity

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.call.alert_state import RaisedAlert
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 44
#: By severity: the bar at the left edge, and the ground.
BARS = {Severity.CRISIS: "danger.solid", Severity.WARNING: "warn.solid", Severity.CAUTION: "accent"}
GROUNDS = {Severity.CRISIS: "danger", Severity.WARNING: "warn", Severity.CAUTION: "accent"}


@dataclass(frozen=True, slots=True)
class _Room:
    """What is shown at a width; the question that is next, the key cap and the next step always are."""

    contact: bool = True
    done_words: bool = True
    long_count: bool = True
    status: bool = True
    later_words: bool = True
    wrapped: bool = False
    rows: int = 1


_ROOMS = (
    _Room(),
    _Room(contact=False),
    _Room(contact=False, done_words=False),
    _Room(contact=False, done_words=False, long_count=False),
    _Room(contact=False, wrapped=True),
    _Room(contact=False, long_count=False, status=False, wrapped=True),
    _Room(contact=False, done_words=False, long_count=False, status=False, wrapped=True),
    _Room(rows=2, wrapped=True),
    _Room(rows=2, done_words=False, long_count=False, contact=False, status=False, wrapped=True),
    _Room(contact=False, done_words=False, long_count=False, later_words=False),
    _Room(contact=False, done_words=False, long_count=False, later_words=False, status=False),
    _Room(rows=2, done_words=False, long_count=False, contact=False, later_words=False, status=False),
)


class AlertBar(QWidget):
    """Hidden while no alert is up.

    Signals:
        left: it disappeared while it had the focus.
    """

    left = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Follow the alerts of the call."""
        super().__init__(parent)
        self._theme = theme
        self._alerts = presenter.alerts
        self._clock = presenter.clock
        self._same_kind = presenter.same_kind
        self._shown: RaisedAlert | None = None
        self.facts = AlertFacts(theme)
        self.verbs = AlertActions(theme)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.facts, 1)
        self._rows.addWidget(self.verbs)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.facts.toggled.connect(self._alerts.toggle)
        self.verbs.step.clicked.connect(self._alerts.step)
        self.verbs.deny.clicked.connect(self._alerts.deny)
        self.verbs.more.clicked.connect(self._alerts.bring_next)
        for signal in (self._alerts.changed, self._clock.changed, self._same_kind.changed):
            signal.connect(self.refresh)
        theme.changed.connect(self._refresh)
        self.hide()
        self._refresh()

    def refresh(self) -> None:
        """Show the alert that is first now."""
        waiting = self._alerts.waiting
        self._shown = waiting[0] if waiting else None
        if self._shown is None:
            self._leave()
            return
        alert = self._shown
        policy = self._clock.policy
        set_ground(self, GROUNDS[alert.alert.severity])
        self.setAccessibleName(title_of(alert))
        self.facts.show_alert(alert)
        contact = policy.duty_contact(alert.rule) if policy is not None else None
        self.verbs.show_alert(alert, contact, len(waiting) - 1)
        self.verbs.show_count(self._same_kind.value, self._alerts, beside=alert.rule)
        self.show()
        self._arrange()

    def sizeHint(self) -> QSize:
        rows = 2 if self._rows.direction() is QBoxLayout.Direction.TopToBottom else 1
        return QSize(self.facts.sizeHint().width(), self._theme.px(_HEIGHT) * rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shown is not None:
            color = self._theme.color(BARS[self._shown.alert.severity])
            QPainter(self).fillRect(0, 0, BAR_WIDTH, self.height(), color)

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus:
            self.left.emit()

    def _arrange(self) -> None:
        """Take the first arrangement that fits."""
        alert = self._shown
        if alert is None:
            return
        margins = self._rows.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        room = next((room for room in _ROOMS if self._fits(room, width, alert)), _ROOMS[-1])
        self._apply(room, alert)
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if room.rows > 1 else directions.LeftToRight
        if direction is not self._rows.direction():
            self._rows.setDirection(direction)
            self._rows.setStretch(1, 1 if room.rows > 1 else 0)
        self.updateGeometry()

    def _fits(self, room: _Room, width: int, alert: RaisedAlert) -> bool:
        self._apply(room, alert)
        facts, verbs = self.facts.width_needed(), self.verbs.width_needed()
        if room.rows > 1:
            return facts <= width and verbs <= width
        return facts + self._theme.gap(16) + verbs <= width

    def _apply(self, room: _Room, alert: RaisedAlert) -> None:
        rings = alert.next_step is AlertStep.CONTACT
        self.facts.show_parts(
            status=room.status, done_words=room.done_words, later_words=room.later_words, wrapped=room.wrapped
        )
        self.verbs.show_parts(contact=room.contact or rings, long_count=room.long_count)

    def _refresh(self) -> None:
        self._rows.setContentsMargins(self._theme.gap(16), 0, self._theme.gap(8), 0)
        self.refresh()
