"""What differs between two texts, line below line, with two lines around each difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from desktop.i18n import translate
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows
from desktop.widgets.painting import Run, TextBlock
from kb.domain.text_diff import RowKind, Span, diff_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from desktop.theme import Theme
    from kb.domain.text_diff import DiffRow

_NONE = QModelIndex()
_AROUND = 2
_PADDING, _NUMBER, _SIGN = 16, 40, 20
_GROUNDS = {"+": "ok.tint", "−": "danger.tint"}
_COLORS = {"+": "ok", "−": "danger", "": "text.tertiary"}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of one of the texts: ``sign`` + or − where it is only there; ``skipped`` lines stand in its place."""

    sign: str
    number: int
    spans: tuple[Span, ...] = ()
    skipped: int = 0

    @property
    def text(self) -> str:
        """The line as a whole."""
        return "".join(span.text for span in self.spans)


def diff_lines(before: str, after: str) -> tuple[DiffLine, ...]:
    """Return the lines to show; none where nothing differs."""
    rows = diff_texts(before, after).rows
    wanted = {
        near
        for number, row in enumerate(rows)
        if row.kind is not RowKind.SAME
        for near in range(number - _AROUND, number + _AROUND + 1)
    }
    lines: list[DiffLine] = []
    skipped = 0
    for number, row in enumerate(rows):
        if number not in wanted:
            skipped += 1
            continue
        if skipped:
            lines.append(DiffLine("", 0, skipped=skipped))
            skipped = 0
        lines += _lines(row)
    if skipped and lines:
        lines.append(DiffLine("", 0, skipped=skipped))
    return tuple(lines)


def _lines(row: DiffRow) -> Iterator[DiffLine]:
    if row.kind is RowKind.SAME:
        yield DiffLine("", row.after_number or 0, row.after)
        return
    if row.before_number is not None:
        yield DiffLine("−", row.before_number, _marked(row, row.before))
    if row.after_number is not None:
        yield DiffLine("+", row.after_number, _marked(row, row.after))


def _marked(row: DiffRow, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Mark letters only within a changed line: of a line that is new as a whole everything would be marked."""
    return spans if row.kind is RowKind.CHANGED else tuple(Span(span.text) for span in spans)


class DiffModel(QAbstractListModel):
    """The lines of a comparison."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[DiffLine, ...] = ()

    @property
    def lines(self) -> tuple[DiffLine, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: tuple[DiffLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ITEM_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{line.sign} {line.text}".strip() if not line.skipped else _skipped_text(line.skipped)
        return None


def _skipped_text(count: int) -> str:
    return translate("DiffList", "同じ行 %n行", count)


class _Delegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: DiffLine = index.data(ITEM_ROLE)
        return self.whole_width(self._block(line, self._view.viewport().width()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DiffLine = index.data(ITEM_ROLE)
        theme, rect = self._theme, QRectF(option.rect)
        if line.sign:
            painter.fillRect(rect, theme.color(_GROUNDS[line.sign]))
        elif line.skipped:
            painter.fillRect(rect, theme.color("bg.window"))
        left = rect.left() + theme.gap(_PADDING)
        if not line.skipped:
            number = TextBlock(theme, str(line.number), role="meta", color="text.tertiary")
            number.draw_right(painter, left + theme.px(_NUMBER) - theme.gap(8), rect.top() + theme.gap(3))
        sign = TextBlock(theme, line.sign, role="markdown", color=_COLORS[line.sign], bold=True)
        sign.draw(painter, left + theme.px(_NUMBER), rect.top())
        self._block(line, round(rect.width())).draw(painter, left + theme.px(_NUMBER) + theme.px(_SIGN), rect.top())

    def _block(self, line: DiffLine, width: int) -> TextBlock:
        theme = self._theme
        room = width - 2 * theme.gap(_PADDING) - theme.px(_NUMBER) - theme.px(_SIGN)
        if line.skipped:
            return TextBlock(theme, _skipped_text(line.skipped), role="meta", color="text.tertiary", hang=False)
        runs = [Run(span.text, bold=True if span.changed else None) for span in line.spans]
        return TextBlock(theme, runs or [Run(" ")], role="markdown", width=room, lines=0, hang=False)


class DiffList(PaintedList):
    """Shows what differs; where nothing does, one line says so."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        """Start with nothing compared; ``name`` is for screen readers."""
        super().__init__(theme, name=name)
        self.rows = DiffModel()
        self.setModel(self.rows)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setItemDelegate(_Delegate(theme, self))

    def compare(self, before: str, after: str) -> None:
        """Show what differs from ``before`` in ``after``."""
        self.rows.set_lines(diff_lines(before, after))
