"""三つのカエル (P25): which of person, time and place to change, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.widgets.painting import Run

_PADDING = 12
_LABEL = 108
_MOST = 3


class ChangesRow(QWidget):
    """A line for each change that would help, what helps most first; hidden while the call moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, self.tr("三つのカエル"), role="meta", color="text.secondary", bold=True)
        self.lines = [Paragraph(theme) for _ in range(_MOST)]
        self._column = QVBoxLayout()
        for line in self.lines:
            self._column.addWidget(line)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    def show_changes(self, changes: Sequence[Sequence[Run]]) -> None:
        """Show these; none hides the row."""
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(changes))
            line.set_runs(changes[number] if number < len(changes) else "")
        self.setVisible(bool(changes))

    def _refresh(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(_PADDING), theme.gap(8), theme.gap(_PADDING), theme.gap(8))
        self._row.setSpacing(theme.gap(8))
        self._column.setSpacing(theme.gap(2))
        self._label.setFixedSize(theme.px(_LABEL), theme.line_height("ui"))
