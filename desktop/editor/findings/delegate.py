"""How a finding is painted: grade, place, sentence, and what can be done at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from desktop.editor.findings.words import better_words, fix_words, place_words, sentence_words
from desktop.symbols import GRADES
from desktop.texts import label
from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows, is_selected
from desktop.widgets.painting import Run, TextBlock, draw_hairline, draw_icon, text_width
from kb.domain.finding import Grade

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from desktop.theme import Theme
    from kb.domain.finding import Finding

#: Height of a row at 100 % text.
ROW_HEIGHT = 30
_PADDING = 16
_ICON = 16
_GAP, _WIDE_GAP = 6, 16
#: The widest line number that keeps the sentences in one column.
_WIDEST_LINE = 9_999


class FindingsDelegate(PaintedRows):
    """One line each, elided; ``key`` is the key that carries out the fix of the current row."""

    def __init__(self, theme: Theme, view: QListView, *, key: str) -> None:
        """Paint the rows of ``view``."""
        super().__init__(theme, view)
        self._key = key

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding | None = index.data(ITEM_ROLE)
        if finding is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        self.paint_ground(painter, option)
        draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())
        left = self._paint_grade(painter, rect, finding)
        right = self._paint_fix(painter, rect, finding, selected=is_selected(option))
        block = TextBlock(theme, list(_sentence(finding)), width=right - left, hang=False)
        block.draw(painter, left, rect.center().y() - block.height / 2)
        self.paint_focus(painter, option, index)

    def _paint_grade(self, painter: QPainter, rect: QRectF, finding: Finding) -> float:
        """Paint icon, word and place in their columns, and return where the sentence begins."""
        theme, middle = self._theme, rect.center().y()
        symbol, side, gap = GRADES[finding.grade], theme.gap(_ICON), theme.gap(_GAP)
        x = rect.left() + theme.gap(_PADDING)
        draw_icon(painter, theme, symbol.icon, symbol.color, x, middle - side / 2, side)
        x += side + gap
        grade = TextBlock(theme, label(finding.grade), color=symbol.color, bold=True)
        grade.draw(painter, x, middle - grade.height / 2)
        x += max(text_width(theme, label(one), bold=True) for one in Grade) + 2 * gap
        place = TextBlock(theme, place_words(finding), color="text.secondary")
        place.draw(painter, x, middle - place.height / 2)
        return x + max(place.width, text_width(theme, str(_WIDEST_LINE))) + theme.gap(_WIDE_GAP)

    def _paint_fix(self, painter: QPainter, rect: QRectF, finding: Finding, *, selected: bool) -> float:
        """Paint what can be done, with its key in the current row, and return where it begins."""
        theme, middle = self._theme, rect.center().y()
        right = rect.right() - theme.gap(_PADDING)
        words = fix_words(finding)
        if not words:
            return right
        if selected and self._key:
            right -= key_cap_width(theme, self._key)
            draw_key_cap(painter, theme, self._key, right, middle - key_cap_height(theme) / 2)
            right -= theme.gap(_GAP)
        fix = TextBlock(theme, words, color="accent", bold=True)
        fix.draw_right(painter, right, middle - fix.height / 2)
        return right - fix.width - theme.gap(_WIDE_GAP)

    def fix_at(self, index: Index, x: float) -> bool:
        """Tell whether the words of the fix stand at ``x`` in the row of ``index``."""
        finding: Finding | None = index.data(ITEM_ROLE)
        if finding is None or finding.fix is None:
            return False
        cap = key_cap_width(self._theme, self._key) + self._theme.gap(_GAP)
        width = text_width(self._theme, fix_words(finding), bold=True) + cap + 2 * self._theme.gap(_PADDING)
        return x >= self._view.viewport().width() - width


def _sentence(finding: Finding) -> tuple[Run, ...]:
    better = better_words(finding)
    return (Run(sentence_words(finding)), Run(f"  → {better}" if better else "", color="text.secondary"))
