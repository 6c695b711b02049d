"""A row of a sheet: what it is, and whatever belongs to it at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_hairline

if TYPE_CHECKING:
    from desktop.theme import Theme

_LABEL = 108
_ABOVE = 9


class SheetRow(QWidget):
    """``content`` takes widgets from the top down; a hairline ends the row."""

    def __init__(self, theme: Theme, label: str, *content: QWidget, parent: QWidget | None = None) -> None:
        """Show ``label`` beside ``content``."""
        super().__init__(parent)
        self._theme = theme
        self.label = Label(theme, label, role="meta", color="text.secondary", bold=True)
        self.content = QVBoxLayout()
        for widget in content:
            self.content.addWidget(widget)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self.content, 1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_hairline(QPainter(self), self._theme, 0, self.height() - 1, self.width())

    def _refresh(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(0, theme.gap(_ABOVE), 0, theme.gap(_ABOVE) + 1)
        self._row.setSpacing(theme.gap(8))
        self.content.setSpacing(theme.gap(6))
        self.label.setFixedSize(theme.px(_LABEL), theme.line_height("body"))
