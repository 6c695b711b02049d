"""Paints the rows; sizes come from the theme, no row holds a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.articles import suggestion_rows
from desktop.articles.suggestion_items import Case, Reply
from desktop.call.rows import plain_rows
from desktop.call.rows.items import ArticleLine, Heading, Item, Notice, PastCall, ReviewsLine, Sentence, leads_on, opens
from desktop.widgets.lists import ITEM_ROLE
from desktop.widgets.painting import draw_box, draw_row_ground

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QAbstractItemView

    from desktop.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Paints every kind of row; ``opened`` is the article shown as selected."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Take colours and type from ``theme`` at paint time, the width of rows from ``view``."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.opened: UUID | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        item: Item | None = index.data(ITEM_ROLE)
        width = self._view.viewport().width()
        return QSize(width, 0 if item is None else self._height(item, width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        if item is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        article_id = opens(item)
        if leads_on(item):
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            draw_row_ground(
                painter,
                self._theme,
                rect,
                selected=article_id is not None and article_id == self.opened,
                hovered=hovered,
            )
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
