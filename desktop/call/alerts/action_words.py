"""What to do about a warning: on one line where there is room, otherwise smaller and on two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.painting import TextBlock, text_width
from desktop.widgets.tips import plain_tip

if TYPE_CHECKING:
    from desktop.theme import Theme

_LINES = 2
_HEIGHT = 40
#: Words of this width (pixels at 100 %) are shown before the bar takes a second row.
_AT_LEAST = 220


class ActionWords(QLabel):
    """A label to screen readers; what two lines cannot hold is cut and stands in the tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def say(self, text: str) -> None:
        """Say what to do; empty says nothing."""
        self.setText(text)
        self.setToolTip(plain_tip(text))
        self.updateGeometry()
        self.update()

    @property
    def width_wanted(self) -> int:
        """The least width in pixels that the bar should leave it."""
        return min(self.sizeHint().width(), self._theme.gap(_AT_LEAST)) if self.text() else 0

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self._theme, self.text()) + 1), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self.width() + 0.5
        block = TextBlock(self._theme, self.text(), width=width, hang=False)
        if block.elided:
            block = TextBlock(self._theme, self.text(), role="meta", width=width, lines=_LINES, hang=False)
        block.draw(QPainter(self), 0, (self.height() - block.height) / 2)
