"""The rows of the list of articles as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.editor.articles.items import KindHeading
from desktop.texts import label

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.articles.items import Row

Index = QModelIndex | QPersistentModelIndex

#: Role of the row itself.
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class ArticlesModel(QAbstractListModel):
    """Headings can be seen but not chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._places: dict[UUID, int] = {}

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
        self._places = {row.id: place for place, row in enumerate(rows) if not isinstance(row, KindHeading)}
        self.endResetModel()

    def index_of(self, article_id: UUID | None) -> QModelIndex:
        """Return where an article is, or an invalid index."""
        place = self._places.get(article_id) if article_id is not None else None
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return label(row.kind) if isinstance(row, KindHeading) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            more = f"{row.count}" if isinstance(row, KindHeading) else label(row.state)
            return f"{self.data(index)} {more}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], KindHeading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
