"""Paints the rows of the reader: step titles with ticks, criteria, lines to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.articles.line_layout import LineLayout
from desktop.articles.reading_items import (
    CriterionRow,
    LineRow,
    LineState,
    ReaderItem,
    StepRow,
    criterion_word,
    empty_word,
    step_words,
)
from desktop.widgets.badges import badge_width, draw_badge, draw_tick, tick_size
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows
from desktop.widgets.painting import BAR_WIDTH, Run, TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.articles.line_layout import SlotBox

TEXT_LEFT = 44
_TICK_LEFT = 18
_RIGHT = 20
#: The current line reaches further than the text, but not to the edge of the pane.
_LINE_INSET = 8
_LINE_PADDING = 3
_STEP_TOP = 11
_STEP_BOTTOM = 3
_SMALL_ICON = 12
_BADGE_GAP = 20
_COLORS = {LineState.READ: "text.tertiary", LineState.CURRENT: "text.primary", LineState.NEXT: "text.primary"}


class ReadingDelegate(PaintedRows):
    """Measures and paints; ``slot_at`` tells which slot lies under a point."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: ReaderItem | None = index.data(ITEM_ROLE)
        width = self._view.viewport().width()
        theme = self._theme
        if isinstance(item, StepRow):
            height = theme.gap(_STEP_TOP) + theme.line_height("ui") + theme.gap(_STEP_BOTTOM)
        elif isinstance(item, CriterionRow):
            height = self._criterion(item, width).height + theme.gap(6)
        elif isinstance(item, LineRow):
            height = self._layout(item, width).height + 2 * theme.gap(_LINE_PADDING)
        else:
            height = 0
        return self.whole_width(height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ReaderItem | None = index.data(ITEM_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(item, StepRow):
            self._paint_step(painter, rect, item, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        elif isinstance(item, CriterionRow):
            self._criterion(item, rect.width()).draw(painter, rect.left() + self._theme.gap(TEXT_LEFT), rect.top())
        elif isinstance(item, LineRow):
            self._paint_line(painter, rect, item)
        painter.restore()

    def slots(self, item: LineRow, width: float) -> list[SlotBox]:
        """Return the slots of a line relative to the top left corner of its row."""
        x, y = self._theme.gap(TEXT_LEFT), self._theme.gap(_LINE_PADDING)
        found = self._layout(item, width).slots()
        return [type(box)(box.name, box.rect.translated(x, y), box.empty) for box in found]

    def slot_at(self, item: ReaderItem, width: float, point: QPointF) -> SlotBox | None:
        """Return the slot under a point of the row."""
        if not isinstance(item, LineRow):
            return None
        return next((box for box in self.slots(item, width) if box.rect.contains(point)), None)

    def hits_tick(self, item: ReaderItem, point: QPointF) -> bool:
        """Tell whether a point of the row lies on the tick of a step."""
        return isinstance(item, StepRow) and point.x() < self._theme.gap(TEXT_LEFT)

    def _paint_step(self, painter: QPainter, rect: QRectF, item: StepRow, *, focused: bool) -> None:
        theme, line = self._theme, self._theme.line_height("ui")
        top = rect.top() + theme.gap(_STEP_TOP)
        side = tick_size(theme)
        tick = QRectF(rect.left() + theme.gap(_TICK_LEFT), top + (line - side) / 2, side, side)
        draw_tick(painter, theme, tick.x(), tick.y(), ticked=item.done, color="ok")
        if item.current:
            draw_box(painter, tick, edge=theme.color("accent"), radius=4, width=1.5)
        if focused:
            draw_box(painter, tick.adjusted(-3, -3, 3, 3), edge=theme.color("focus"), width=2)
        color = "accent" if item.current else "text.secondary"
        x = rect.left() + theme.gap(TEXT_LEFT)
        right = rect.right() - theme.gap(_RIGHT)
        color_of_words = "warn" if item.locked else "text.secondary"
        apology = TextBlock(theme, step_words(item), role="meta", color=color_of_words, width=(right - x) * 2 / 3)
        room = right - x - (apology.width + theme.gap(12) if apology.text else 0)
        runs = [Run(f"{item.step + 1}"), Run("  "), Run(item.title)]
        title = TextBlock(theme, runs, color=color, bold=True, width=room)
        title.draw(painter, x, top)
        apology.draw(painter, x + title.width + theme.gap(12), top + (line - apology.height) / 2)

    def _paint_line(self, painter: QPainter, rect: QRectF, item: LineRow) -> None:
        theme = self._theme
        layout = self._layout(item, rect.width())
        x, y = rect.left() + theme.gap(TEXT_LEFT), rect.top() + theme.gap(_LINE_PADDING)
        first_line = theme.line_height(_role(item))
        side = theme.gap(_SMALL_ICON)
        icon_x = rect.left() + theme.gap(_TICK_LEFT) + (tick_size(theme) - side) / 2
        icon_y = y + (first_line - side) / 2
        if item.locked:
            draw_icon(painter, theme, "lock", "text.tertiary", icon_x, icon_y, side)
        elif item.state is LineState.CURRENT:
            inset = theme.gap(_LINE_INSET)
            box = rect.adjusted(inset, 1, -inset, -1)
            draw_box(painter, box, fill=theme.color("accent.tint"))
            bar = QRectF(box.left() + 2, box.top() + 6, BAR_WIDTH, box.height() - 12)
            draw_box(painter, bar, fill=theme.color("accent"), radius=BAR_WIDTH / 2)
            icon, color = ("pause", "danger") if item.held else ("play", "accent")
            draw_icon(painter, theme, icon, color, icon_x, icon_y, side)
        elif item.state is LineState.READ:
            draw_icon(painter, theme, "check", "text.tertiary", icon_x, icon_y, side)
        grey = item.locked or (item.held and item.state is LineState.NEXT)
        layout.draw(painter, x, y, "text.tertiary" if grey else _COLORS[item.state])
        if item.open_slots:
            end = layout.last_line
            at_y = y + end.y() + (first_line - theme.line_height("meta")) / 2
            at = QPointF(x + end.x() + theme.gap(_BADGE_GAP), at_y)
            draw_badge(painter, theme, "warning", empty_word(), "warn", at, bold=True)

    def _criterion(self, item: CriterionRow, width: float) -> TextBlock:
        theme = self._theme
        runs = [Run(f"{criterion_word()}  ", color="text.tertiary"), Run(item.text)]
        room = width - theme.gap(TEXT_LEFT) - theme.gap(_RIGHT)
        return TextBlock(theme, runs, role="list", color="text.secondary", width=room, lines=0)

    def _layout(self, item: LineRow, width: float) -> LineLayout:
        theme = self._theme
        room = width - theme.gap(TEXT_LEFT) - theme.gap(_RIGHT)
        if item.open_slots:
            room -= theme.gap(_BADGE_GAP) + badge_width(theme, empty_word(), bold=True)
        return LineLayout(theme, item.pieces, role=_role(item), width=room)


def _role(item: LineRow) -> str:
    return "reading" if item.aloud else "body"
