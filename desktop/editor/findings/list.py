"""The rows of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from desktop.commands import command
from desktop.editor.findings.delegate import FindingsDelegate
from desktop.editor.findings.model import FindingsModel
from desktop.editor.findings.words import better_words, sentence_words
from desktop.widgets.lists import ITEM_ROLE, PaintedList
from desktop.widgets.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.finding import Finding


class FindingsList(PaintedList):
    """Arrows move, Enter or a click goes to the place, a click on the words at the right mends it.

    Signals:
        reached: (row) one is at it.
        chosen: (row) show where it is.
        fix_wanted: (row).
        left: Escape.
    """

    reached = Signal(int)
    chosen = Signal(int)
    fix_wanted = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("確かめること"), parent=parent)
        self._model = FindingsModel(self)
        self._shown: tuple[Finding, ...] = ()
        self.setModel(self._model)
        self._delegate = FindingsDelegate(theme, self, key=command("editor.fix").cap)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_findings(self, findings: tuple[Finding, ...], current: int) -> None:
        """Show others, and which one is the current."""
        if findings != self._shown:
            self._shown = findings
            self._model.set_findings(findings)
        self.mark(current)

    def mark(self, current: int) -> None:
        """Mark the current finding, -1 for none."""
        index = self._model.index(current, 0)
        if index.isValid():
            if index != self.currentIndex():
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.chosen.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._delegate.fix_at(index, event.position().x()):
            self.fix_wanted.emit(index.row())
        else:
            self.chosen.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            finding: Finding | None = self.indexAt(event.pos()).data(ITEM_ROLE)
            lines = [sentence_words(finding), better_words(finding)] if finding else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(line for line in lines if line)), self)
            return True
        return super().viewportEvent(event)

    def _on_current(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.reached.emit(index.row())
