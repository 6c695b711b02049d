"""The question that is being asked, large, above whatever else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.articles.reading_items import empty_word
from desktop.texts import label
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import Run
from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.script import SpokenLine


class QuestionCard(QWidget):
    """Hidden while no question is asked."""

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show the question of ``presenter.questions``."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        set_ground(self, "surface")
        self.head = Label(theme, role="meta", color="text.secondary", icon="bubble")
        self.close_button = IconButton(theme, self.tr("質問を閉じる"), "close")
        self.sentence = Paragraph(theme, role="reading")
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.close_button)
        self._inner = QVBoxLayout()
        self._inner.addLayout(row)
        self._inner.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._inner)
        column.addWidget(HairLine(theme))
        self.close_button.clicked.connect(presenter.questions.put_away)
        presenter.questions.current_changed.connect(self.refresh)
        presenter.reading.filled.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Show the question of now."""
        question = self._presenter.questions.current
        self.setVisible(question is not None)
        if question is None:
            return
        self.head.show_text(f"{label(question.listening)} · {question.word}")
        self.sentence.set_runs(spoken_runs(question.sentence, self._presenter.reading.values))
        self.setAccessibleName(self.sentence.text())

    def _dress(self) -> None:
        gap = self._theme.gap
        self._inner.setContentsMargins(gap(20), gap(8), gap(12), gap(12))
        self._inner.setSpacing(gap(2))


def spoken_runs(line: SpokenLine, values: Mapping[str, str]) -> list[Run]:
    """Return a line as it is read: filled slots underlined, an empty one with its name and that it is empty."""
    runs = []
    for part in line.segments:
        if not part.placeholder:
            runs.append(Run(part.text))
        elif values.get(part.text):
            runs.append(Run(values[part.text], bold=True, underline=True))
        else:
            runs.append(Run(f"［{part.text} {empty_word()}］", color="warn", bold=True))
    return runs


def spoken_text(line: SpokenLine, values: Mapping[str, str]) -> str:
    """Return the same as one plain text."""
    return "".join(run.text for run in spoken_runs(line, values))
