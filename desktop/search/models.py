"""The rows of the search screen: results, and the values of one facet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from desktop.texts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.widgets.lists import Index
    from kb.domain.searching import SearchHit

#: Role of the value behind a row: a ``SearchHit``, a ``FacetValue``.
VALUE_ROLE = int(Qt.ItemDataRole.UserRole)


class ResultsModel(QAbstractListModel):
    """The hits in their order; scrolled to the end it asks for more.

    Signals:
        more_wanted: there are more results than rows, and somebody wants to see them.
    """

    more_wanted = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()
        self._total = 0
        self._asked = False

    def set_hits(self, hits: tuple[SearchHit, ...], total: int) -> None:
        """Show other hits in one step; where the list only grows or rows only change, they stay where they are."""
        old, self._total, self._asked = self._hits, total, False
        ids = [hit.article_id for hit in old]
        if len(hits) < len(old) or not old or [hit.article_id for hit in hits[: len(old)]] != ids:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()
            return
        self._hits = hits[: len(old)]
        if self._hits != old:
            self.dataChanged.emit(self.index(0), self.index(len(old) - 1))
        if len(hits) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(hits) - 1)
            self._hits = hits
            self.endInsertRows()

    def hit(self, index: Index) -> SearchHit | None:
        """Return the hit of a row; None for an index without one."""
        return self._hits[index.row()] if index.isValid() and index.row() < len(self._hits) else None

    def index_of(self, article_id: UUID | None) -> QModelIndex:
        """Return where an article is, or an invalid index."""
        for row, hit in enumerate(self._hits):
            if hit.article_id == article_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        hit = self.hit(index)
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title.text} · {label(hit.kind)} · {label(hit.state)}"
        if role == VALUE_ROLE:
            return hit
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._asked and len(self._hits) < self._total

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet as a row shows it; one that would leave nothing is shown but cannot be chosen."""

    value: str
    text: str
    count: int
    chosen: bool = False
    icon: str = ""
    color: str = "text.secondary"

    @property
    def enabled(self) -> bool:
        """Whether choosing it, or no longer choosing it, does something."""
        return self.chosen or self.count > 0


class FacetModel(QAbstractListModel):
    """The values of one facet.

    Signals:
        toggled: (value) the user chose it, or no longer; the owner sets the values that follow from it.
    """

    toggled = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._values: tuple[FacetValue, ...] = ()

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Show other values; rows that only change their counts stay where they are."""
        new, old = tuple(values), self._values
        if [value.value for value in new] != [value.value for value in old]:
            self.beginResetModel()
            self._values = new
            self.endResetModel()
        elif new != old:
            self._values = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def value(self, index: Index) -> FacetValue | None:
        """Return the value of a row; None for an index without one."""
        return self._values[index.row()] if index.isValid() and index.row() < len(self._values) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        value = self.value(index)
        if value is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return value.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{value.text} {value.count}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value.chosen else Qt.CheckState.Unchecked
        return value if role == VALUE_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        row = self.value(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not row.enabled:
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != row.chosen:
            self.toggled.emit(row.value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        value = self.value(index)
        if value is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if value.enabled else flags
