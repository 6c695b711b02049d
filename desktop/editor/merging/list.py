"""The list of a merge, its model and the keys that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListView

from desktop.editor.compared_rows import ComparedRowModel
from desktop.editor.merging.delegate import MergeDelegate
from desktop.editor.merging.items import ConflictRow, Heading, PlainRow, spoken
from desktop.editor.presenter.merging import Choice
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.editor.merging.items import Item, SideNames
    from desktop.theme import Theme

_KEYS = {
    Qt.Key.Key_1: Choice.OURS,
    Qt.Key.Key_2: Choice.THEIRS,
    Qt.Key.Key_3: Choice.BOTH,
    Qt.Key.Key_4: Choice.EDITED,
    Qt.Key.Key_Return: Choice.EDITED,
    Qt.Key.Key_Enter: Choice.EDITED,
}


class MergeModel(ComparedRowModel):
    """The rows of a merge."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(Heading, spoken, parent)
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show other rows; where only decisions differ, the rows stay where they are."""
        if len(items) == len(self._items) and all(type(a) is type(b) for a, b in zip(items, self._items, strict=True)):
            self._items = items
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, 0))
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def next_conflict(self, row: int, *, undecided: bool = False) -> int:
        """Return the next conflict behind a row, going round at the end; -1 where there is none."""
        count = len(self._items)
        for step in range(1, count + 1):
            place = (row + step) % count
            item = self._items[place]
            if isinstance(item, ConflictRow) and not (undecided and item.choice):
                return place
        return -1


class MergeList(PaintedList):
    """Arrows move, Space goes to the next conflict; 1 mine, 2 the other's, 3 both, 4 or Enter to write it anew.

    Signals:
        decided: (ConflictRow, Choice) a key was pressed on a conflict.
        unfolded: (place) show the equal lines that are folded there.
        left: Escape.
    """

    decided = Signal(object, object)
    unfolded = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("合わせた内容"), parent=parent)
        self.merge = MergeModel(self)
        self.setModel(self.merge)
        self._delegate = MergeDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def conflict(self) -> ConflictRow | None:
        """The conflict one is at."""
        item = self.currentIndex().data(ITEM_ROLE)
        return item if isinstance(item, ConflictRow) else None

    def show_items(self, items: tuple[Item, ...], names: SideNames) -> None:
        """Show other rows; ``names`` are those of the three texts."""
        self._delegate.names = names
        self.merge.show_items(items)
        self.scheduleDelayedItemsLayout()

    def go_on(self, *, undecided: bool = False) -> None:
        """Go to the next conflict."""
        index = self.merge.index(self.merge.next_conflict(self.currentIndex().row(), undecided=undecided), 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        choice = _KEYS.get(Qt.Key(event.key())) if plain else None
        conflict = self.conflict
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.go_on()
        elif choice is not None and conflict is not None:
            self.decided.emit(conflict, choice)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._unfold(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._unfold(self.indexAt(event.position().toPoint()))

    def _unfold(self, index: Index) -> None:
        item = index.data(ITEM_ROLE) if index.isValid() else None
        if isinstance(item, PlainRow) and item.folded:
            self.unfolded.emit(item.place)
            self.setCurrentIndex(self.merge.index(index.row(), 0))
