"""A list of rows: opens on a click or Enter, and never takes the focus away from the notes by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.call.rows.delegate import RowDelegate
from desktop.call.rows.items import Item, leads_on, opens
from desktop.call.rows.model import RowModel
from desktop.widgets.lists import set_up_list

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class RowList(QListView):
    """Shows rows of ``desktop.call.rows.items``.

    Signals:
        opened: (article id) a row was clicked, or Enter pressed on it.
        chosen: (Item) the same, on a row that leads to something else than an article.
        left: Escape.
    """

    opened = Signal(object)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._model = RowModel(self)
        self._rows = RowDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        set_up_list(self, name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> RowModel:
        """The model behind the list."""
        return self._model

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Show other rows."""
        self._model.set_items(items)

    def set_opened(self, article_id: UUID | None) -> None:
        """Show the row of an article as the selected one."""
        if article_id != self._rows.opened:
            self._rows.opened = article_id
            self.viewport().update()

    def reveal(self, article_id: UUID | None) -> None:
        """Scroll so that the row of an article can be seen."""
        index = self._model.index_of(article_id)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_clicked(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() or self._closed(self.currentIndex()):
            opened = self._model.index_of(self._rows.opened)
            if opened.isValid():
                self.setCurrentIndex(opened)
            else:
                self.setCurrentIndex(QModelIndex())
                self._step(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # heights depend on the width

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if not self._closed(index):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
            row += by

    def _closed(self, index: QModelIndex) -> bool:
        item = self._model.item(index)
        return item is None or not leads_on(item)

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        article_id = opens(item) if item is not None else None
        if article_id is not None:
            self.opened.emit(article_id)
        elif item is not None and leads_on(item):
            self.chosen.emit(item)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
