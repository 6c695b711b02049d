"""What the detail of an item is put together from: a heading, a quotation, words to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import BAR_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.widgets.painting import Run

_QUOTE_LEFT = 14
_LONGEST = 8


class Quotation(QWidget):
    """Words of somebody else: a line about them, and below it the words beside a bar."""

    def __init__(self, theme: Theme, about: str, words: str | Sequence[Run], *, lines: int = _LONGEST) -> None:
        """Show ``words`` on at most ``lines`` lines; either may be empty."""
        super().__init__()
        self._theme = theme
        self.about = Label(theme, about, role="meta", color="text.secondary")
        self.words = Paragraph(theme, words, role="ui", lines=lines)
        self._column = QVBoxLayout(self)
        for label, text in ((self.about, about), (self.words, words)):
            self._column.addWidget(label)
            label.setVisible(bool(text))
        theme.changed.connect(self._refresh)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, BAR_WIDTH, self.height()), self._theme.color("line.strong"))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(_QUOTE_LEFT), gap(2), 0, gap(2))
        self._column.setSpacing(gap(2))


class Part(QWidget):
    """A heading in small type, and below it whatever belongs to it."""

    def __init__(self, theme: Theme, heading: str, *content: QWidget) -> None:
        """Put ``content`` below each other."""
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if heading:
            self._column.addWidget(Label(theme, heading, role="meta", color="text.secondary", bold=True))
        for widget in content:
            self._column.addWidget(widget)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._column.setSpacing(self._theme.gap(6))


class Flow(QWidget):
    """Widgets in lines, as words are."""

    def __init__(self, theme: Theme, *content: QWidget) -> None:
        """Take them in from the left."""
        super().__init__()
        row = FlowLayout(self, gap=theme.gap(6))
        for widget in content:
            row.addWidget(widget)
