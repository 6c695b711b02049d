"""A part of a form that is as high as what is in it, up to a limit; beyond that it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme


class ScrolledPart(QScrollArea):
    """Shows ``part``; what has the focus in it is scrolled into view."""

    def __init__(self, theme: Theme, part: QWidget, *, most: int) -> None:
        """Take no more than ``most`` pixels at 100 % text."""
        super().__init__()
        self._theme = theme
        self._part = part
        self._most = most
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(part)
        part.installEventFilter(self)
        theme.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _height(self) -> int:
        part, width = self._part, self.viewport().width()
        wanted = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
        return min(wanted, self._theme.px(self._most))

    def _fit(self) -> None:
        self.updateGeometry()
