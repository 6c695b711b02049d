"""The rows of one facet, to be ticked with the mouse or with Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from desktop.search.delegates import FacetDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.search.models import FacetModel
    from desktop.theme import Theme

_ROW = 26


class FacetList(QListView):
    """The rows of one facet: as high as its rows, one stop for Tab; arrows move, Space chooses."""

    def __init__(self, theme: Theme, model: FacetModel, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._flip)
        model.modelReset.connect(self.updateGeometry)
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.model().rowCount() * self._theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            self._flip(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def _flip(self, index: QModelIndex) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _refresh(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
