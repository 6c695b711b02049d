"""The entries of a file as a list that can be searched: groups under headings, a title and a line below it each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)

from desktop.i18n import translate
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows, is_selected
from desktop.widgets.painting import BAR_WIDTH, TextBlock, draw_box, draw_hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.theme import Theme

_PADDING, _ABOVE, _HEADING = 16, 7, 34
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row, or the heading of those that follow (``key`` None); ``wrong``: something in it has to be put right."""

    key: object
    title: str
    below: str = ""
    count: str = ""
    wrong: bool = False


def _folded(text: str) -> str:
    """Return a text as it is looked for: width and case do not matter, katakana is hiragana."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in folded)


class EntryModel(QAbstractListModel):
    """The rows that hold what is looked for, in the order of the file; headings without rows are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[EntryRow, ...] = ()
        self._shown: tuple[EntryRow, ...] = ()
        self._wanted = ""

    @property
    def shown(self) -> tuple[EntryRow, ...]:
        """The rows on show."""
        return self._shown

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ITEM_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            wrong = translate("EntryList", "誤り") if row.wrong else ""
            return " · ".join(part for part in (row.title, row.below, wrong) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._shown[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_rows(self, rows: Sequence[EntryRow]) -> None:
        """Show other rows; where only their texts differ, nothing else moves."""
        rows = tuple(rows)
        if rows == self._all:
            return
        same = [row.key for row in rows] == [row.key for row in self._all]
        self._all = rows
        shown = self._matching()
        if same and [row.key for row in shown] == [row.key for row in self._shown]:
            self._shown = shown
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
        else:
            self._reset(shown)

    def look_for(self, text: str) -> None:
        """Show the rows that hold ``text``."""
        self._wanted = _folded(text.strip())
        self._reset(self._matching())

    def row_of(self, key: object) -> int:
        """Return the row with a key, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._shown) if row.key == key), -1)

    def _reset(self, shown: tuple[EntryRow, ...]) -> None:
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _matching(self) -> tuple[EntryRow, ...]:
        kept: list[EntryRow] = []
        for row in reversed(self._all):
            if row.key is None:
                if kept and kept[-1].key is not None:
                    kept.append(row)
            elif self._wanted in _folded(f"{row.title}\n{row.below}"):
                kept.append(row)
        return tuple(reversed(kept))


class _Delegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        row: EntryRow = index.data(ITEM_ROLE)
        height = theme.line_height("ui") + (theme.line_height("meta") if row.below else 0) + 2 * theme.gap(_ABOVE)
        return self.whole_width(theme.px(_HEADING) if row.key is None else height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EntryRow = index.data(ITEM_ROLE)
        theme, rect = self._theme, QRectF(option.rect)
        left, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_ABOVE)
        room = rect.width() - 2 * theme.gap(_PADDING)
        if row.key is None:
            self.paint_heading(painter, rect, row.title, padding=_PADDING)
            return
        selected = is_selected(option)
        self.paint_ground(painter, option)
        if selected and self._view.hasFocus():
            draw_box(painter, rect.adjusted(BAR_WIDTH, 0, 0, 0), edge=theme.color("focus"), radius=0, width=2)
        taken = self._paint_right(painter, row, rect.right() - theme.gap(_PADDING), y)
        title = TextBlock(theme, row.title, bold=True, width=room - taken - theme.gap(8), hang=False)
        title.draw(painter, left, y)
        if row.below:
            below = TextBlock(theme, row.below, role="meta", color="text.secondary", width=room, hang=False)
            below.draw(painter, left, y + title.height)
        if not selected:
            draw_hairline(painter, theme, left, rect.bottom() - 1, rect.width() - theme.gap(_PADDING))

    def _paint_right(self, painter: QPainter, row: EntryRow, right: float, y: float) -> float:
        """Paint the count, or that something is wrong; return the width taken."""
        theme = self._theme
        y += (theme.line_height("ui") - theme.line_height("meta")) / 2
        if row.wrong:
            word = translate("EntryList", "誤り")
            width = badge_width(theme, word)
            draw_badge(painter, theme, "warning", word, "danger", QPointF(right - width, y))
            return width
        count = TextBlock(theme, row.count, role="meta", color="text.tertiary")
        count.draw_right(painter, right, y)
        return count.width


class EntryList(PaintedList):
    """The rows; arrows move over headings, the form beside it shows the chosen one.

    Signals:
        chosen: (key) another row was gone to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, *, name: str) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(theme, name=name)
        self.rows = EntryModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def key(self) -> object:
        """The key of the row gone to last, None where there is none."""
        row: EntryRow | None = self.currentIndex().data(ITEM_ROLE)
        return row.key if row is not None else None

    def choose(self, key: object) -> bool:
        """Go to a row; False where it is not shown."""
        row = self.rows.row_of(key)
        if row >= 0:
            index = self.rows.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        return row >= 0

    def choose_first(self) -> None:
        """Go to the first row there is."""
        first = next((row.key for row in self.rows.shown if row.key is not None), None)
        if first is not None:
            self.choose(first)

    def _on_current(self, current: QModelIndex) -> None:
        row: EntryRow | None = current.data(ITEM_ROLE)
        if row is not None and row.key is not None:
            self.chosen.emit(row.key)
