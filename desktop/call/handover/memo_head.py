"""What stands beside the title of the memo: the clock in its colour, and from whom to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.call.note_text import clock_text
from desktop.widgets.painting import TextBlock, draw_box, draw_icon
from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 28
_ICON = 14
_PADDING = 10
_GAP = 6
_RADIUS = 8
_COLORS = {
    ClockState.QUIET: ("bg.pressed", "text.primary"),
    ClockState.AMBER: ("warn.fill", "warn.on"),
    ClockState.RED: ("danger.solid", "danger.on"),
}


class TimeCapsule(QLabel):
    """How long the call has taken; from the amber minutes on with the warning icon."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show 0:00."""
        super().__init__(parent)
        self._theme = theme
        self._state = ClockState.QUIET
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_time(self, seconds: int, state: ClockState) -> None:
        """Show another time."""
        self._state = state
        self.setText(clock_text(seconds))
        self.setAccessibleName(self.tr("通話時間 {time}").format(time=self.text()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = self._words().width + 2 * theme.gap(_PADDING)
        if self._state is not ClockState.QUIET:
            width += theme.gap(_ICON) + theme.gap(_GAP)
        return QSize(round(width + 0.5), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        ground, color = _COLORS[self._state]
        draw_box(painter, QRectF(self.rect()), fill=theme.color(ground), radius=_RADIUS)
        x = float(theme.gap(_PADDING))
        if self._state is not ClockState.QUIET:
            side = theme.gap(_ICON)
            draw_icon(painter, theme, "warning", color, x, (self.height() - side) / 2, side)
            x += side + theme.gap(_GAP)
        words = self._words()
        words.draw(painter, x, (self.height() - words.height) / 2)

    def _words(self) -> TextBlock:
        return TextBlock(self._theme, self.text(), role="ui", bold=True, color=_COLORS[self._state][1])
