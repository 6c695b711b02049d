"""How a comparison is painted: two sides with their line numbers, or one above the other where there is little room.

A sign, a tint and bold letters say the same: nobody has to tell colours apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.editor.compared_rows import ComparedRowDelegate
from desktop.editor.history.items import FieldRow, Fold, Heading, fold_words
from desktop.widgets.lists import ITEM_ROLE, Index
from desktop.widgets.painting import Run, TextBlock, draw_box, draw_hairline, draw_icon, text_width
from kb.domain.text_diff import DiffRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from desktop.editor.history.items import Item
    from kb.domain.text_diff import Span

_PADDING = 12
_GAP = 8
_ROW = 6
_WIDEST_NUMBER = "9999"
_SIGN = "＋"


@dataclass(frozen=True, slots=True)
class _Look:
    """Sign, tint of the line and tint of what changed inside it, colour of the letters."""

    sign: str = ""
    ground: str = ""
    color: str = "text.primary"


_SAME = _Look()
_BEFORE = _Look("−", "danger.tint", "danger")
_AFTER = _Look("＋", "ok.tint", "ok")


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a row: what stands in the gutter, the text, its look."""

    head: str
    spans: tuple[Span, ...]
    look: _Look
    whole: bool


class ComparisonDelegate(ComparedRowDelegate):
    """Paints headings, attributes, lines and folds; lines wrap, nothing is cut off."""

    BESIDE_NEEDS = 620

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        if item is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        if isinstance(item, Heading):
            block = TextBlock(theme, item.text, color="text.secondary", bold=True)
            block.draw(painter, rect.left() + theme.gap(_PADDING), rect.bottom() - block.height - theme.gap(4))
            draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())
            return
        if isinstance(item, Fold):
            self._paint_fold(painter, rect, item)
        else:
            self._paint_parts(painter, rect, item)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
            if self._view.hasFocus():
                draw_box(painter, rect.adjusted(1, 1, -1, -1), edge=theme.color("focus"), width=2)

    def _paint_fold(self, painter: QPainter, rect: QRectF, item: Fold) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.color("bg.subtle"))
        side, block = theme.gap(14), TextBlock(theme, fold_words(item), color="text.tertiary", role="meta")
        x = rect.left() + self._gutter(item)
        draw_icon(painter, theme, "expand", "text.tertiary", x, rect.center().y() - side / 2, side)
        block.draw(painter, x + side + theme.gap(6), rect.center().y() - block.height / 2)

    def _paint_parts(self, painter: QPainter, rect: QRectF, item: FieldRow | DiffRow) -> None:
        theme = self._theme
        parts = self._parts(item)
        if self.beside:
            half = rect.width() / 2
            for part, x in zip(parts, (rect.left(), rect.left() + half), strict=True):
                self._paint_part(painter, QRectF(x, rect.top(), half, rect.height()), part, item)
            draw_hairline(painter, theme, rect.left() + half, rect.top(), rect.height(), vertical=True)
            return
        y = rect.top()
        for part in self._stacked(parts):
            height = self._part_height(part, item, rect.width())
            self._paint_part(painter, QRectF(rect.left(), y, rect.width(), height), part, item)
            y += height

    def _paint_part(self, painter: QPainter, rect: QRectF, part: _Part | None, item: Item) -> None:
        theme = self._theme
        if part is None:
            painter.fillRect(rect, theme.color("bg.subtle"))
            return
        look = part.look
        if part.whole and look.ground:
            painter.fillRect(rect, theme.color(look.ground))
        y, gutter, sign = rect.top() + theme.gap(_ROW) / 2, self._gutter(item), self._sign_width()
        if isinstance(item, FieldRow):
            TextBlock(theme, part.head, color="text.secondary", width=gutter - theme.gap(_GAP)).draw(
                painter, rect.left() + theme.gap(_PADDING), y
            )
        else:
            number = TextBlock(theme, part.head, color="text.tertiary", role="meta")
            number.draw_right(painter, rect.left() + gutter - theme.gap(_GAP), y + theme.px(2))
        TextBlock(theme, look.sign, color=look.color, bold=True).draw(painter, rect.left() + gutter, y)
        self._block(part, item, rect.width()).draw(painter, rect.left() + gutter + sign, y)

    # Measures

    def _height(self, item: Item, width: int) -> int:
        theme = self._theme
        line = theme.line_height("ui")
        if isinstance(item, Heading):
            return line + theme.gap(16)
        if isinstance(item, Fold):
            return line + theme.gap(_ROW)
        parts = self._parts(item)
        if self.beside:
            return max(self._part_height(part, item, width / 2) for part in parts if part is not None)
        return sum(self._part_height(part, item, width) for part in self._stacked(parts))

    def _part_height(self, part: _Part, item: Item, width: float) -> int:
        return self._block(part, item, width).height + self._theme.gap(_ROW)

    def _block(self, part: _Part, item: Item, width: float) -> TextBlock:
        room = width - self._gutter(item) - self._sign_width() - self._theme.gap(_PADDING)
        return TextBlock(self._theme, list(_runs(part)), width=room, lines=0, hang=False)

    def _gutter(self, item: Item) -> int:
        theme = self._theme
        if isinstance(item, FieldRow):
            return theme.px(112) + theme.gap(_PADDING)
        return round(text_width(theme, _WIDEST_NUMBER, "meta")) + theme.gap(_PADDING + _GAP)

    def _sign_width(self) -> int:
        return round(text_width(self._theme, _SIGN, bold=True)) + self._theme.gap(4)

    def _parts(self, item: FieldRow | DiffRow) -> tuple[_Part | None, _Part | None]:
        """Return both sides; None where a side has no such line."""
        if isinstance(item, FieldRow):
            again = item.name if self.beside else ""
            return _Part(item.name, item.before, _BEFORE, False), _Part(again, item.after, _AFTER, False)
        same = item.kind is RowKind.SAME
        whole = item.kind is not RowKind.CHANGED
        before = _Part(str(item.before_number), item.before, _SAME if same else _BEFORE, whole)
        after = _Part(str(item.after_number), item.after, _SAME if same else _AFTER, whole)
        return (
            before if item.before_number is not None else None,
            after if item.after_number is not None else None,
        )

    @staticmethod
    def _stacked(parts: Iterable[_Part | None]) -> list[_Part]:
        """Return what stands one above the other: equal lines once."""
        shown = [part for part in parts if part is not None]
        return shown[-1:] if shown[-1].look is _SAME else shown


def _runs(part: _Part) -> Iterable[Run]:
    for span in part.spans:
        marked = span.changed and not part.whole
        yield Run(span.text, bold=True if marked else None, ground=part.look.ground if marked else "")
