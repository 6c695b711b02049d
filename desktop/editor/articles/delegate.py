"""How the rows of the list of articles are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from desktop.editor.articles.items import ArticleRow, GroupHeading
from desktop.editor.articles.model import heading_word
from desktop.symbols import KINDS, STATES
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows, is_hovered, is_selected
from desktop.widgets.painting import TextBlock, draw_icon, draw_row_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem


#: One height for all rows: a hundred thousand of them are laid out without asking each.
_HEIGHT = 31
_PADDING = 16
_ICON, _SMALL_ICON = 16, 14
_GAP = 8


class ArticlesDelegate(PaintedRows):
    """Kind, title and state of an article on one line; a heading with its count and the sign of folding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ITEM_ROLE), QRectF(option.rect)
        hovered = is_hovered(option)
        if isinstance(row, GroupHeading):
            self._paint_heading(painter, rect, row, hovered=hovered)
        elif isinstance(row, ArticleRow):
            self._paint_article(painter, rect, row, selected=is_selected(option), hovered=hovered)
        else:
            x = rect.left() + self._theme.gap(_PADDING) + self._theme.gap(_ICON) + self._theme.gap(_GAP)
            TextBlock(self._theme, "…", color="text.tertiary").draw(painter, x, rect.top() + self._theme.gap(4))
        self.paint_focus(painter, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: GroupHeading, *, hovered: bool) -> None:
        theme = self._theme
        x = rect.left() + theme.gap(_PADDING)
        title = TextBlock(theme, heading_word(row), bold=True)
        y = rect.bottom() - title.height - theme.gap(5)
        title.draw(painter, x, y)
        count = TextBlock(theme, f"{row.count:,}", color="text.secondary")
        count.draw(painter, x + title.width + theme.gap(10), y)
        if hovered or row.folded or self._view.hasFocus():
            side = theme.gap(_SMALL_ICON)
            icon = "chevron-right" if row.folded else "chevron-down"
            right = rect.right() - theme.gap(_PADDING) - side
            draw_icon(painter, theme, icon, "text.secondary", right, y + (title.height - side) / 2, side)

    def _paint_article(
        self, painter: QPainter, rect: QRectF, row: ArticleRow, *, selected: bool, hovered: bool
    ) -> None:
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
        if row.due:
            right -= side + theme.gap(4)
            draw_icon(painter, theme, "clock", "warn", right, middle - side / 2, side)
        title = TextBlock(theme, row.title, bold=selected, width=right - theme.gap(_GAP) - x, hang=False)
        title.draw(painter, x, middle - title.height / 2)
