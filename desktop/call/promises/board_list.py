"""The list of the board: one promise is selected, its actions lie below its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.call.promises.actions import PromiseActions
from desktop.call.promises.items import PromiseRow
from desktop.call.promises.model import BoardModel
from desktop.call.promises.rows import TEXT_LEFT, BoardDelegate, row_height
from desktop.widgets.lists import ITEM_ROLE, set_up_list

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.call.promises.items import BoardItem
    from desktop.theme import Theme

_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
_FOOT = 10


class BoardList(QListView):
    """Arrows select, one key each acts on the selected promise.

    Signals:
        act: (promise id, name of the action: see ``PromiseActions``).
        left: Escape, or ↑ on the first row.
    """

    act = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._model = BoardModel(self)
        self._rows = BoardDelegate(theme, self)
        self.verbs = PromiseActions(theme, self.viewport())
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        set_up_list(self, self.tr("約束"))
        # One key each acts: an input method that is switched on would swallow it.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._place)
        self.verbs.act.connect(self._on_action)
        theme.changed.connect(self._on_theme_changed)

    @property
    def selected(self) -> UUID | None:
        """The promise whose actions are shown."""
        return self._rows.selected

    @property
    def items(self) -> tuple[BoardItem, ...]:
        """All rows from the top."""
        return self._model.items

    def set_items(self, items: tuple[BoardItem, ...]) -> None:
        """Show other rows; the selected promise stays selected, else the first one is."""
        self._model.set_items(items)
        self._rows.times = tuple(item for item in items if isinstance(item, PromiseRow))
        rows = [row.promise_id for row in self._model.open_rows()]
        self.select(self.selected if self.selected in rows else (rows[0] if rows else None))

    def select(self, promise_id: UUID | None) -> None:
        """Select a promise and show its actions below it."""
        self._rows.selected = promise_id
        index = self._model.index_of(promise_id)
        self.setCurrentIndex(index)
        row = index.data(ITEM_ROLE) if index.isValid() else None
        self.verbs.show_for(row if isinstance(row, PromiseRow) else None)
        self._lay_out()

    def content_height(self) -> int:
        """Return the height of all rows in pixels."""
        width = self.viewport().width()
        return sum(self._rows.height(item, width) for item in self._model.items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in _PLAIN
        if plain and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not (plain and self.verbs.press(event)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.verbs.set_keys_shown(True)
        self._lay_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.verbs.set_keys_shown(False)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def _step(self, by: int) -> None:
        rows = [row.promise_id for row in self._model.open_rows()]
        if not rows:
            return
        place = (rows.index(self.selected) if self.selected in rows else 0) + by
        if place < 0:
            self.left.emit()
            return
        self.select(rows[min(place, len(rows) - 1)])
        self.scrollTo(self.currentIndex())

    def _lay_out(self) -> None:
        """Give the selected row the room that its actions take at this width."""
        left = self._theme.gap(TEXT_LEFT)
        room = self.viewport().width() - left
        shown = self.selected is not None
        self._rows.actions_height = self.verbs.height_for(room) + self._theme.px(_FOOT) if shown else 0
        self.scheduleDelayedItemsLayout()
        self._place()

    def _place(self) -> None:
        index = self._model.index_of(self.selected)
        self.verbs.setVisible(index.isValid())
        if index.isValid():
            rect: QRect = self.visualRect(index)
            left = self._theme.gap(TEXT_LEFT)
            room = rect.width() - left
            top = rect.top() + row_height(self._theme)
            self.verbs.setGeometry(rect.left() + left, top, room, self.verbs.height_for(room))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ITEM_ROLE)
        if isinstance(row, PromiseRow) and row.is_open:
            self.select(row.promise_id)

    def _on_action(self, name: str) -> None:
        if self.selected is not None:
            self.act.emit(self.selected, name)

    def _on_theme_changed(self) -> None:
        self._lay_out()
        self.viewport().update()
