"""How a merge is painted: a conflict with its three texts beside each other, or below each other in a narrow window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop.editor.compared_rows import ComparedRowDelegate
from desktop.editor.merging.items import ConflictRow, Heading, MergedRow, PlainRow, SideNames
from desktop.editor.presenter.merging import Choice
from desktop.widgets.key_cap import draw_key_cap, key_cap_width
from desktop.widgets.lists import ITEM_ROLE, Index
from desktop.widgets.painting import LINE_BREAK, Run, TextBlock, draw_box, draw_hairline, draw_icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from desktop.editor.merging.items import Item
    from desktop.theme import Theme
    from kb.domain.text_diff import Span

_PADDING, _GAP, _ROW = 16, 8, 6


@dataclass(frozen=True, slots=True)
class _Column:
    """One text of a conflict: its name, the key that takes it, its spans, whether it is taken."""

    name: str
    key: str
    spans: tuple[Span, ...]
    taken: bool
    ground: str


@dataclass(frozen=True, slots=True)
class _Look:
    """How lines that went or came are marked: by a sign, its colour, and a tint below what differs."""

    sign: str
    color: str
    ground: str


_REMOVED, _ADDED = _Look("－", "danger", "danger.tint"), _Look("＋", "ok", "ok.tint")


class MergeDelegate(ComparedRowDelegate):
    """Paints headings, equal lines, what was joined, and conflicts."""

    BESIDE_NEEDS = 760

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the rows of ``view``."""
        super().__init__(theme, view)
        self.names = SideNames("", "", "")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        rect = QRectF(option.rect)
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, item)
        elif isinstance(item, PlainRow):
            self._paint_plain(painter, rect, item)
        elif isinstance(item, MergedRow):
            self._paint_merged(painter, rect, item)
        elif isinstance(item, ConflictRow):
            self._paint_conflict(painter, rect, item)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent"))
            if self._view.hasFocus():
                draw_box(painter, rect.adjusted(1, 1, -1, -1), edge=self._theme.color("focus"), width=2)

    def _paint_heading(self, painter: QPainter, rect: QRectF, item: Heading) -> None:
        theme = self._theme
        block = TextBlock(theme, item.text, color="text.secondary", bold=True)
        block.draw(painter, rect.left() + theme.gap(_PADDING), rect.bottom() - block.height - theme.gap(4))
        draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())

    def _paint_plain(self, painter: QPainter, rect: QRectF, item: PlainRow) -> None:
        theme = self._theme
        block = self._plain(item, rect.width())
        x, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_ROW) / 2
        if item.folded:
            painter.fillRect(rect, theme.color("bg.subtle"))
            side = theme.gap(14)
            draw_icon(painter, theme, "expand", "text.tertiary", x, rect.center().y() - side / 2, side)
            x += side + theme.gap(6)
        block.draw(painter, x, y)

    def _paint_merged(self, painter: QPainter, rect: QRectF, item: MergedRow) -> None:
        theme = self._theme
        x, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_ROW) / 2
        side = theme.gap(14)
        draw_icon(painter, theme, "check", "ok", x, y + (theme.line_height("meta") - side) / 2, side)
        words = " · ".join(part for part in (item.words, item.name) if part)
        TextBlock(theme, words, role="meta", color="text.secondary").draw(painter, x + side + theme.gap(6), y)
        self._merged(item, rect.width()).draw(painter, x, y + theme.line_height("meta") + 2)

    def _paint_conflict(self, painter: QPainter, rect: QRectF, item: ConflictRow) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.color("bg.subtle"))
        x, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_GAP)
        side, decided = theme.gap(14), item.choice is not None
        icon, color = ("ring-check", "ok") if decided else ("warning", "danger")
        draw_icon(painter, theme, icon, color, x, y + (theme.line_height("ui") - side) / 2, side)
        words = " · ".join(part for part in (item.name, item.words) if part)
        TextBlock(theme, words, color=color, bold=True).draw(painter, x + side + theme.gap(6), y)
        y += theme.line_height("ui") + theme.gap(4)
        width = self._column_width(rect.width())
        tallest = 0
        for column in self._columns(item):
            height = self._column_height(column, width)
            box = QRectF(x, y, width, self._tallest(item, width) if self.beside else height)
            self._paint_column(painter, box, column)
            if self.beside:
                x, tallest = x + width + theme.gap(_GAP), max(tallest, int(box.height()))
            else:
                y += height + theme.gap(_GAP)
        if self.beside:
            y += tallest + theme.gap(_GAP)
        taken = self._taken(item, rect.width())
        if taken is not None:
            taken.draw(painter, rect.left() + theme.gap(_PADDING), y)
        draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())

    def _paint_column(self, painter: QPainter, box: QRectF, column: _Column) -> None:
        theme = self._theme
        edge = "accent" if column.taken else "line.strong"
        draw_box(painter, box, fill=theme.color("bg.surface"), edge=theme.color(edge), width=2 if column.taken else 1)
        x, y = box.left() + theme.gap(_GAP), box.top() + theme.gap(_ROW)
        if column.key:
            draw_key_cap(painter, theme, column.key, x, y)
            x += key_cap_width(theme, column.key) + theme.gap(6)
        name = TextBlock(theme, column.name, role="meta", color="text.secondary", bold=column.taken)
        name.draw(painter, x, y + theme.px(1))
        if column.taken:
            side = theme.gap(14)
            draw_icon(painter, theme, "check", "accent", x + name.width + theme.gap(6), y, side)
        text = self._column_text(column, box.width())
        text.draw(painter, box.left() + theme.gap(_GAP), y + theme.line_height("meta") + theme.gap(4))

    # Measures

    def _height(self, item: Item, width: int) -> int:
        theme = self._theme
        if isinstance(item, Heading):
            return theme.line_height("ui") + theme.gap(16)
        if isinstance(item, PlainRow):
            return self._plain(item, width).height + theme.gap(_ROW)
        if isinstance(item, MergedRow):
            return self._merged(item, width).height + theme.line_height("meta") + 2 + theme.gap(_ROW)
        one = self._column_width(width)
        heights = [self._column_height(column, one) for column in self._columns(item)]
        texts = max(heights) if self.beside else sum(heights) + (len(heights) - 1) * theme.gap(_GAP)
        taken = self._taken(item, width)
        below = taken.height + theme.gap(_GAP) if taken is not None else 0
        return theme.line_height("ui") + theme.gap(4) + texts + below + 3 * theme.gap(_GAP)

    def _tallest(self, item: ConflictRow, width: float) -> int:
        return max(self._column_height(column, width) for column in self._columns(item))

    def _column_width(self, width: float) -> float:
        room = width - 2 * self._theme.gap(_PADDING)
        return (room - 2 * self._theme.gap(_GAP)) / 3 if self.beside else room

    def _column_height(self, column: _Column, width: float) -> int:
        theme = self._theme
        text = self._column_text(column, width)
        return text.height + theme.line_height("meta") + theme.gap(4) + 2 * theme.gap(_ROW)

    def _column_text(self, column: _Column, width: float) -> TextBlock:
        room = width - 2 * self._theme.gap(_GAP)
        return TextBlock(self._theme, list(_runs(column.spans, column.ground)), width=room, lines=0, hang=False)

    def _columns(self, item: ConflictRow) -> tuple[_Column, ...]:
        both = item.choice is Choice.BOTH
        return (
            _Column(self.names.base, "", item.base, False, ""),
            _Column(self.names.ours, "1", item.ours, both or item.choice is Choice.OURS, "ok.tint"),
            _Column(self.names.theirs, "2", item.theirs, both or item.choice is Choice.THEIRS, "ok.tint"),
        )

    def _taken(self, item: ConflictRow, width: float) -> TextBlock | None:
        """Return the text that somebody wrote instead: of the other choices the columns show what is taken."""
        if item.choice is not Choice.EDITED:
            return None
        room = width - 2 * self._theme.gap(_PADDING)
        return TextBlock(self._theme, item.taken.replace("\n", LINE_BREAK), width=room, lines=0, hang=False)

    def _plain(self, item: PlainRow, width: float) -> TextBlock:
        color = "text.tertiary" if item.folded else "text.secondary"
        room = width - 2 * self._theme.gap(_PADDING)
        return TextBlock(self._theme, item.text, color=color, width=room, lines=0, hang=False)

    def _merged(self, item: MergedRow, width: float) -> TextBlock:
        room = width - 2 * self._theme.gap(_PADDING)
        runs = [*_signed(_REMOVED, item.before), *_signed(_ADDED, item.after)]
        return TextBlock(self._theme, runs[1:], width=room, lines=0, hang=False)


def _signed(look: _Look, spans: Iterable[Span]) -> Iterable[Run]:
    """Yield lines, each on a line of its own behind the sign."""
    begins = True
    for span in spans:
        for number, text in enumerate(span.text.split("\n")):
            if begins or number:
                yield Run(LINE_BREAK)
                yield Run(f"{look.sign} ", color=look.color, bold=True)
            begins = False
            yield Run(text, bold=True if span.changed else None, ground=look.ground if span.changed else "")


def _runs(spans: Iterable[Span], ground: str) -> Iterable[Run]:
    for span in spans:
        marked = span.changed and bool(ground)
        text = span.text.replace("\n", LINE_BREAK)
        yield Run(text, bold=True if marked else None, ground=ground if marked else "")
