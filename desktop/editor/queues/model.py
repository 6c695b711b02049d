"""The rows of a queue as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.editor.queues.items import item_text
from desktop.editor.queues.rows import key_of
from desktop.widgets.lists import ITEM_ROLE, Index

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.queues.items import ItemText
    from desktop.editor.queues.rows import Row


class QueueModel(QAbstractListModel):
    """ITEM_ROLE is the ``ItemText`` of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._texts: tuple[ItemText, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from the top."""
        return self._rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows in one step; equal ones change nothing."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._texts = tuple(map(item_text, rows))
        self.endResetModel()

    def index_of(self, key: UUID | None) -> QModelIndex:
        """Return where a row is, or an invalid index."""
        for place, row in enumerate(self._rows):
            if key_of(row) == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._texts):
            return None
        text = self._texts[index.row()]
        if role == ITEM_ROLE:
            return text
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return text.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
