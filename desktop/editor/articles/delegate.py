"""How the rows of the list of articles are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.editor.articles.items import KindHeading
from desktop.editor.articles.model import ROW_ROLE
from desktop.symbols import KINDS, STATES
from desktop.texts import label
from desktop.widgets.painting import TextBlock, draw_box, draw_icon, draw_row_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.editor.articles.items import Row
    from desktop.theme import Theme
    from kb.domain.article_line import ArticleLine

    Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _HEADING = 30, 38
_PADDING = 16
_ICON, _SMALL_ICON = 16, 14
_GAP = 8


class ArticlesDelegate(QStyledItemDelegate):
    """Kind, title and state of an article on one line; a heading with its count."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the rows of ``view``."""
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), KindHeading)
        return QSize(self._view.viewport().width(), self._theme.px(_HEADING if heading else _HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        if isinstance(row, KindHeading):
            self._paint_heading(painter, rect, row)
        elif row is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_line(painter, rect, row, selected=selected, hovered=hovered)
            if self._view.hasFocus() and self._view.currentIndex() == index:
                draw_box(painter, rect.adjusted(1, 1, -1, -1), edge=self._theme.color("focus"), width=2)

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: KindHeading) -> None:
        theme = self._theme
        x = rect.left() + theme.gap(_PADDING)
        title = TextBlock(theme, label(row.kind), bold=True)
        y = rect.bottom() - title.height - theme.gap(5)
        title.draw(painter, x, y)
        TextBlock(theme, f"{row.count:,}", color="text.secondary").draw(painter, x + title.width + theme.gap(10), y)

    def _paint_line(self, painter: QPainter, rect: QRectF, row: ArticleLine, *, selected: bool, hovered: bool) -> None:
        theme, middle = self._theme, rect.center().y()
        draw_row_ground(painter, theme, rect, selected=selected, hovered=False)
        if hovered and not selected:
            painter.fillRect(rect, theme.color("bg.pressed"))
        x, side = rect.left() + theme.gap(_PADDING), theme.gap(_ICON)
        kind, state = KINDS[row.kind], STATES[row.state]
        draw_icon(painter, theme, kind.icon, kind.color, x, middle - side / 2, side)
        x += side + theme.gap(_GAP)
        side = theme.gap(_SMALL_ICON)
        right = rect.right() - theme.gap(_PADDING) - side
        draw_icon(painter, theme, state.icon, state.color, right, middle - side / 2, side)
        title = TextBlock(theme, row.title, bold=selected, width=right - theme.gap(_GAP) - x, hang=False)
        title.draw(painter, x, middle - title.height / 2)
