"""Fields for what a sentence leaves open: the name of whoever takes over, the department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.fields import LineField
from desktop.widgets.removal import take_away

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme

_LONGEST = 80


class GapFields(QWidget):
    """A field for each slot of the sentence that only the agent can fill.

    Signals:
        filled: (name of the slot, text) something was written.
    """

    filled = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show none."""
        super().__init__(parent)
        self._theme = theme
        self.fields: dict[str, LineField] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_gaps(self, names: tuple[str, ...], values: Mapping[str, str]) -> None:
        """Show a field for each name; one that is being written in keeps its text."""
        for name in [name for name in self.fields if name not in names]:
            field = self.fields.pop(name)
            self._row.removeWidget(field)
            take_away(field)
        for name in names:
            if name not in self.fields:
                self.fields[name] = self._field(name)
            if not self.fields[name].hasFocus() and self.fields[name].text() != values.get(name, ""):
                self.fields[name].setText(values.get(name, ""))
        self.setVisible(bool(names))

    def _field(self, name: str) -> LineField:
        field = LineField(self._theme, name=name, placeholder=name)
        field.setMaxLength(_LONGEST)
        field.textEdited.connect(lambda text: self.filled.emit(name, text))
        self._row.addWidget(field)
        return field
