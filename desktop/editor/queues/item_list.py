"""The list of a queue: two lines a row; arrows choose, one key each acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal

from desktop.editor.queues.model import QueueModel
from desktop.editor.queues.rows import key_of
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows
from desktop.widgets.painting import TextBlock, draw_hairline, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop.editor.queues.items import ItemText
    from desktop.editor.queues.rows import Row
    from desktop.theme import Theme

_HEIGHT = 52
_TOP = 8
_PADDING = 16
_ICON = 16
_GAP = 10


class ItemDelegate(PaintedRows):
    """Icon, title and count on the first line, what else is known on the second."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ItemText | None = index.data(ITEM_ROLE)
        if item is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        self.paint_ground(painter, option)
        x, top, line = rect.left() + theme.gap(_PADDING), rect.top() + theme.px(_TOP), theme.line_height("row")
        side = theme.gap(_ICON)
        draw_icon(painter, theme, item.icon, "text.secondary", x, top + (line - side) / 2, side)
        x += side + theme.gap(_GAP)
        right = rect.right() - theme.gap(_PADDING)
        count = TextBlock(theme, item.count, role="meta", color="text.secondary", bold=True)
        if item.count:
            count.draw_right(painter, right, top + (line - count.height) / 2)
        room = right - x - (count.width + theme.gap(12) if item.count else 0)
        TextBlock(theme, item.title, role="row", width=room, hang=False).draw(painter, x, top)
        detail = TextBlock(theme, item.detail, role="meta", color="text.secondary", width=right - x, hang=False)
        detail.draw(painter, x, top + line + 1)
        draw_hairline(painter, theme, x, rect.bottom() - 1, rect.right() - x)
        self.paint_focus(painter, option, index)


class ItemList(PaintedList):
    """Letters act at once: an input method that is switched on would swallow them, so it is off here.

    Signals:
        chosen: (Row) another row is current, or None.
        pressed_key: (QKeyEvent) a key that is not the list's own; whoever acts on it accepts it.
        left: Escape.
    """

    chosen = Signal(object)
    pressed_key = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("待っているもの"), parent=parent)
        self._model = QueueModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ItemDelegate(theme, self))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from the top."""
        return self._model.rows

    def show_rows(self, rows: tuple[Row, ...], selected: Row | None) -> None:
        """Show other rows with one of them chosen; nothing is told."""
        model = self.selectionModel()
        model.blockSignals(True)
        self._model.set_rows(rows)
        index = self._model.index_of(None if selected is None else key_of(selected))
        model.blockSignals(False)
        if index != self.currentIndex():
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            # Not to the list itself: it would look for a row that begins with the letter.
            event.ignore()
            self.pressed_key.emit(event)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[current.row()] if current.isValid() else None)
