"""What stands in place of the results when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Paragraph
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.search.question import Answer
    from desktop.theme import Theme

_PADDING = 20


class NoHits(QWidget):
    """What to do when nothing was found.

    Signals:
        spelling_chosen: (text).
        clear_wanted: the filters are to be taken off.
        write_wanted: (words) an article is to be written that they find.
        call_wanted: back to the notes of the call.
    """

    spelling_chosen = Signal(str)
    clear_wanted = Signal()
    write_wanted = Signal(str)
    call_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._spelling = ""
        self._words = ""
        set_ground(self, "surface")
        self.sentence = Paragraph(theme, role="head")
        self.advice = Paragraph(theme, role="ui", color="text.secondary")
        self.better = Button(theme, "", style=ButtonStyle.PRIMARY, size=ButtonSize.FORM)
        self.clear = Button(theme, self.tr("しぼり込みを外す"), size=ButtonSize.FORM)
        self.write = Button(theme, self.tr("この言葉で記事を書く"), icon="pencil", size=ButtonSize.FORM)
        self.call = Button(theme, self.tr("通話に戻る"), size=ButtonSize.FORM, key=command("show.call").cap)
        self.better.clicked.connect(lambda: self.spelling_chosen.emit(self._spelling))
        self.clear.clicked.connect(self.clear_wanted)
        self.write.clicked.connect(lambda: self.write_wanted.emit(self._words))
        self.call.clicked.connect(self.call_wanted)
        row = QHBoxLayout()
        for button in (self.better, self.clear, self.write, self.call):
            row.addWidget(button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.advice)
        self._column.addLayout(row)
        self._column.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_answer(self, answer: Answer, *, on_call: bool) -> None:
        """Say what was not found and what can be done about it."""
        results, question = answer.results, answer.question
        text = question.text.strip()
        sentence = self.tr("「{text}」に合う記事はありません。") if text else self.tr("記事はありません。")
        self.sentence.set_runs(sentence.format(text=text))
        others = results.total_unfiltered
        if question.chosen and others:
            advice = self.tr("しぼり込みを外すと %n件あります。", "", others)
        elif on_call:
            advice = self.tr("言葉を減らすか、別の言い方で探せます。通話メモに書いておけば、お客様の言葉は残ります。")
        else:
            advice = self.tr("言葉を減らすか、別の言い方で探せます。入力した言葉はそのまま残ります。")
        self.advice.set_runs(advice)
        self._spelling = results.did_you_mean
        self.better.set_words(self.tr("「{text}」で探す").format(text=self._spelling))
        self.better.setVisible(bool(self._spelling))
        self.clear.setVisible(bool(question.chosen))
        self._words = text
        self.write.setVisible(bool(text))
        self.call.setVisible(on_call)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(_PADDING), gap(24), gap(_PADDING), gap(_PADDING))
        self._column.setSpacing(gap(10))
