"""The list model of the reader's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.articles.reading_items import LineRow, LineState, ReaderItem, StepRow, spoken
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class ReadingModel(QAbstractListModel):
    """Rows of one article; ``show`` replaces them, ``update`` changes what the same rows say."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: tuple[ReaderItem, ...] = ()

    def show(self, items: tuple[ReaderItem, ...]) -> None:
        """Show the rows of another article or another view."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def update(self, items: tuple[ReaderItem, ...]) -> None:
        """Show the same rows in another state."""
        if len(items) != len(self._items):
            self.show(items)
            return
        before, self._items = self._items, items
        changed = [row for row, (old, new) in enumerate(zip(before, items, strict=True)) if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def item(self, index: Index) -> ReaderItem | None:
        """Return the row at an index."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def current_line(self) -> QModelIndex:
        """Return where the line to be read is; the last row when all are read, an invalid index without lines."""
        last = QModelIndex()
        for row, item in enumerate(self._items):
            if isinstance(item, LineRow):
                last = self.index(row)
                if item.state is LineState.CURRENT:
                    return last
        return last

    def first_open_slot(self, start: int = 0) -> tuple[QModelIndex, str]:
        """Return the first empty slot from a row on, then from the top; an invalid index if all are filled."""
        rows = [*range(start, len(self._items)), *range(start)]
        for row in rows:
            item = self._items[row]
            if isinstance(item, LineRow) and item.open_slots:
                return self.index(row), item.open_slots[0]
        return QModelIndex(), ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if item is None:
            return None
        if role == ITEM_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(item)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(item, StepRow):
            return Qt.CheckState.Checked if item.done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self.item(index), StepRow):
            return enabled | Qt.ItemFlag.ItemIsUserCheckable
        return enabled
