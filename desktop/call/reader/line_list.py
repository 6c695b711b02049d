"""The list of steps and lines: moves the line, ticks steps, tells where a slot is to be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.articles.reading_delegate import ReadingDelegate
from desktop.articles.reading_items import LineRow, ReaderItem, StepRow
from desktop.articles.reading_model import ReadingModel
from desktop.call.reader.slot_editor import SlotEditor
from desktop.widgets.lists import set_up_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_Key = Qt.Key
_EDITOR_WIDTH = 112


class LineList(QListView):
    """Shows the rows of an article.

    Signals:
        moved: (+1 or -1) the next line, or back.
        line_chosen: (number) a line was clicked.
        ticked: (step) its tick is to be turned round.
        slot_wanted: (name, rectangle in the viewport) a slot is to be filled; ``editor`` is there for text.
        copy_wanted: Ctrl+C.
        left: Escape.
    """

    moved = Signal(int)
    line_chosen = Signal(int)
    ticked = Signal(int)
    slot_wanted = Signal(str, QRect)
    copy_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._model = ReadingModel(self)
        self._rows = ReadingDelegate(theme, self)
        self._aloud = True
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        set_up_list(self, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._editor = SlotEditor(theme, self.viewport())
        theme.changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> ReadingModel:
        """The model behind the list."""
        return self._model

    @property
    def editor(self) -> SlotEditor:
        """The field over a slot."""
        return self._editor

    def show_items(self, items: tuple[ReaderItem, ...], *, aloud: bool) -> None:
        """Show another article or view, from the line to be read."""
        self._editor.hide()
        self._aloud = aloud
        self._model.show(items)
        self.scrollToTop()

    def update_items(self, items: tuple[ReaderItem, ...]) -> None:
        """Show the same rows in another state."""
        self._model.update(items)

    def follow_line(self) -> None:
        """Scroll so that the line to be read stands a third from the top."""
        index = self._model.current_line()
        if index.isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            top = self.visualRect(index).top() + bar.value()
            bar.setValue(top - self.viewport().height() // 3)
            self.setCurrentIndex(index)

    def edit_next_slot(self) -> bool:
        """Let the next empty slot be typed, beginning at the line to be read; False if all are filled."""
        start = max(0, self._model.current_line().row())
        index, name = self._model.first_open_slot(start)
        if index.isValid():
            self._edit(index, name)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif not (plain and self._took(event.key())):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        item = self._model.item(index)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position() - QPointF(self.visualRect(index).topLeft())
        slot = self._rows.slot_at(item, self.viewport().width(), point)
        if slot is not None:
            self._edit(index, slot.name)
        elif isinstance(item, StepRow):
            if self._rows.hits_tick(item, point):
                self.ticked.emit(item.step)
        elif isinstance(item, LineRow):
            self.line_chosen.emit(item.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._editor.hide()
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._editor.move(self._editor.x(), self._editor.y() + dy)

    def _took(self, key: int) -> bool:
        """Space goes on in read-aloud; among steps it ticks, and the arrows go from one to the other."""
        if key == _Key.Key_Escape:
            self.left.emit()
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            return self.edit_next_slot()
        elif self._aloud and key in {_Key.Key_Space, _Key.Key_Down}:
            self.moved.emit(1)
        elif self._aloud and key in {_Key.Key_Backspace, _Key.Key_Up}:
            self.moved.emit(-1)
        elif not self._aloud and key == _Key.Key_Space:
            item = self._model.item(self.currentIndex())
            if item is not None:
                self.ticked.emit(item.step)
        elif not self._aloud and key in {_Key.Key_Down, _Key.Key_Up}:
            self._go_to_step(1 if key == _Key.Key_Down else -1)
        else:
            return False
        return True

    def _go_to_step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if isinstance(self._model.item(index), StepRow):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
            row += by

    def _edit(self, index: QModelIndex, name: str) -> None:
        item = self._model.item(index)
        if not isinstance(item, LineRow):
            return
        self.scrollTo(index)
        self.executeDelayedItemsLayout()
        row = self.visualRect(index)
        boxes = [box for box in self._rows.slots(item, self.viewport().width()) if box.name == name]
        if not boxes:
            return
        rect = boxes[0].rect.translated(QPointF(row.topLeft())).toAlignedRect()
        width = min(max(rect.width(), self._theme.gap(_EDITOR_WIDTH)), self.viewport().width() - rect.left())
        self.slot_wanted.emit(name, QRect(rect.left(), rect.top(), width, rect.height()))

    def _on_theme_changed(self) -> None:
        self._editor.hide()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
