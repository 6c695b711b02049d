"""The list of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QListView

from desktop.search.delegates import ResultDelegate
from desktop.widgets.lists import set_up_list

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.search.models import ResultsModel
    from desktop.theme import Theme
    from desktop.widgets.lists import Index


class ResultList(QListView):
    """One row is chosen; a click leaves the focus in the search field.

    Signals:
        chosen: (article id or None) another row is the chosen one.
        opened: a row was double-clicked.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, model: ResultsModel, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self._hits = model
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(theme, self))
        set_up_list(self, name)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, article_id: UUID | None) -> None:
        """Choose an article, or the first where it is not among the results."""
        index = self._hits.index_of(article_id)
        self.setCurrentIndex(index if index.isValid() else self._hits.index(0))
        if not index.isValid():
            self.scrollToTop()
        if self._hits.rowCount() == 0:
            self.chosen.emit(None)

    def step(self, step: int) -> None:
        """Choose a neighbour; at an end it stays."""
        row = max(0, min(self.currentIndex().row() + step, self._hits.rowCount() - 1))
        self.setCurrentIndex(self._hits.index(row))
        if row == self._hits.rowCount() - 1:
            self._hits.fetchMore(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Rows are as high as their text takes; Qt would only look again when the height changes.
            self.doItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        hit = self._hits.hit(current)
        if hit is not None:
            self.chosen.emit(hit.article_id)
