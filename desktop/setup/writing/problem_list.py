"""What is wrong in a text, one sentence a row; a row leads to its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import Run
from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_SHOWN = 5
_PADDING = 16


@dataclass(frozen=True, slots=True)
class WrittenProblem:
    """A sentence about a line (0: the whole file); ``place`` says where in words."""

    line: int
    sentence: str
    place: str = ""


class ProblemList(QWidget):
    """Hidden while nothing is wrong; shows the first few and how many more there are.

    Signals:
        line_wanted: (line) show this line.
    """

    line_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Start with nothing wrong."""
        super().__init__()
        self._theme = theme
        self._line = 0
        self._text = Paragraph(theme, role="ui")
        self._jump = Button(theme, self.tr("その行へ"), style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self._jump.clicked.connect(lambda: self.line_wanted.emit(self._line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(HairLine(theme))
        inner = QVBoxLayout()
        inner.setContentsMargins(_PADDING, 8, _PADDING, 8)
        inner.addWidget(self._text)
        inner.addWidget(self._jump)
        column.addLayout(inner)
        set_ground(self, "danger")
        self.hide()

    def show_problems(self, problems: Sequence[WrittenProblem]) -> None:
        """Show what is wrong now."""
        self.setVisible(bool(problems))
        if not problems:
            return
        self._line = problems[0].line
        runs: list[Run] = []
        for problem in problems[:_SHOWN]:
            line = self.tr("{line}行目").format(line=problem.line) if problem.line else self.tr("全体")
            place = f" {problem.place}" if problem.place else ""
            runs += [Run(f"{line}{place}  ", color="danger", bold=True), Run(problem.sentence + "\u2028")]
        if len(problems) > _SHOWN:
            runs.append(Run(self.tr("ほか %n件", "", len(problems) - _SHOWN), color="text.secondary"))
        else:
            runs[-1] = Run(runs[-1].text.rstrip("\u2028"))
        self._text.set_runs(runs)
        self.setAccessibleName(self._text.text())
        self._jump.setVisible(self._line > 0)
