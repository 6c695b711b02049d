"""Past calls to try an article on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.labels import Label
from desktop.widgets.numbered_rows import NumberedRow, NumberedRows

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.appearance import PastNote

#: Rows on show: the newest calls are those one remembers.
_MOST = 9
_LONGEST = 90


class PastNoteList(QWidget):
    """Masked notes of the newest calls; a figure, or arrows and Enter, choose one.

    Signals:
        chosen: (PastNote).
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Know none."""
        super().__init__(parent)
        self._notes: tuple[PastNote, ...] = ()
        self.rows = NumberedRows(theme, name=self.tr("過去の通話"))
        self.none = Label(theme, self.tr("終わった通話のメモはまだありません"), color="text.secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.none)
        self.rows.chosen.connect(lambda place: self.chosen.emit(self._notes[place]))
        self.set_notes(())

    def set_notes(self, notes: tuple[PastNote, ...]) -> None:
        """Offer other notes."""
        self._notes = notes[:_MOST]
        self.rows.set_rows([_row(past) for past in self._notes])
        self.rows.setVisible(bool(self._notes))
        self.none.setVisible(not self._notes)


def _row(past: PastNote) -> NumberedRow:
    return NumberedRow(_shortened(past.text), f"{past.at.astimezone():%m/%d %H:%M}")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
