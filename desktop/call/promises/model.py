"""The list model of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.call.promises.items import BoardItem, PromiseRow
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QObject


class BoardModel(QAbstractListModel):
    """Rows that are replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: tuple[BoardItem, ...] = ()

    @property
    def items(self) -> tuple[BoardItem, ...]:
        """All rows from the top."""
        return self._items

    def set_items(self, items: tuple[BoardItem, ...]) -> bool:
        """Show other rows; False when they are the same."""
        if items == self._items:
            return False
        if len(items) == len(self._items):
            self._items = items
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        else:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
        return True

    def open_rows(self) -> list[PromiseRow]:
        """Return the promises about which something can be done, from the top."""
        return [item for item in self._items if isinstance(item, PromiseRow) and item.is_open]

    def index_of(self, promise_id: UUID | None) -> QModelIndex:
        """Return where a promise is; an invalid index if it is not there."""
        for row, item in enumerate(self._items):
            if isinstance(item, PromiseRow) and item.promise_id == promise_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item.spoken if isinstance(item, PromiseRow) else f"{item.text} {item.count}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None
        if isinstance(item, PromiseRow) and item.is_open:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren
