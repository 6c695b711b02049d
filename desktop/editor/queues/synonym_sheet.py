"""The sheet that makes a synonym of what was not found: the customer's word, the centre's term, what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.commands import command
from desktop.editor.queues.effect_view import EffectView
from desktop.texts import error_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.choice_chips import ChoiceChips
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.offered_words import offer_words
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop.editor.queues.synonym_making import SynonymMaking
    from desktop.theme import Theme
    from kb.domain.queues import MissGroup
    from kb.errors import KbError

_LONGEST = 60
_WORD, _PHRASE = "word", "phrase"
#: Wordings offered to choose from.
_MOST_WORDS = 6


def _at_left(control: QWidget) -> QWidget:
    """Return a row in which a control keeps its width."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return whole


class SynonymSheet(Sheet):
    """Opened by ``begin``; nothing is saved before Ctrl+Enter, and what it would change is shown all the while.

    Signals:
        made: (MissGroup, function that takes the synonym back).
    """

    made = Signal(object, object)

    def __init__(self, theme: Theme, making: SynonymMaking, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, self.tr("同義語にする"), owner)
        self._making = making
        self._group: MissGroup | None = None
        self.words = ChoiceChips(theme, name=self.tr("メモや検索にあった言葉"))
        self.word = LineField(theme, name=self.tr("お客様の言葉"))
        self.means = LineField(
            theme, name=self.tr("標準タグ"), placeholder=self.tr("記事のタグにある言葉。例: 訪問要求")
        )
        for field in (self.word, self.means):
            field.setMaxLength(_LONGEST)
        self.matching = SegmentedControl(
            theme,
            {_WORD: self.tr("そのままの言葉"), _PHRASE: self.tr("語の並び（活用は問わない）")},
            name=self.tr("さがし方"),
        )
        self._terms = QStringListModel(self)
        offer_words(self.means, self._terms)
        self.means_row = FormRow(theme, self.tr("標準タグ"), self.means)
        self.effect = EffectView(theme, making)
        self._save = Button(
            theme, self.tr("同義語を保存"), style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap
        )
        self._build(theme)
        self.word.textChanged.connect(self._on_word)
        self.means.textChanged.connect(self._on_means)
        self.words.chosen.connect(self.word.setText)
        self.matching.chosen.connect(lambda key: making.set_as_phrase(key == _PHRASE))
        self.accepted.connect(making.save)
        self.closed.connect(making.stop)
        making.terms_changed.connect(self._on_terms)
        making.tried.connect(self._follow)
        making.saved.connect(self._on_saved)
        making.failed.connect(self._on_failed)

    def begin(self, group: MissGroup, means: str = "") -> None:
        """Open for what was not found, with a term where one was chosen."""
        self._group = group
        said = dict.fromkeys(part for question in group.questions for part in question.split("、"))
        words = list(said)[:_MOST_WORDS]
        self.words.set_choices({word: word for word in words})
        self.words.setVisible(len(words) > 1)
        self._making.begin(words[0][:_LONGEST], means)
        for field, text in ((self.word, words[0]), (self.means, means)):
            field.setText(text)
        self.matching.choose(_WORD)
        self.means_row.say_wrong("")
        self._follow()
        self.open(self.means if not means else self.word)

    def _on_word(self, text: str) -> None:
        self._making.set_word(text)
        self.words.choose(text if text in self.words.chips else "")

    def _on_means(self, text: str) -> None:
        self.means_row.say_wrong("")
        self._making.set_means(text)
        self._tell_new()

    def _on_terms(self) -> None:
        self._terms.setStringList(list(self._making.terms))
        self._tell_new()

    def _tell_new(self) -> None:
        """Say when a term is none that any article has."""
        means, terms = self.means.text().strip(), self._making.terms
        new = bool(means and terms) and means not in terms
        rule = self.tr("新しい標準タグです。このタグを付けた記事がないと、何も見つかりません。")
        self.means_row.say_rule(rule if new else "")

    def _follow(self) -> None:
        self._save.setEnabled(self._making.new.complete and not self._making.problems)

    def _on_saved(self, take_back: object) -> None:
        group, self._group = self._group, None
        if group is not None and self.opened:
            self.leave()
            self.made.emit(group, take_back)

    def _on_failed(self, error: KbError) -> None:
        if self.opened:
            self.means_row.say_wrong(error_text(error))

    def _build(self, theme: Theme) -> None:
        self.panel.set_subtitle(self.tr("お客様の言葉を、センターの言葉につなぎます。次の通話から使われます。"))
        body = self.panel.body
        body.addWidget(FormRow(theme, self.tr("お客様の言葉"), self.word))
        body.addWidget(self.words)
        body.addWidget(self.means_row)
        body.addWidget(FormRow(theme, self.tr("さがし方"), _at_left(self.matching)))
        self.panel.add_band(self.effect)
        self.set_primary(self._save)
