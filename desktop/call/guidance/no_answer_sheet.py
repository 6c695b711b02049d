"""これで解決策がない (P15): what is left to do, and what to change (三つのカエル, P25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.i18n import noop, translate
from desktop.texts import label, short_label
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.numbered_rows import NumberedRow, NumberedRows
from desktop.widgets.painting import LINE_BREAK, Run
from desktop.widgets.panes import EmptyState
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_TITLE = noop("NoAnswerSheet", "これで解決策がない")


class NoAnswerSheet(Sheet):
    """Shows ``presenter.no_answer``: procedures, scripts and cases to open, and the changes to suggest.

    Signals:
        open_wanted: (article id).
    """

    open_wanted = Signal(object)

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, translate("NoAnswerSheet", _TITLE), owner)
        self._theme = theme
        self._no_answer = presenter.no_answer
        text = self.tr("約束できること、できないこと、次の連絡を分けて伝えます。合意できずに終わった事例も残します。")
        self.panel.set_subtitle(text)
        self.rows = NumberedRows(theme, name=self.tr("開く記事"))
        self.none = EmptyState(theme, self.tr("このライブラリには、解決策がないときの手順がまだありません。"))
        self.changes = Paragraph(theme, role="ui")
        self.changes_head = Label(theme, self.tr("三つのカエル"), role="meta", color="text.secondary", bold=True)
        self.panel.body.addWidget(self.rows)
        self.panel.body.addWidget(self.none)
        self.panel.add_band(self.changes_head)
        self.panel.add_band(self.changes)
        self.rows.chosen.connect(self._choose)
        self.rows.reached.connect(self.panel.show_part)
        self._no_answer.found.connect(self._show)

    def ask(self) -> bool:
        """Look for it, and open when it is there."""
        self._no_answer.look()
        return True

    def _show(self) -> None:
        articles = self._no_answer.articles
        self.rows.set_rows([NumberedRow(article.title, short_label(article.kind)) for article in articles])
        self.rows.setVisible(bool(articles))
        self.none.setVisible(not articles)
        runs: list[Run] = []
        for suggested in self._no_answer.changes:
            reasons = " · ".join(label(reason) for reason in suggested.reasons)
            runs += [*([Run(LINE_BREAK)] if runs else []), Run(label(suggested.change), bold=True), Run(f"  {reasons}")]
        none = self.tr("まだ変える理由は出ていません。")
        self.changes.set_runs(runs or none)
        self.open(self.rows if articles else None)

    def _choose(self, place: int) -> None:
        article_id = self._no_answer.articles[place].id
        self.leave()
        self.open_wanted.emit(article_id)
