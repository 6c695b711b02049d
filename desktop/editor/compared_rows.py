"""What the lists that hold texts against each other share: rows as a model, and their measured heights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt

from desktop.widgets.lists import ITEM_ROLE, Index, PaintedRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from desktop.theme import Theme


class ComparedRowModel(QAbstractListModel):
    """One row each; ITEM_ROLE is the row itself, and headings cannot be chosen."""

    def __init__(self, heading: type, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        """Start empty; ``heading`` is the kind of row that only names what follows, ``spoken`` what a row says."""
        super().__init__(parent)
        self._heading, self._spoken = heading, spoken
        self._items: tuple[Any, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        return self._spoken(item) if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        heads = isinstance(index.data(ITEM_ROLE), self._heading)
        return flags if heads else flags | Qt.ItemFlag.ItemIsSelectable


class ComparedRowDelegate(PaintedRows):
    """Measures each row once a width and theme; a subclass says how high a row is, and paints it."""

    #: Width at 100 % text from which the texts stand beside each other.
    BESIDE_NEEDS: ClassVar[int]

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the rows of ``view``."""
        super().__init__(theme, view)
        self._heights: dict[tuple[int, Any], int] = {}
        theme.changed.connect(self._forget)  # of this object, so that the theme lets go of it

    def _forget(self) -> None:
        self._heights.clear()

    @property
    def beside(self) -> bool:
        """Whether there is room for the texts beside each other.

        The scroll bar is not asked: where it comes and goes with this, both would change for ever.
        """
        return self._view.width() >= self._theme.px(self.BESIDE_NEEDS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(ITEM_ROLE)
        width = self._view.viewport().width()
        if item is None:
            return QSize(width, 0)
        key = (width, item)
        if key not in self._heights:
            self._heights[key] = self._height(item, width)
        return QSize(width, self._heights[key])

    def _height(self, item: Any, width: int) -> int:  # noqa: ANN401 - each list has rows of its own
        raise NotImplementedError
