"""現れ方を試す: a note at the top, the words of customers, the place among the suggestions, and past calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.appearance.past import PastNoteList
from desktop.editor.appearance.rank_rows import RankRows
from desktop.editor.appearance.words import (
    SHOWINGS,
    effect_words,
    example_runs,
    missing_words,
    now_words,
    phrase_words,
    place_words,
    weight_words,
)
from desktop.i18n import noop, translate
from desktop.texts import error_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow
from desktop.widgets.word_list_field import WordListField

if TYPE_CHECKING:
    from desktop.editor.presenter.appearance import AppearancePresenter
    from desktop.theme import Theme
    from kb.domain.appearance import Appearance, PastEffect, PastNote
    from kb.errors import KbError

_TITLE = noop("AppearanceSheet", "現れ方を試す")
_WIDTH = 880


class AppearanceSheet(Sheet):
    """Nothing of it is saved: Ctrl+Enter puts the words that were tried into the article in the editor."""

    def __init__(self, theme: Theme, presenter: AppearancePresenter, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, translate("AppearanceSheet", _TITLE), owner, width=_WIDTH)
        self._theme = theme
        self._presenter = presenter
        self.panel.set_subtitle(self.tr("まだ保存していない内容で、通話メモに対してどこに出るかを確かめます"))
        self.note = GrowingText(
            theme, name=self.tr("通話メモ"), placeholder=self.tr("お客様の言葉やメモを書く、または過去の通話から選ぶ")
        )
        self.past_button = Button(
            theme, self.tr("過去の通話から選ぶ"), style=ButtonStyle.PLAIN, icon="phone", size=ButtonSize.BAR
        )
        self.past = PastNoteList(theme)
        self.words = WordListField(theme, name=self.tr("お客様の言葉"), placeholder=self.tr("言葉を入れて Enter"))
        self.place = Label(theme, role="head")
        self.now = Label(theme, color="text.secondary")
        self.missing = Label(theme, role="meta", color="text.secondary")
        self.weights, self.phrase = Paragraph(theme), Paragraph(theme)
        self.rows = RankRows(theme)
        self.effect = Label(theme, bold=True)
        self.examples = Paragraph(theme)
        self.primary = Button(theme, self.tr("この言葉を記事に入れる"), style=ButtonStyle.PRIMARY, key="Ctrl+Enter")
        self._lay_out()
        self._connect()

    def ask(self) -> bool:
        """Try the article in the editor; False where there is none."""
        self.past.hide()
        if not self._presenter.begin():
            return False
        self._refresh_primary()
        self.open(self.note)
        return True

    def _lay_out(self) -> None:
        theme, body = self._theme, self.panel.body
        places = QWidget()
        row = QHBoxLayout(places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(12))
        row.addWidget(self.place)
        row.addWidget(self.now, 1)
        why = QWidget()
        column = QVBoxLayout(why)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(4))
        for part in (places, self.missing):
            column.addWidget(part)
        self.weight_row = SheetRow(theme, self.tr("効いた言葉"), self.weights)
        self.phrase_row = SheetRow(theme, self.tr("近い言い方"), self.phrase)
        self.rank_row = SheetRow(theme, self.tr("候補の順"), self.rows)
        for made in (
            SheetRow(theme, self.tr("通話メモ"), self.note, self.past_button, self.past),
            SheetRow(theme, self.tr("この記事"), why),
            SheetRow(theme, self.tr("お客様の言葉"), self.words),
            self.weight_row,
            self.phrase_row,
            self.rank_row,
        ):
            body.addWidget(made)
        self.panel.add_band(self.effect)
        self.panel.add_band(self.examples)
        self.set_primary(self.primary)

    def _connect(self) -> None:
        presenter = self._presenter
        self.note.written.connect(presenter.set_note)
        self.words.changed.connect(self._on_words)
        self.past_button.clicked.connect(lambda: self.past.setVisible(not self.past.isVisible()))
        self.past.chosen.connect(self._on_chosen)
        self.accepted.connect(self._keep)
        self.closed.connect(presenter.end)
        presenter.changed.connect(self._on_changed)
        presenter.looked.connect(self._show)
        presenter.weighed.connect(self._show_effect)
        presenter.weighing.connect(self._on_weighing)
        presenter.noted.connect(self.past.set_notes)
        presenter.failed.connect(self._say_failed)

    def _on_changed(self) -> None:
        self.note.show_text(self._presenter.note)
        self.words.show_words(self._presenter.words)

    def _on_words(self) -> None:
        self._presenter.set_words(self.words.words)
        self._refresh_primary()

    def _on_chosen(self, past: PastNote) -> None:
        self._presenter.choose(past)
        self.past.hide()
        self.note.setFocus()

    def _keep(self) -> None:
        self._presenter.keep()
        self.leave()

    def _refresh_primary(self) -> None:
        self.primary.setEnabled(self._presenter.tuned)

    def _show(self, found: Appearance) -> None:
        icon, color = SHOWINGS[found.showing]
        self.place.show_text(place_words(found), icon=icon, icon_color=color)
        self.now.show_text(now_words(found))
        self.missing.show_text(missing_words(found))
        self.missing.setVisible(bool(self.missing.text()))
        own = found.own
        for row in (self.weight_row, self.phrase_row):
            row.setVisible(own is not None)
        if own is not None:
            self.weights.set_runs(weight_words(own))
            self.phrase.set_runs(phrase_words(own))
        self.rows.show_ranking(found)
        self.rank_row.setVisible(bool(self.rows.rows))

    def _say_failed(self, error: KbError) -> None:
        self.place.show_text(error_text(error), icon="warning", icon_color="warn")
        self.now.show_text("")

    def _show_effect(self, effect: PastEffect) -> None:
        self.effect.show_text(effect_words(effect), color="text.primary")
        runs = example_runs(effect)
        self.examples.set_runs(runs)
        self.examples.setVisible(bool(runs))

    def _on_weighing(self, busy: bool) -> None:
        if busy:
            self.effect.show_text(self.tr("過去の通話で確かめています"), color="text.secondary")
