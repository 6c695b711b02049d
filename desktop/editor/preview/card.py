"""The article as a row among the suggestions of a call, painted by what paints them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.articles import suggestion_rows
from desktop.articles.suggestion_items import Case, Reply, suggestion_words
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import draw_hairline
from desktop.widgets.panes import set_ground
from kb.domain.article import Kind

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.preview import ArticlePreview

#: The width of the column of suggestions in a window of 1366 pixels, and in a narrow one.
_WIDTH = 460
_NARROW = 320
_SIDE = 20


class CardView(QWidget):
    """The row at its width in the call, and beside a CRM; below it, what depends on the call."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        set_ground(self, "subtle")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rows = (_Row(theme, _WIDTH), _Row(theme, _NARROW))
        self._note = Paragraph(
            theme, self.tr("番号と、出た理由は、通話メモによって変わります。"), role="meta", color="text.secondary"
        )
        self._narrow_note = Paragraph(theme, self.tr("幅が狭いとき"), role="meta", color="text.secondary")
        self._column = QVBoxLayout(self)
        for widget in (self._rows[0], self._narrow_note, self._rows[1], self._note):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_preview(self, preview: ArticlePreview) -> None:
        """Show another article."""
        is_case = preview.card.kind is Kind.CASE
        item = Case(1, preview.card) if is_case else Reply(1, preview.card)
        self.setAccessibleDescription(" · ".join(part for part in suggestion_words(item) if part))
        for row in self._rows:
            row.show_item(item)

    def _refresh(self) -> None:
        side = self._theme.gap(_SIDE)
        self._column.setContentsMargins(side, self._theme.gap(14), side, side)
        self._column.setSpacing(self._theme.gap(12))


class _Row(QWidget):
    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._item: Reply | Case | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_item(self, item: Reply | Case) -> None:
        self._item = item
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = 0 if self._item is None else suggestion_rows.height(self._theme, self._item)
        return QSize(self._theme.px(self._width), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is None:
            return
        painter, theme = QPainter(self), self._theme
        rect = QRectF(0, 0, min(self.width(), theme.px(self._width)), self.height())
        painter.fillRect(rect, theme.color("bg.subtle"))
        for y in (0, rect.height() - 1):
            draw_hairline(painter, theme, rect.left(), y, rect.width())
        for x in (rect.left(), rect.right() - 1):
            draw_hairline(painter, theme, x, 0, rect.height(), vertical=True)
        if isinstance(self._item, Case):
            suggestion_rows.paint_case(painter, theme, rect, self._item)
        else:
            suggestion_rows.paint_reply(painter, theme, rect, self._item)
