"""Paints the rows; sizes come from the theme, no row holds a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.articles import suggestion_rows
from desktop.articles.suggestion_items import Case, Reply
from desktop.call.rows import plain_rows
from desktop.call.rows.items import ArticleLine, Heading, Item, Notice, PastCall, ReviewsLine, Sentence, leads_on, opens
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows, is_hovered
from desktop.widgets.painting import draw_box, draw_row_ground

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QAbstractItemView

    from desktop.theme import Theme


class RowDelegate(PaintedRows):
    """Paints every kind of row; ``opened`` is the article shown as selected."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Show no article as selected."""
        super().__init__(theme, view)
        self.opened: UUID | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item | None = index.data(ITEM_ROLE)
        return self.whole_width(0 if item is None else self._height(item, self._view.viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        if item is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        article_id = opens(item)
        if leads_on(item):
            selected = article_id is not None and article_id == self.opened
            draw_row_ground(painter, self._theme, rect, selected=selected, hovered=is_hovered(option))
        self._paint(painter, rect, item)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, rect, edge=self._theme.color("focus"), width=2)
        painter.restore()

    def _height(self, item: Item, width: int) -> int:
        if isinstance(item, (Reply, Case)):
            return suggestion_rows.height(self._theme, item)
        return plain_rows.height(self._theme, item, width)

    def _paint(self, painter: QPainter, rect: QRectF, item: Item) -> None:
        theme = self._theme
        if isinstance(item, Reply):
            suggestion_rows.paint_reply(painter, theme, rect, item)
        elif isinstance(item, Case):
            suggestion_rows.paint_case(painter, theme, rect, item)
        elif isinstance(item, Heading):
            plain_rows.paint_heading(painter, theme, rect, item)
        elif isinstance(item, ArticleLine):
            plain_rows.paint_article(painter, theme, rect, item)
        elif isinstance(item, Notice):
            plain_rows.paint_notice(painter, theme, rect, item)
        elif isinstance(item, PastCall):
            plain_rows.paint_call(painter, theme, rect, item)
        elif isinstance(item, ReviewsLine):
            plain_rows.paint_reviews(painter, theme, rect, item)
        elif isinstance(item, Sentence):
            plain_rows.paint_sentence(painter, theme, rect, item)
