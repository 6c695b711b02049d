"""The findings of a wording check: the words, why, and the better ones, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import in_language
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import Run
from desktop.widgets.panes import HairLine
from desktop.widgets.removal import take_away

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.wording import WordingFinding

#: Alt+1 to Alt+8, as the suggestions have them.
_MOST_KEYS = 8


class WordingRows(QWidget):
    """Says that nothing was found, too.

    Signals:
        taken: (number from 1) the better words of this finding are wanted.
    """

    taken = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.clean = Label(theme, self.tr("気になる言葉はありません。"), color="ok", icon="check")
        self.clean.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.clean)
        self._column.addLayout(self._rows)
        self._column.setContentsMargins(0, theme.gap(8), 0, theme.gap(12))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons that take better words."""
        return tuple(self.findChildren(Button))

    def show_findings(self, text: str, findings: tuple[WordingFinding, ...], *, checked: bool) -> None:
        """Show what was found in ``text``."""
        self.clean.setVisible(checked and not findings)
        shown = tuple((text[one.start : one.end], one) for one in findings)
        if shown == self._shown:
            return
        self._shown = shown
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                take_away(widget)
        for number, (words, finding) in enumerate(shown, 1):
            self._rows.addWidget(self._row(number, words, finding))

    def _row(self, number: int, words: str, finding: WordingFinding) -> QWidget:
        theme = self._theme
        row = QWidget()
        why = Paragraph(theme, [Run(f"「{words}」", color="warn", bold=True), Run(f"  {in_language(finding.why)}")])
        better = Paragraph(theme, in_language(finding.better), role="body")
        column = QVBoxLayout()
        column.setSpacing(theme.gap(2))
        column.addWidget(why)
        column.addWidget(better)
        inner = QHBoxLayout()
        inner.setContentsMargins(0, theme.gap(8), 0, theme.gap(8))
        inner.setSpacing(theme.gap(12))
        inner.addLayout(column, 1)
        if finding.example:
            key = f"Alt+{number}" if number <= _MOST_KEYS else ""
            take = Button(theme, self.tr("言い換える"), key=key, size=ButtonSize.BAR)
            take.clicked.connect(lambda: self.taken.emit(number))
            inner.addWidget(take)
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inner)
        outer.addWidget(HairLine(theme))
        return row
