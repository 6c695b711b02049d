"""The suggestions for a note in their order, with what each has more of than this article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.editor.appearance.words import ahead_words
from desktop.symbols import KINDS, STATES
from desktop.widgets.painting import TextBlock, draw_hairline, draw_icon, draw_row_ground, text_width

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.appearance import Appearance, RankedArticle

_ROW = 30
_ICON = 14
_GAP = 8


class RankRows(QWidget):
    """The suggestions for the note as they would be, this article on the ground of a chosen row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show none."""
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[RankedArticle, ...] = ()
        self._own: RankedArticle | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("候補の順"))
        theme.changed.connect(self._refresh)

    @property
    def rows(self) -> tuple[RankedArticle, ...]:
        """What is shown, by place."""
        return self._rows

    def show_ranking(self, found: Appearance) -> None:
        """Show another order."""
        own = (found.own,) if found.own is not None else ()
        self._own = found.own
        self._rows = tuple(sorted((*found.others, *own), key=lambda one: one.place))
        self.setAccessibleDescription("\n".join(f"{one.place} {one.title} {ahead_words(one)}" for one in self._rows))
        self.setVisible(bool(self._rows))
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), len(self._rows) * self._theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, height = QPainter(self), self._theme.px(_ROW)
        for place, one in enumerate(self._rows):
            self._paint_row(painter, QRectF(0, place * height, self.width(), height), one)

    def _paint_row(self, painter: QPainter, rect: QRectF, one: RankedArticle) -> None:
        theme, middle, gap = self._theme, rect.center().y(), self._theme.gap(_GAP)
        own = one is self._own
        draw_row_ground(painter, theme, rect, selected=own, hovered=False)
        draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())
        color = "text.primary" if one.shown else "text.tertiary"
        number = TextBlock(theme, str(one.place), color=color, bold=own)
        x = rect.left() + gap + text_width(theme, "00")
        number.draw_right(painter, x, middle - number.height / 2)
        x += gap
        side = theme.gap(_ICON)
        for symbol in (KINDS[one.kind], STATES[one.state]):
            draw_icon(painter, theme, symbol.icon, symbol.color, x, middle - side / 2, side)
            x += side + gap
        note = self.tr("この記事") if own else ahead_words(one)
        if not one.shown:
            note = " · ".join(part for part in (self.tr("出ません"), note) if part)
        right = TextBlock(theme, note, role="meta", color="accent" if own else "text.secondary", width=rect.width() / 2)
        right.draw_right(painter, rect.right() - gap, middle - right.height / 2)
        room = rect.right() - 2 * gap - right.width - x
        title = TextBlock(theme, one.title, color=color, bold=own, width=room, hang=False)
        title.draw(painter, x, middle - title.height / 2)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
