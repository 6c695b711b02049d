"""A section that is a page: its head, and below it parts one under the other, scrolled with the keyboard, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.theme import Theme

_PADDING = 20
_FOCUS_LINE = 2
#: Lines of text longer than this are hard to read.
_WIDEST = 880


class PageColumn(QScrollArea):
    """Parts above each other, no wider than one reads well.

    It takes the focus by Tab where there is more than it shows, so that the arrow keys scroll it.
    """

    def __init__(self, theme: Theme, *, name: str, spacing: int = 12) -> None:
        """``name`` is for screen readers; ``spacing`` in pixels at 100 % lies between the parts."""
        super().__init__()
        self._theme = theme
        self._spacing = spacing
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.viewport().installEventFilter(self)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._on_range(0, 0)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part below the others."""
        place = self._column.count() - 1
        if isinstance(part, QLayout):
            self._column.insertLayout(place, part)
        else:
            self._column.insertWidget(place, part)

    def add_heading(self, text: str) -> Label:
        """Begin a group of parts with a word."""
        if self._column.count() > 1:
            self._column.insertSpacing(self._column.count() - 1, self._theme.gap(8))
        heading = Label(self._theme, text, role="head")
        self.add(heading)
        return heading

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            handled = super().eventFilter(watched, event)
            if self.hasFocus():
                line = QRectF(0, 0, self.viewport().width(), _FOCUS_LINE)
                QPainter(self.viewport()).fillRect(line, self._theme.color("accent"))
            return handled
        return super().eventFilter(watched, event)

    def _on_range(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def _refresh(self) -> None:
        theme = self._theme
        padding = theme.gap(_PADDING)
        self._column.setContentsMargins(padding, theme.gap(14), padding, padding)
        self._column.setSpacing(theme.gap(self._spacing))
        self._inner.setMaximumWidth(theme.px(_WIDEST) + 2 * padding)


def laid_out(section: QWidget, *parts: QWidget) -> None:
    """Lay a section out: ``parts`` above each other, of which the last takes the room there is."""
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
