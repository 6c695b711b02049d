"""Paints the rows of the board and of the promises of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from desktop.articles.suggestion_rows import PADDING
from desktop.call.promises.items import PromiseRow, Tone
from desktop.call.rows import plain_rows
from desktop.call.rows.items import Heading
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows, is_hovered
from desktop.widgets.painting import TextBlock, draw_box, draw_hairline, draw_icon, draw_row_ground, text_width

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from desktop.call.promises.items import BoardItem
    from desktop.theme import Theme

_TOP = 9
_ICON = 16
TEXT_LEFT = 40
_GAP = 16
#: The most that the times take of a row.
_TIMES_MOST = 0.4


class BoardDelegate(PaintedRows):
    """``selected`` is the promise whose actions lie below its row, in ``actions_height`` pixels; ``times`` all rows."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Show no promise as selected."""
        super().__init__(theme, view)
        self.selected: UUID | None = None
        self.actions_height = 0
        self.times: tuple[PromiseRow, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: BoardItem | None = index.data(ITEM_ROLE)
        return self.whole_width(0 if item is None else self.height(item, self._view.viewport().width()))

    def height(self, item: BoardItem, width: int) -> int:
        """Return the height of a row in pixels."""
        if isinstance(item, Heading):
            return plain_rows.height(self._theme, item, width)
        return row_height(self._theme) + (self.actions_height if item.promise_id == self.selected else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: BoardItem | None = index.data(ITEM_ROLE)
        if item is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(item, Heading):
            plain_rows.paint_heading(painter, theme, rect, item)
        else:
            hovered = item.is_open and is_hovered(option)
            draw_row_ground(painter, theme, rect, selected=item.promise_id == self.selected, hovered=hovered)
            paint_promise(painter, theme, rect, item, self._time_width(rect.width()))
            if self._view.hasFocus() and item.promise_id == self.selected:
                draw_box(painter, rect, edge=theme.color("focus"), width=2)
        painter.restore()

    def _time_width(self, width: float) -> float:
        """Return the width of the widest time, so that all texts begin at one edge."""
        theme = self._theme
        widths = [text_width(theme, row.when, "row") for row in self.times]
        widths += [text_width(theme, row.left, "meta", bold=True) for row in self.times]
        return min(max(widths, default=0.0) + 1, width * _TIMES_MOST)


def row_height(theme: Theme) -> int:
    """Return the height of a row without actions."""
    return theme.line_height("row") + theme.line_height("meta") + 2 * theme.px(_TOP)


def paint_promise(painter: QPainter, theme: Theme, rect: QRectF, row: PromiseRow, times: float) -> None:
    """Paint icon and time in ``times`` pixels, below it what is left; beside them what was promised and to whom."""
    left, top = rect.left() + theme.gap(TEXT_LEFT), rect.top() + theme.px(_TOP)
    line, side, color = theme.line_height("row"), theme.gap(_ICON), row.tone.color
    draw_icon(painter, theme, row.tone.icon, color, rect.left() + theme.gap(PADDING), top + (line - side) / 2, side)
    urgent = row.tone in {Tone.OVERDUE, Tone.SOON}
    strong = color if urgent else ("text.primary" if row.is_open else "text.secondary")
    when = TextBlock(theme, row.when, role="row", color=strong, width=times)
    when.draw(painter, left, top)
    below = top + line
    span = TextBlock(theme, row.left, role="meta", color=color, bold=urgent, width=times)
    span.draw(painter, left, below)
    x = left + times + theme.gap(_GAP)
    room = rect.right() - theme.gap(PADDING) - x
    title = "text.primary" if row.is_open else "text.secondary"
    TextBlock(theme, row.what, role="row", color=title, width=room).draw(painter, x, top)
    TextBlock(theme, row.about, role="meta", color="text.secondary", width=room).draw(painter, x, below)
    draw_hairline(painter, theme, left, rect.bottom() - 1, rect.right() - left)
