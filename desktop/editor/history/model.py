"""The rows of a comparison as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.editor.history.items import Fold, Heading, comparison_items, is_change, spoken
from desktop.widgets.lists import ITEM_ROLE

if TYPE_CHECKING:
    from desktop.editor.history.items import Item
    from kb.domain.form_diff import FormDiff

Index = QModelIndex | QPersistentModelIndex


class ComparisonModel(QAbstractListModel):
    """One row each; ITEM_ROLE is the row itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._diff: FormDiff | None = None
        self._opened: frozenset[int] = frozenset()
        self._items: tuple[Item, ...] = ()

    def show_diff(self, diff: FormDiff | None) -> None:
        """Show another comparison, everything equal folded."""
        self._diff, self._opened = diff, frozenset()
        self._rebuild()

    def open_fold(self, row: int) -> bool:
        """Show the lines of a fold; False where there is none."""
        item = self._items[row] if 0 <= row < len(self._items) else None
        if not isinstance(item, Fold):
            return False
        self._opened |= {item.place}
        self._rebuild()
        return True

    def next_change(self, row: int, *, back: bool = False) -> int:
        """Return the next row (or the one before) that begins a stretch of differences; -1 where there is none."""
        step = -1 if back else 1
        place = row + step
        while 0 <= place < len(self._items):
            begins = place == 0 or not is_change(self._items[place - 1])
            if is_change(self._items[place]) and begins:
                return place
            place += step
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        return spoken(item) if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = index.data(ITEM_ROLE)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags if isinstance(item, Heading) else flags | Qt.ItemFlag.ItemIsSelectable

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._items = comparison_items(self._diff, self._opened) if self._diff else ()
        self.endResetModel()
