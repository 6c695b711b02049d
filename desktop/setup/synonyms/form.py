"""One entry as a form: the centre's word, the customers' words, and phrases that are found in any inflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.setup.writing.lines_field import LinesField
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.offered_words import offer_words
from kb.domain.synonyms import SynonymEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_PADDING = 20


class EntryForm(QWidget):
    """Shows an entry, or an empty one to be added.

    Signals:
        changed: (SynonymEntry, term before) the user changed the entry that is shown.
        added: (SynonymEntry) the user wrote a new one.
        removed: (term) the user takes the entry out.
    """

    changed = Signal(object, str)
    added = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start with a new, empty entry."""
        super().__init__()
        self._theme = theme
        self._entry = SynonymEntry("")
        self.means = LineField(theme, name=self.tr("センターの言葉"), placeholder=self.tr("記事のタグと同じ語"))
        self.words = LinesField(theme, name=self.tr("お客様の言葉"), placeholder=self.tr("一行に一つ"))
        self.phrases = LinesField(theme, name=self.tr("言い回し"), placeholder=self.tr("一行に一つ（例: 家 来る）"))
        self.means_row = FormRow(theme, self.tr("センターの言葉"), self.means)
        self.words_row = FormRow(theme, self.tr("お客様の言葉"), self.words)
        self.phrases_row = FormRow(theme, self.tr("言い回し"), self.phrases)
        self.means_row.say_rule(self.tr("記事のタグに書かれている語と、一字一句同じにします。"))
        self.words_row.say_rule(
            self.tr("メモの中に、書いたとおりに探します。ふつうの問い合わせには出ない語だけを書きます。")
        )
        self.phrases_row.say_rule(
            self.tr("辞書の形の語を、空白で区切って二つか三つ。この順に出れば、活用や助詞が違っても見つかります。")
        )
        self.add = Button(theme, self.tr("加える"), style=ButtonStyle.OUTLINE, icon="plus", size=ButtonSize.FORM)
        self.remove = Button(theme, self.tr("この項目を消す"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        self._verbs = QHBoxLayout()
        self._verbs.addWidget(self.add)
        self._verbs.addWidget(self.remove)
        self._verbs.addStretch(1)
        self._column = QVBoxLayout(self)
        for row in (self.means_row, self.words_row, self.phrases_row):
            self._column.addWidget(row)
        self._column.addLayout(self._verbs)
        self._column.addStretch(1)
        self.means.editingFinished.connect(self._on_edited)
        self.means.textChanged.connect(self._refresh_add)
        for field in (self.words, self.phrases):
            field.edited.connect(self._on_edited)
            field.textChanged.connect(self._refresh_add)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(lambda: self.removed.emit(self._entry.means))
        theme.changed.connect(self._refresh)
        self._refresh()
        self.show_entry(None)

    @property
    def entry(self) -> SynonymEntry:
        """The entry that is shown, as it was shown last; a new one has no term."""
        return self._entry

    @property
    def written(self) -> SynonymEntry:
        """The entry as it is written now."""
        return SynonymEntry(self.means.text().strip(), self.words.texts, self.phrases.texts, self._entry.line)

    def show_entry(self, entry: SynonymEntry | None) -> None:
        """Show an entry, or an empty form for a new one."""
        self._entry = entry or SynonymEntry("")
        if self.means.text().strip() != self._entry.means:
            self.means.setText(self._entry.means)
        self.words.show_texts(self._entry.words)
        self.phrases.show_texts(self._entry.phrases)
        self.say_wrong("")
        self.add.setVisible(not self._entry.means)
        self.remove.setVisible(bool(self._entry.means))
        self._refresh_add()

    def settle(self) -> None:
        """Tell at once what was written, without waiting for a pause."""
        self.words.settle()
        self.phrases.settle()
        self._on_edited()

    def set_terms(self, terms: Sequence[str]) -> None:
        """Offer the centre's words while one is typed."""
        offer_words(self.means, QStringListModel(list(terms), self.means))

    def set_locked(self, locked: bool) -> None:
        """Let nothing be changed, or let it."""
        for field in (self.means, self.words, self.phrases):
            field.setReadOnly(locked)
        self.remove.setEnabled(not locked)

    def say_wrong(self, text: str) -> None:
        """Say why what is written cannot be taken over; empty takes it away."""
        self.words_row.say_wrong(text)
        self.words.set_invalid(bool(text))

    def _on_edited(self) -> None:
        entry = self.written
        same = (entry.means, entry.words, entry.phrases) == (
            self._entry.means,
            self._entry.words,
            self._entry.phrases,
        )
        if not self._entry.means or same:
            return
        if not entry.means:
            self.means_row.say_wrong(self.tr("センターの言葉を書いてください。"))
            return
        self.means_row.say_wrong("")
        before, self._entry = self._entry.means, entry
        self.changed.emit(entry, before)

    def _on_add(self) -> None:
        self.added.emit(self.written)

    def _refresh_add(self) -> None:
        entry = self.written
        self.add.setEnabled(bool(entry.means) and bool(entry.words or entry.phrases))

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(8), padding, padding)
        self._verbs.setSpacing(self._theme.gap(8))
