"""The column beside the text: numbers of lines, and what was found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.editor.text.marks import COLORS, MarkSet, Severity
from desktop.widgets.painting import BAR_WIDTH, text_width
from desktop.widgets.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.theme import Theme

_LEFT = 12
_BAR_GAP = 6
_TEXT_GAP = 13
_FEWEST_DIGITS = 2


class Lines(Protocol):
    """What is asked of the edit: its lines and where they stand."""

    @property
    def line(self) -> int: ...

    def blockCount(self) -> int: ...

    def lines_on_show(self) -> Iterator[tuple[int, float]]: ...

    def line_pixels(self, number: int) -> float: ...

    def line_at(self, y: int) -> int: ...


class Gutter(QWidget):
    """Paints beside the lines that can be seen; a warning's bar is broken, so that colour does not tell it alone."""

    def __init__(self, lines: Lines, marks: MarkSet, theme: Theme, parent: QWidget) -> None:
        """Stand in ``parent`` beside its text."""
        super().__init__(parent)
        self._lines = lines
        self._marks = marks
        self._theme = theme

    @property
    def needed(self) -> int:
        """The width it takes in pixels: it grows with the number of lines."""
        digits = max(_FEWEST_DIGITS, len(str(self._lines.blockCount())))
        numbers = text_width(self._theme, "0" * digits, "meta", bold=True)
        return (
            round(numbers) + self._theme.gap(_LEFT) + self._theme.gap(_BAR_GAP) + BAR_WIDTH + self._theme.gap(_TEXT_GAP)
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self._lines.line_at(event.pos().y())
            said = "\n".join(mark.text for mark in self._marks.at(line))
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        current = self._lines.line - 1
        marks = self._marks.by_line()
        bar = self.width() - theme.gap(_TEXT_GAP) - BAR_WIDTH
        height = theme.line_height("markdown")
        for number, top in self._lines.lines_on_show():
            rect = QRectF(0, top, self.width(), height)
            if number == current:
                painter.fillRect(QRectF(0, top, self.width(), self._lines.line_pixels(number)), theme.color("bg.hover"))
            painter.setFont(theme.font("meta", bold=number == current))
            painter.setPen(theme.color("text.primary" if number == current else "text.tertiary"))
            place = rect.adjusted(0, 0, bar - theme.gap(_BAR_GAP) - rect.width(), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1))
            if number in marks:
                self._paint_bar(painter, marks[number], QRectF(bar, top + height / 6, BAR_WIDTH, height * 2 / 3))

    def _paint_bar(self, painter: QPainter, severity: Severity, rect: QRectF) -> None:
        color = self._theme.color(COLORS[severity])
        if severity is Severity.ERROR:
            painter.fillRect(rect, color)
            return
        part = rect.height() * 2 / 5
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), part), color)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - part, rect.width(), part), color)


class LineGround(QWidget):
    """The ground of the current line where text leaves room to the right edge."""

    def __init__(self, lines: Lines, theme: Theme, parent: QWidget) -> None:
        """Stand in ``parent`` at the right of its text."""
        super().__init__(parent)
        self._lines = lines
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        current = self._lines.line - 1
        for number, top in self._lines.lines_on_show():
            if number == current:
                rect = QRectF(0, top, self.width(), self._lines.line_pixels(number))
                QPainter(self).fillRect(rect, self._theme.color("bg.hover"))
