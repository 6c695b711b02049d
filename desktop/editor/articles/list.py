"""The list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.editor.articles.delegate import ArticlesDelegate
from desktop.editor.articles.model import ROW_ROLE, ArticlesModel
from desktop.widgets.lists import set_up_list
from kb.domain.article_line import ArticleLine

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.editor.articles.items import Row
    from desktop.theme import Theme


class ArticleList(QListView):
    """Arrows move, Enter or a click opens.

    Signals:
        opened: (article id).
        left: Escape, or ↑ on the first article.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._shown: UUID | None = None
        self._model = ArticlesModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ArticlesDelegate(theme, self))
        set_up_list(self, self.tr("記事"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from the top."""
        return self._model.rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the article that is open stays marked."""
        scrolled = self.verticalScrollBar().value()
        self._model.set_rows(rows)
        self.mark(self._shown)
        self.verticalScrollBar().setValue(scrolled)

    def mark(self, article_id: UUID | None) -> None:
        """Mark the article that is open."""
        self._shown = article_id
        index = self._model.index_of(article_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.selectionModel().clear()

    def step(self, by: int) -> None:
        """Go to the next article up (-1) or down (1), over headings."""
        place = self.currentIndex().row() if self.currentIndex().isValid() else -1
        while 0 <= (place := place + by) < self._model.rowCount():
            if isinstance(self._model.rows[place], ArticleLine):
                self.setCurrentIndex(self._model.index(place))
                return
        if by < 0:
            self.left.emit()

    def open_current(self) -> None:
        """Open the article that the keyboard is at, else the first one."""
        if not self.currentIndex().isValid():
            self.step(1)
        self._on_clicked(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ArticleLine):
            self.opened.emit(row.id)
