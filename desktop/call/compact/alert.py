"""The alert in the strip: what is suspected, the question itself, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.call.alerts.bar import BARS, GROUNDS
from desktop.call.alerts.parts import COLORS, ICONS, AlertActions
from desktop.call.alerts.words import next_words, title_of
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import BAR_WIDTH
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.call.alert_state import RaisedAlert
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.policy import DutyContact


class CompactAlert(QWidget):
    """Hidden while no alert is up."""

    def __init__(self, theme: Theme, presenter: CallPresenter) -> None:
        """Follow the alerts of the call."""
        super().__init__()
        self._theme = theme
        self._alerts = presenter.alerts
        self._clock = presenter.clock
        self._shown: RaisedAlert | None = None
        self.title = Label(theme, bold=True)
        self.progress = Label(theme, color="text.secondary")
        self.progress.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = Paragraph(theme, role="head")
        self.verbs = AlertActions(theme)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.progress)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addWidget(self.verbs)
        self.verbs.step.clicked.connect(self._alerts.step)
        self.verbs.deny.clicked.connect(self._alerts.deny)
        self.verbs.more.clicked.connect(self._alerts.bring_next)
        self._alerts.changed.connect(self.refresh)
        self._clock.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Show the alert that is first now, with its next question or what is to be done."""
        waiting = self._alerts.waiting
        self._shown = waiting[0] if waiting else None
        self.setVisible(self._shown is not None)
        if self._shown is None:
            return
        alert, policy = self._shown, self._clock.policy
        severity = alert.alert.severity
        set_ground(self, GROUNDS[severity])
        self.setAccessibleName(title_of(alert))
        self.title.show_text(title_of(alert), color=COLORS[severity], icon=ICONS[severity])
        asked, count = len(alert.progress.answered), len(alert.alert.questions)
        self.progress.show_text(f"{asked} / {count}" if count else "")
        contact = policy.duty_contact(alert.rule) if policy is not None else None
        self.words.set_runs(self._next_words(alert, contact))
        self.words.setVisible(bool(self.words.text()))
        self.verbs.show_alert(alert, contact, len(waiting) - 1)
        self.verbs.show_parts(contact=False, long_count=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shown is not None:
            color = self._theme.color(BARS[self._shown.alert.severity])
            QPainter(self).fillRect(0, 0, BAR_WIDTH, self.height(), color)

    @staticmethod
    def _next_words(alert: RaisedAlert, contact: DutyContact | None) -> str:
        ring = f"{contact.name} {contact.contact}" if contact is not None and alert.crisis else ""
        return next_words(alert) or ring

    def _dress(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(14), gap(6), gap(8), gap(6))
        self._column.setSpacing(gap(4))
