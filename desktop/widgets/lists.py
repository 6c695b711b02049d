"""What the lists of painted rows have in common: how they are moved through, and what lies under and around a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.widgets.painting import TextBlock, draw_box, draw_row_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex

#: What a row of a painted list holds.
ITEM_ROLE = Qt.ItemDataRole.UserRole


def set_up_list(view: QListView, name: str) -> None:
    """Make ``view`` a list of painted rows, called ``name`` by screen readers.

    It is reached by Tab only: a click leaves the focus where it is, and the agent goes on typing.
    """
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row that is being painted is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Tell whether the mouse is over a row that is being painted."""
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


class PaintedList(QListView):
    """One row is current, and rows are as high as their text takes in the width there is."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start without model and delegate; ``name`` is for screen readers."""
        super().__init__(parent)
        set_up_list(self, name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class PaintedRows(QStyledItemDelegate):
    """Takes the look from the theme at paint time and the width from the list; a subclass paints what is in a row."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Paint the rows of ``view``."""
        super().__init__(view)
        self._theme = theme
        self._view = view

    def whole_width(self, height: int) -> QSize:
        """Return the size of a row that is ``height`` pixels high."""
        return QSize(self._view.viewport().width(), height)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint what lies under a row: selection, hover ground, or nothing."""
        selected, hovered = is_selected(option), is_hovered(option)
        draw_row_ground(painter, self._theme, QRectF(option.rect), selected=selected, hovered=hovered)

    def paint_heading(self, painter: QPainter, rect: QRectF, text: str, *, padding: int, below: int = 4) -> None:
        """Paint what a group of rows is called, ``below`` pixels above its first row (at 100 % text)."""
        theme = self._theme
        left, room = rect.left() + theme.gap(padding), rect.width() - 2 * theme.gap(padding)
        block = TextBlock(theme, text, role="meta", color="text.tertiary", bold=True, width=room, hang=False)
        block.draw(painter, left, rect.bottom() - block.height - theme.gap(below))

    def paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ring around the row that the keys are at."""
        if self._view.hasFocus() and self._view.currentIndex() == index:
            rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
            draw_box(painter, rect, edge=self._theme.color("focus"), width=2)
