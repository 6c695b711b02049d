"""The column of times beside the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.call.note_text import clock_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from desktop.call.notes.line_times import LineTimes
    from desktop.theme import Theme

#: Where the times end, in pixels at 100 %.
_TIME_RIGHT = 43


class Gutter(QWidget):
    """Paints the time of every line that can be seen, beside its first visual line."""

    def __init__(self, edit: QTextEdit, times: LineTimes, theme: Theme) -> None:
        """Stand beside the text of ``edit``, whose lines ``times`` knows."""
        super().__init__(edit)
        self._edit = edit
        self._times = times
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("key"))
        painter.setPen(self._theme.color("text.tertiary"))
        height = self._theme.line_height("body")
        cursor = self._edit.cursorForPosition(self._edit.viewport().rect().topLeft())
        block = cursor.block()
        offset = self._edit.viewport().y() - self.y()
        while block.isValid():
            cursor.setPosition(block.position())
            # The caret's rectangle, not the block's: with fixed line heights they differ.
            caret = self._edit.cursorRect(cursor)
            top = caret.center().y() - height / 2 + offset
            if top > self.height():
                break
            seconds = self._times.time_of(block)
            if seconds is not None:
                rect = QRect(0, round(top), self._theme.gap(_TIME_RIGHT), height)
                painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock_text(seconds))
            block = block.next()
