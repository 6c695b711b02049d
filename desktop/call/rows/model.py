"""The list model of all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.call.rows.items import Item, leads_on, number_of, opens, spoken
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QObject


class RowModel(QAbstractListModel):
    """Rows that are replaced as a whole; views keep their place, because rows of the same position are updated."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All rows from the top."""
        return self._items

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Show other rows, in one repaint; nothing happens when they are the same."""
        if items == self._items:
            return
        before, after = len(self._items), len(items)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._items = self._items + items[before:]
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._items = self._items[:after]
            self.endRemoveRows()
        self._items = items
        if items:
            self.dataChanged.emit(self.index(0), self.index(after - 1))

    def item(self, index: Index) -> Item | None:
        """Return the row at an index."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def index_of(self, article_id: UUID | None) -> QModelIndex:
        """Return where the row of an article is; an invalid index if there is none."""
        for row, item in enumerate(self._items):
            if article_id is not None and opens(item) == article_id:
                return self.index(row)
        return QModelIndex()

    def with_number(self, number: int) -> UUID | None:
        """Return the article that a number opens."""
        return next((opens(item) for item in self._items if number and number_of(item) == number), None)

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
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index)
        if item is None:
            return Qt.ItemFlag.NoItemFlags
        if not leads_on(item):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
