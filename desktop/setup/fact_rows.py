"""Rows of facts, as in a form that nobody fills in: what it is called, what it is, and what one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from desktop.theme import Theme

_NAME = 148


class FactRow(QWidget):
    """A name and a value that wraps, a note below it, and buttons at its right."""

    def __init__(self, theme: Theme, name: str, *buttons: Button) -> None:
        """Start without a value."""
        super().__init__()
        self._theme = theme
        self.name = Label(theme, name, color="text.secondary")
        self.value = Paragraph(theme)
        self.note = Paragraph(theme, role="meta", color="text.secondary")
        self.note.hide()
        self._beside_buttons = bool(buttons)
        self._column = column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.value)
        column.addWidget(self.note)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        for button in buttons:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._refresh)
        self._refresh()

    def say(self, value: str, *, note: str = "", icon: str = "", color: str = "text.primary") -> None:
        """Show a value, and below it a note, such as why nobody can change it."""
        self.value.set_runs(value, color=color)
        self.value.setAccessibleName(f"{self.name.text()}: {value}")
        self.note.set_runs(note, icon=icon)
        self.note.setVisible(bool(note))

    @property
    def text(self) -> str:
        """Name and value as a line of text."""
        return f"{self.name.text()}: {self.value.text()}"

    def _refresh(self) -> None:
        self._row.setSpacing(self._theme.gap(12))
        self.name.setFixedWidth(self._theme.px(_NAME))
        # In the middle of a button, which is higher than a line.
        room = self._theme.px(ButtonSize.BAR.value) - self._theme.line_height("ui")
        above = room // 2 if self._beside_buttons else 0
        self._column.setContentsMargins(0, above, 0, 0)
        self.name.setFixedHeight(self._theme.line_height("ui") + 2 * above)


def small_button(theme: Theme, word: str, icon: str, about: str) -> Button:
    """Return a button of a row, called by what it does to what."""
    made = Button(theme, word, icon=icon, size=ButtonSize.BAR)
    made.setAccessibleName(f"{word}: {about}")
    return made
