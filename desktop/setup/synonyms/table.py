"""All entries as a list that can be searched: the centre's word, and the customers' words for it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.widgets.lists import ITEM_ROLE, set_up_list
from desktop.widgets.painting import BAR_WIDTH, TextBlock, draw_box, draw_hairline, draw_row_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QResizeEvent

    from desktop.theme import Theme
    from kb.domain.synonyms import SynonymEntry

    Index = QModelIndex | QPersistentModelIndex

_PADDING, _ABOVE = 16, 7
_NONE = QModelIndex()


def _folded(text: str) -> str:
    """Return a text as it is looked for: width and case do not matter, katakana is hiragana."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in folded)


class SynonymModel(QAbstractListModel):
    """The entries that hold what is looked for, in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[SynonymEntry, ...] = ()
        self._shown: tuple[SynonymEntry, ...] = ()
        self._wanted = ""

    @property
    def shown(self) -> tuple[SynonymEntry, ...]:
        """The rows."""
        return self._shown

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role == ITEM_ROLE:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{entry.means} · {'、'.join((*entry.words, *entry.phrases))}"
        return None

    def set_entries(self, entries: Sequence[SynonymEntry]) -> None:
        """Show other entries."""
        if tuple(entries) != self._all:
            self._all = tuple(entries)
            self._filter()

    def look_for(self, text: str) -> None:
        """Show the entries with a word that holds ``text``."""
        self._wanted = _folded(text.strip())
        self._filter()

    def row_of(self, means: str) -> int:
        """Return the row of a term, -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._shown) if entry.means == means), -1)

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = tuple(entry for entry in self._all if self._holds(entry))
        self.endResetModel()

    def _holds(self, entry: SynonymEntry) -> bool:
        return any(self._wanted in _folded(text) for text in (entry.means, *entry.words, *entry.phrases))


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        height = theme.line_height("ui") + theme.line_height("meta") + 2 * theme.gap(_ABOVE)
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: SynonymEntry = index.data(ITEM_ROLE)
        theme, rect = self._theme, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        draw_row_ground(painter, theme, rect, selected=selected, hovered=hovered)
        if selected and self._view.hasFocus():
            draw_box(painter, rect.adjusted(BAR_WIDTH, 0, 0, 0), edge=theme.color("focus"), radius=0, width=2)
        left, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_ABOVE)
        room = rect.width() - 2 * theme.gap(_PADDING)
        count = TextBlock(theme, str(len(entry.words) + len(entry.phrases)), role="meta", color="text.tertiary")
        count.draw_right(painter, rect.right() - theme.gap(_PADDING), y + (theme.line_height("ui") - count.height) / 2)
        title = TextBlock(theme, entry.means, bold=True, width=room - count.width - theme.gap(8), hang=False)
        title.draw(painter, left, y)
        words = "、".join((*entry.words, *entry.phrases))
        below = TextBlock(theme, words, role="meta", color="text.secondary", width=room, hang=False)
        below.draw(painter, left, y + title.height)
        if not selected:
            draw_hairline(painter, theme, left, rect.bottom() - 1, rect.width() - theme.gap(_PADDING))


class SynonymTable(QListView):
    """The rows; arrows move, the form beside it shows the chosen one.

    Signals:
        chosen: (SynonymEntry) another row was gone to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.rows = SynonymModel()
        self.setModel(self.rows)
        set_up_list(self, self.tr("同義語の一覧"))
        self.setItemDelegate(_Delegate(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, means: str) -> bool:
        """Go to the row of a term; False where it is not shown."""
        row = self.rows.row_of(means)
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(self.rows.index(row))
        return row >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(ITEM_ROLE))
