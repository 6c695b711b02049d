"""One spoken line laid out: text that wraps, filled slots underlined, empty ones in dashed boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.widgets.painting import draw_dashed_box

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from desktop.articles.reading_items import Piece
    from desktop.theme import Theme

#: A blank at which no line breaks, so that the box keeps its room to both sides.
_SIDE = "\u00a0"
_BOX_INSET = 3


@dataclass(frozen=True, slots=True)
class SlotBox:
    """Where a slot stands, relative to the top left corner of the line; one box a visual line."""

    name: str
    rect: QRectF
    empty: bool


class LineLayout:
    """Lays out the pieces of a line in ``width`` pixels."""

    def __init__(self, theme: Theme, pieces: tuple[Piece, ...], *, role: str, width: float) -> None:
        """Use the type of ``role``."""
        self._theme = theme
        self._line_height = theme.line_height(role)
        font = theme.font(role)
        metrics = QFontMetricsF(font)
        texts = [f"{_SIDE}{piece.text}{_SIDE}" if piece.empty else piece.text for piece in pieces]
        self._layout = QTextLayout("".join(texts), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._ranges: list[tuple[Piece, int, int]] = []
        start = 0
        for piece, text in zip(pieces, texts, strict=True):
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            self._ranges.append((piece, start, start + length))
            start += length
        self._layout.setFormats(self._formats())
        baseline = (self._line_height - metrics.height()) / 2 + metrics.ascent()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, metrics.height()))
            line.setPosition(QPointF(0, baseline - line.ascent()))
            baseline += self._line_height
        self._layout.endLayout()

    @property
    def height(self) -> int:
        """Height in pixels."""
        return max(1, self._layout.lineCount()) * self._line_height

    @property
    def last_line(self) -> QPointF:
        """Where the text ends: x of its end, top of its last visual line."""
        count = self._layout.lineCount()
        if not count:
            return QPointF(0, 0)
        return QPointF(self._layout.lineAt(count - 1).naturalTextWidth(), (count - 1) * self._line_height)

    def slots(self) -> list[SlotBox]:
        """Return the boxes of all slots."""
        boxes = []
        for piece, start, end in self._ranges:
            if piece.slot:
                boxes += [SlotBox(piece.slot, rect, piece.empty) for rect in self._rects(start, end)]
        return boxes

    def draw(self, painter: QPainter, x: float, y: float, color: str) -> None:
        """Draw with the top left corner at (x, y)."""
        theme = self._theme
        for box in self.slots():
            if box.empty:
                rect = box.rect.translated(x, y)
                draw_dashed_box(painter, rect, theme.color("warn.solid"), fill=theme.color("warn.tint"))
        painter.setPen(theme.color(color))
        self._layout.draw(painter, QPointF(x, y))

    def _rects(self, start: int, end: int) -> list[QRectF]:
        rects = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            top = number * self._line_height + _BOX_INSET
            rects.append(QRectF(left, top, right - left, self._line_height - 2 * _BOX_INSET))
        return rects

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        for piece, start, end in self._ranges:
            if not piece.slot:
                continue
            char_format = QTextCharFormat()
            if piece.empty:
                char_format.setForeground(self._theme.color("warn"))
            else:
                char_format.setFontWeight(QFont.Weight.Bold)
                char_format.setFontUnderline(True)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, char_format
            formats.append(span)
        return formats


def _x(line: QTextLine, place: int) -> float:
    """Return where a place in the text stands; the binding answers with (x, the place it took)."""
    return cast("tuple[float, int]", line.cursorToX(place))[0]
