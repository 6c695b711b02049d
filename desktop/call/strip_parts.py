"""Parts of the strip: the clock, the dot, the outlined word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.call.note_text import clock_text
from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from desktop.theme import Theme

_DOT = 9
_BADGE_HEIGHT = 26


class Clock(QLabel):
    """Time in the call in figures of equal width: nothing beside it moves when a second passes."""

    def __init__(self, theme: Theme, *, role: str = "clock", parent: QWidget | None = None) -> None:
        """Show 0:00."""
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.show_seconds(0)

    def show_seconds(self, seconds: int) -> None:
        """Show the time in the call."""
        text = clock_text(seconds)
        if text != self.text():
            longer = len(text) != len(self.text())
            self.setText(text)
            self.setAccessibleName(self.tr("通話時間 {time}").format(time=text))
            if longer:
                self.updateGeometry()

    def sizeHint(self) -> QSize:
        widest = "".join("0" if character.isdigit() else character for character in self.text())
        metrics = QFontMetrics(self._theme.font(self._role))
        return QSize(metrics.horizontalAdvance(widest) + 2, self._theme.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._role)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary"))
        metrics = QFontMetrics(font)
        baseline = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(0, round(baseline), self.text())


class Dot(QWidget):
    """A full red dot while a call runs, an open ring otherwise; the word stands beside it."""

    def __init__(self, theme: Theme, *, running: bool) -> None:
        """``running``: there is a call."""
        super().__init__()
        self._theme = theme
        self._running = running
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._theme.gap(_DOT + 3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.gap(_DOT)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._running:
            draw_box(painter, rect, fill=self._theme.color("danger.solid"), radius=side / 2)
        else:
            draw_box(painter, rect, edge=self._theme.color("text.secondary"), radius=side / 2, width=1.5)


class Outlined(Label):
    """A word with the person in front of it, in an outline."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Show ``text``."""
        super().__init__(theme, text, role="meta", bold=True, icon="person")
        self._frame_theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Show another word."""
        self.show_text(text)

    def sizeHint(self) -> QSize:
        inner = super().sizeHint()
        return QSize(inner.width() + 2 * self._frame_theme.gap(8), self._frame_theme.px(_BADGE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._frame_theme
        draw_box(painter, QRectF(self.rect()), fill=theme.color("bg.surface"), edge=theme.color("line.strong"))
        side, padding = theme.gap(14), theme.gap(8)
        draw_icon(painter, theme, "person", "text.primary", padding, (self.height() - side) / 2, side)
        words = TextBlock(theme, self.text(), role="meta", bold=True, hang=False)
        words.draw(painter, padding + side + theme.gap(6), (self.height() - words.height) / 2)
