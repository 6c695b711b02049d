"""The strip on the other screens while a call runs: the clock, the last words, the way back, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.call.alerts.words import next_words, title_of
from desktop.call.note_text import clock_text
from desktop.call.strip_parts import Clock, Dot
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_hairline
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 44


class SlimStrip(QWidget):
    """44 px, on the other screens while a call runs, so that the clock is never lost.

    Signals:
        back_wanted, end_wanted: the buttons 通話へ戻る and 終話.
    """

    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what the session says."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        self._guide = presenter.clock
        self._alerts = presenter.alerts
        set_ground(self, "surface")
        self.clock = Clock(theme, role="title")
        self.clock.set_quiet_button()
        self.state = Label(theme, color="text.secondary")
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = Label(theme, color="text.secondary")
        self.back = Button(
            theme, self.tr("通話へ戻る"), icon="phone", key=command("show.call").cap, size=ButtonSize.BAR
        )
        self.end = Button(
            theme,
            self.tr("終話"),
            style=ButtonStyle.PLAIN,
            icon="phone-down",
            key=command("call.end").cap,
            size=ButtonSize.BAR,
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(Dot(theme, running=True))
        self._row.addWidget(self.state)
        self._row.addWidget(self.clock)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.back)
        self._row.addWidget(self.end)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.back_wanted)
        self.end.clicked.connect(self.end_wanted)
        for signal in (self._session.ticked, self._session.changed, self._guide.changed):
            signal.connect(self._on_ticked)
        self._session.typed.connect(self._on_typed)
        self._alerts.changed.connect(self._on_typed)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._on_ticked()
        self._on_typed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.surface"))
        draw_hairline(painter, self._theme, 0, self.height() - 1, self.width())

    def _on_ticked(self) -> None:
        self.clock.show_seconds(self._session.seconds)
        self.clock.show_state(self._guide.state, self._guide.minutes_passed)
        if self._session.on_hold:
            waiting = clock_text(self._session.seconds_waiting)
            self.state.show_text(self.tr("保留中 {time}").format(time=waiting), color="accent", icon="pause")
        else:
            self.state.show_text(self.tr("通話中"), color="text.secondary", icon="")

    def _on_typed(self) -> None:
        waiting = self._alerts.waiting
        if waiting:
            color = "danger" if waiting[0].crisis else "warn"
            # With the question that Alt+K answers: nothing is ticked that nobody saw.
            said = (title_of(waiting[0]), next_words(waiting[0]), command("call.alert").cap)
            self._words.show_text(" · ".join(filter(None, said)), color=color, icon="warning")
            return
        lines = self._session.content.notes.strip().rsplit("\n", 1)
        self._words.show_text(lines[-1][:200], color="text.secondary", icon="")

    def _refresh(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(12), 1)
        self._row.setSpacing(theme.gap(12))
        self.updateGeometry()
