"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal

from desktop.editor.articles.delegate import ArticlesDelegate
from desktop.editor.articles.items import ArticleRow, GroupHeading
from desktop.editor.articles.model import ArticlesModel
from desktop.widgets.lists import PaintedList

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ArticleList(PaintedList):
    """Arrows move, Enter or a click opens an article or folds a group, ← and → fold and unfold.

    Signals:
        opened: (article id).
        left: Escape, or ↑ on the first row.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("記事"), parent=parent)
        self._shown: UUID | None = None
        self.articles = ArticlesModel(self)
        self.setModel(self.articles)
        self.setItemDelegate(ArticlesDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)
        self.articles.modelReset.connect(lambda: self.mark(self._shown))
        self.articles.dataChanged.connect(self._on_rows_changed)

    def mark(self, article_id: UUID | None) -> None:
        """Mark the article that is open, where it stands; a list that is scrolled elsewhere stays there."""
        self._shown = article_id
        index = self.articles.index_of(article_id)
        if index.isValid():
            scrolled = self.verticalScrollBar().value()
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.verticalScrollBar().setValue(scrolled)
        else:
            self.selectionModel().clear()

    def step(self, by: int) -> None:
        """Go up (-1) or down (1), over headings."""
        place = self.currentIndex().row() if self.currentIndex().isValid() else -1
        while 0 <= (place := place + by) < self.articles.rowCount():
            if not isinstance(self.articles.rows[place], GroupHeading):
                self._go_to(place)
                return
        if by < 0:
            self.left.emit()

    def open_current(self) -> None:
        """Open the article that the keyboard is at, else the first one."""
        if not self.currentIndex().isValid():
            self.step(1)
        self._on_clicked(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.articles.row(self.currentIndex())
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step_rows(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in _ENTER:
            self.open_current()
        elif event.key() == Qt.Key.Key_Left and isinstance(row, ArticleRow):
            self._go_to(self._heading_above())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and isinstance(row, GroupHeading):
            if row.folded == (event.key() == Qt.Key.Key_Right):
                self._fold(row)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _step_rows(self, by: int) -> None:
        place = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        if place < 0:
            self.left.emit()
        elif place < self.articles.rowCount():
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        self.setCurrentIndex(self.articles.index(place))

    def _heading_above(self) -> int:
        place = self.currentIndex().row()
        while place > 0 and not isinstance(self.articles.rows[place], GroupHeading):
            place -= 1
        return place

    def _fold(self, row: GroupHeading) -> None:
        self.articles.fold(row.kind)
        self._go_to(self.articles.rows.start_of(row.kind))

    def _on_rows_changed(self) -> None:
        """Mark the open article once its row is read."""
        if self._shown is not None and not self.selectionModel().hasSelection():
            self.mark(self._shown)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.articles.row(index)
        if isinstance(row, ArticleRow):
            self.opened.emit(row.id)
        elif isinstance(row, GroupHeading):
            self._fold(row)
