"""質問: the question bank by cause and stage, in the three ways to listen (P14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.call.reader.question_card import spoken_text
from desktop.i18n import noop, translate
from desktop.texts import cause_label, label
from desktop.widgets.numbered_rows import NumberedRow, NumberedRows
from desktop.widgets.panes import EmptyState
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.sheet import Sheet
from kb.domain.questions import Listening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.questions import Question

_TITLE = noop("QuestionSheet", "質問")
_HERE, _STAGES, _ALL = "here", "stages", "all"


class QuestionSheet(Sheet):
    """Choosing a question leaves the sheet and asks it."""

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, translate("QuestionSheet", _TITLE), owner)
        self._presenter = presenter
        self._questions: tuple[Question, ...] = ()
        words = {
            _HERE: self.tr("この段階"),
            _STAGES: self.tr("この原因のすべて"),
            _ALL: self.tr("すべて"),
        }
        self.extent = SegmentedControl(theme, words, name=self.tr("範囲"))
        self.panel.add_head(self.extent)
        self.rows = NumberedRows(theme, name=self.tr("質問"))
        self.none = EmptyState(theme, self.tr("ここで聞くことは、もうすべて聞きました。"))
        self.panel.body.addWidget(self.rows)
        self.panel.body.addWidget(self.none)
        self.extent.chosen.connect(self._show)
        self.rows.chosen.connect(self._choose)
        self.rows.reached.connect(self.panel.show_part)

    def ask(self) -> bool:
        """Show what to ask now."""
        stage = self._presenter.session.content.stage
        self.extent.set_shown(_HERE, stage is not None)
        self.extent.choose(_HERE if stage is not None else _STAGES)
        self._show(self.extent.current)
        self.open(self.rows if self._questions else None)
        return True

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is offered, in the order of the rows."""
        return self._questions

    def _show(self, extent: str) -> None:
        content = self._presenter.session.content
        stage = label(content.stage) if content.stage else self.tr("未定")
        cause = cause_label(content.cause) if content.cause else self.tr("未確認")
        self.panel.set_subtitle(self.tr("原因: {cause} · 段階: {stage}").format(cause=cause, stage=stage))
        found = self._presenter.questions.for_call(every_stage=extent != _HERE, every_cause=extent == _ALL)
        ways = tuple(Listening)
        self._questions = tuple(sorted(found, key=lambda question: ways.index(question.listening)))
        values = self._presenter.reading.values
        rows, before = [], None
        for question in self._questions:
            heading = label(question.listening) if question.listening is not before else ""
            before = question.listening
            rows.append(NumberedRow(spoken_text(question.sentence, values), question.word, heading))
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def _choose(self, place: int) -> None:
        question = self._questions[place]
        self.leave()
        self._presenter.questions.ask(question)
