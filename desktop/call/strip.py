"""The strip above everything: is there a call, how long, how it is handled, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from desktop.call.presenter import Phase
from desktop.call.strip_parts import Clock, Dot, Outlined
from desktop.commands import command
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_hairline
from desktop.widgets.panes import set_ground
from kb.domain.call import Handling

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 64


class Strip(QWidget):
    """64 px: the whole strip of this screen. Buttons ask for commands.

    Signals:
        start_wanted, second_wanted, end_wanted: the buttons 開始, 二次化 and 終話.
    """

    start_wanted = Signal()
    second_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what the session says."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        set_ground(self, "surface")
        self.start = Button(theme, self.tr("開始"), icon="phone", key=command("call.start").cap)
        self.second = Button(
            theme, self.tr("二次化"), style=ButtonStyle.PLAIN, icon="stairs", key=command("call.second").cap
        )
        self.end = Button(
            theme, self.tr("終話"), style=ButtonStyle.PLAIN, icon="phone-down", key=command("call.end").cap
        )
        self.clock = Clock(theme)
        self._handling = Outlined(theme, "")
        self._idle, self._running = self._idle_side(), self._running_side()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._idle)
        self._stack.addWidget(self._running)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.start.clicked.connect(self.start_wanted)
        self.second.clicked.connect(self.second_wanted)
        self.end.clicked.connect(self.end_wanted)
        self._session.changed.connect(self._on_changed)
        self._session.ticked.connect(self._on_ticked)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._on_changed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.surface"))
        draw_hairline(painter, self._theme, 0, self.height() - 1, self.width())

    def _idle_side(self) -> QWidget:
        theme, side = self._theme, QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(8))
        row.addWidget(Dot(theme, running=False))
        row.addWidget(Label(theme, self.tr("待機中"), bold=True))
        row.addSpacing(theme.gap(10))
        row.addWidget(Label(theme, self.tr("メモを書き始めると、通話の時計が動きます"), color="text.secondary"))
        row.addSpacing(theme.gap(4))
        row.addWidget(self.start)
        row.addStretch(1)
        return side

    def _running_side(self) -> QWidget:
        theme, side = self._theme, QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(8))
        row.addWidget(Dot(theme, running=True))
        row.addWidget(Label(theme, self.tr("通話中"), color="text.secondary"))
        row.addSpacing(theme.gap(6))
        row.addWidget(self.clock)
        row.addSpacing(theme.gap(6))
        row.addWidget(self._handling)
        row.addStretch(1)
        row.addWidget(self.second)
        row.addWidget(self.end)
        return side

    def _on_changed(self) -> None:
        idle = self._session.phase is Phase.IDLE
        self._stack.setCurrentWidget(self._idle if idle else self._running)
        call = self._session.call
        handling = call.handling if call else Handling.FIRST
        self._handling.set_words(label(handling))
        self.end.setEnabled(call is not None)
        self.second.setEnabled(call is not None and handling is Handling.FIRST)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self.clock.show_seconds(self._session.seconds)

    def _refresh(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(12), 1)
        for verb in (self.start, self.second, self.end):
            verb.set_icon_shown(not theme.large_text)
        self.updateGeometry()
