"""A view with what belongs to it beside it, or below it where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

#: At this width in pixels at 100 % there is room for two beside each other.
_WIDE = 1000


class TurningSplit(QSplitter):
    """Two parts, the second ``share`` pixels wide at 100 %, or a third of the height where it stands below."""

    def __init__(self, theme: Theme, share: int) -> None:
        """Hold nothing yet."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._share = share

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if direction != self.orientation():
            self.setOrientation(direction)
        if event.size().width() != event.oldSize().width():
            share = self._theme.px(self._share) if wide else self.height() // 3
            whole = self.width() if wide else self.height()
            self.setSizes([whole - share, share])
