"""The two halves of the alert bar: what is suspected with its questions, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.call.alert_state import AlertStep
from desktop.call.alerts.action_words import ActionWords
from desktop.call.alerts.question_tick import QuestionTick
from desktop.call.alerts.words import count_text, here_text, reason_of, short_count_text, title_of
from desktop.commands import command
from desktop.texts import in_language
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.removal import take_away
from kb.domain.triage import Severity

if TYPE_CHECKING:
    from desktop.call.alert_state import RaisedAlert
    from desktop.call.presenter import Alerts
    from desktop.theme import Theme
    from kb.domain.policy import DutyContact
    from kb.domain.trend import SameKind

_GAP = 12
#: By severity: what the title is written in, and the icon before it.
COLORS = {Severity.CRISIS: "danger", Severity.WARNING: "warn", Severity.CAUTION: "accent"}
ICONS = {Severity.CRISIS: "warning", Severity.WARNING: "warning", Severity.CAUTION: "info"}
_FIXED = QSizePolicy.Policy.Fixed


class AlertFacts(QWidget):
    """Title, the words behind it, questions or what to do.

    Signals:
        toggled: (number of a question) its tick was clicked.
    """

    toggled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self.title = Label(theme, bold=True)
        self.reason = Label(theme)
        self.status = Label(theme)
        self.action = ActionWords(theme)
        self.ticks: list[QuestionTick] = []
        self._rule = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.gap(_GAP))
        for part in (self.title, self.reason, self.status):
            part.setSizePolicy(_FIXED, _FIXED)
            self._row.addWidget(part)
        self._row.addWidget(self.action, 1)

    def show_alert(self, alert: RaisedAlert) -> None:
        """Show an alert as it stands."""
        severity = alert.alert.severity
        self.title.show_text(title_of(alert), color=COLORS[severity], icon=ICONS[severity])
        self.reason.show_text(reason_of(alert))
        self.reason.setVisible(bool(self.reason.text()) and not alert.crisis)
        self.action.say("" if alert.crisis else in_language(alert.alert.action))
        self._show_questions(alert)
        self._show_status(alert)

    def show_parts(self, *, status: bool, done_words: bool, later_words: bool, wrapped: bool) -> None:
        """Leave out what there is no room for; ``wrapped`` questions are smaller and take two lines."""
        self.status.setVisible(status and bool(self.status.text()))
        open_ticks = [tick for tick in self.ticks if not tick.isChecked()]
        for tick in self.ticks:
            is_next = bool(open_ticks) and tick is open_ticks[0]
            tick.set_word_shown(is_next or (done_words if tick.isChecked() else later_words), wrapped=wrapped)

    def width_needed(self) -> int:
        """Return the width in pixels of what is shown."""
        widths = [part.sizeHint().width() for part in (self.title, self.reason, self.status) if not part.isHidden()]
        widths += [tick.sizeHint().width() for tick in self.ticks]
        widths += [self.action.width_wanted]
        return sum(widths) + self._theme.gap(_GAP) * len(widths)

    def _show_questions(self, alert: RaisedAlert) -> None:
        questions = [in_language(question) for question in alert.alert.questions]
        if (self._rule, len(self.ticks)) != (alert.rule, len(questions)):
            self._rule = alert.rule
            self._make_ticks(questions)
        for number, tick in enumerate(self.ticks, 1):
            is_next = alert.open_questions[:1] == (number,)
            tick.show_state(answered=number in alert.progress.answered, is_next=is_next)

    def _make_ticks(self, questions: list[str]) -> None:
        for tick in self.ticks:
            self._row.removeWidget(tick)
            take_away(tick)
        self.ticks = [QuestionTick(self._theme, question) for question in questions]
        for number, tick in enumerate(self.ticks, 1):
            tick.clicked.connect(lambda _=False, number=number: self.toggled.emit(number))
            self._row.insertWidget(self._row.count() - 1, tick)

    def _show_status(self, alert: RaisedAlert) -> None:
        asked, count = len(alert.progress.answered), len(alert.alert.questions)
        if not alert.crisis:
            text = ""
        elif alert.open_questions:
            text = self.tr("台本を止めて確認")
        elif alert.progress.contacted:
            text = self.tr("当番へ連絡しました")
        else:
            text = self.tr("確認 {asked} / {count}").format(asked=asked, count=count)
        self.status.show_text(text)


class AlertActions(QWidget):
    """The count of the same kind, whom to ring, the next step, the way out, the other alerts."""

    def __init__(self, theme: Theme) -> None:
        """The owner connects ``step``, ``deny`` and ``more``."""
        super().__init__()
        self._theme = theme
        self._long_count = self._short_count = ""
        self.count = Label(theme, color="text.secondary")
        self.here = Label(theme, here_text(), role="meta", color="text.secondary")
        self.contact = Label(theme, bold=True)
        key = command("call.alert").cap
        self.step = Button(theme, "", style=ButtonStyle.DANGER, key=key, size=ButtonSize.BAR)
        self.deny = Button(theme, "", style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        self.more = Button(theme, "", style=ButtonStyle.QUIET, icon="chevron-down", size=ButtonSize.BAR)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.gap(8))
        self._row.addStretch(1)
        for label in (self.count, self.here, self.contact):
            label.setSizePolicy(_FIXED, _FIXED)
        self._parts = (self.count, self.here, self.contact, self.step, self.deny, self.more)
        for part in self._parts:
            self._row.addWidget(part)
        for before in (self.step, self.contact):
            self._row.insertSpacing(self._row.indexOf(before), theme.gap(8))

    def show_alert(self, alert: RaisedAlert, contact: DutyContact | None, others: int) -> None:
        """Show what can be done about an alert, and that there are ``others``."""
        if alert.next_step is AlertStep.QUESTION:
            words, style, icon = self.tr("次の確認"), ButtonStyle.DANGER_OUTLINE, ""
        elif alert.next_step is AlertStep.CONTACT:
            words, style, icon = self.tr("当番へ連絡"), ButtonStyle.DANGER, "phone"
        else:
            words, style, icon = self.tr("確認した"), ButtonStyle.OUTLINE, "check"
        self.step.set_words(words)
        self.step.set_style(style)
        self.step.set_icon(icon)
        self.deny.set_words(self.tr("火種でない") if alert.crisis else self.tr("当てはまらない"))
        self.more.set_words(self.tr("ほか {count}件").format(count=others))
        self.more.setVisible(bool(others))
        named = contact is not None and alert.crisis
        self.contact.show_text(f"{contact.name} {contact.contact}" if contact is not None and named else "")

    def show_count(self, same: SameKind | None, alerts: Alerts, *, beside: str) -> None:
        """Show how many there were lately; None leaves it out."""
        self._long_count = count_text(same, alerts, beside=beside) if same is not None else ""
        self._short_count = short_count_text(same) if same is not None else ""

    def show_parts(self, *, contact: bool, long_count: bool) -> None:
        """Leave out what there is no room for."""
        self.contact.setVisible(contact and bool(self.contact.text()))
        self.count.show_text(self._long_count if long_count else self._short_count)
        self.count.setToolTip(self._long_count)
        self.count.setVisible(bool(self._long_count))
        self.here.setVisible(bool(self._long_count))

    def width_needed(self) -> int:
        """Return the width in pixels of what is shown."""
        widths = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return sum(widths) + self._row.spacing() * (len(widths) + 4)
