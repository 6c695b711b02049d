"""The list that shows a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView

from desktop.editor.history.delegate import ComparisonDelegate
from desktop.editor.history.items import Fold
from desktop.editor.history.model import ComparisonModel
from desktop.widgets.lists import ITEM_ROLE, PaintedList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.form_diff import FormDiff

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ComparisonList(PaintedList):
    """Arrows move line by line, Space to the next difference, Enter opens what is folded.

    Signals:
        left: Escape.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("違い"), parent=parent)
        self.comparison = ComparisonModel(self)
        self.setModel(self.comparison)
        self.setItemDelegate(ComparisonDelegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_diff(self, diff: FormDiff | None) -> None:
        """Show another comparison, at its first difference."""
        self.comparison.show_diff(diff)
        self.scrollToTop()
        self._go_to(self.comparison.next_change(-1))

    def go_on(self, *, back: bool = False) -> None:
        """Go to the next difference, from the last one to the first."""
        row = self.comparison.next_change(self.currentIndex().row(), back=back)
        if row < 0:
            row = self.comparison.next_change(self.comparison.rowCount() if back else -1, back=back)
        self._go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.go_on(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and isinstance(index.data(ITEM_ROLE), Fold):
            self._open(index)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.row()
        if self.comparison.open_fold(row):
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        index = self.comparison.index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
