"""The column of suggestions; before there are any, what to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.articles.suggestion_items import Case, Reply
from desktop.call.alerts.words import count_text, here_text
from desktop.call.guidance.bar import GuidanceBar
from desktop.call.overview_items import idle_items, notice_title, start_items, start_title
from desktop.call.presenter import Phase
from desktop.call.promises.board_pane import BoardPane
from desktop.call.rows.items import Heading, Item, Sentence
from desktop.call.rows.row_list import RowList
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label
from desktop.widgets.panes import PaneHead, set_ground
from kb.domain.article import Outcome

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.arrangement import Arrangement
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme


class SuggestionsPane(QWidget):
    """Shows the rows of ``presenter.advice``.

    Signals:
        open_wanted: (article id) a row was clicked or entered.
        left: the agent wants to go back to the notes.
    """

    open_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what there is now."""
        super().__init__(parent)
        self._presenter = presenter
        self._narrow = False
        set_ground(self, "subtle")
        self.board = BoardPane(theme, presenter, self)
        self.head = PaneHead(theme, self.tr("推奨応対"), line=True)
        self.head.add_right(_OpenKeys(theme, self.tr("開く")))
        self.rows = RowList(theme, name=self.tr("候補"))
        self.head.follow(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board)
        self.count = Label(theme, color="warn", role="meta", icon="chart")
        self._count_row = QWidget()
        line = QHBoxLayout(self._count_row)
        line.setContentsMargins(theme.gap(16), theme.gap(8), theme.gap(16), 0)
        line.addWidget(self.count)
        self._count_row.hide()
        column.addWidget(self.head)
        column.addWidget(self._count_row)
        column.addWidget(self.rows, 1)
        self.guidance = GuidanceBar(theme, presenter)
        column.addWidget(self.guidance)
        self.rows.opened.connect(self.open_wanted)
        self.rows.left.connect(self.left)
        presenter.advice.changed.connect(self.refresh)
        presenter.overviews.changed.connect(self.refresh)
        presenter.session.changed.connect(self.refresh)
        presenter.promises.changed.connect(self._place_board)
        presenter.same_kind.changed.connect(self._show_count)
        presenter.alerts.changed.connect(self._show_count)
        presenter.reading.opened.connect(self._on_opened)
        self.refresh()

    def with_number(self, number: int) -> UUID | None:
        """Return the article that a number on show opens."""
        return self.rows.rows.with_number(number)

    def set_narrow(self, narrow: bool) -> None:
        """Take in what the third column shows between calls, where that one has no room."""
        self._narrow = narrow
        self.refresh()

    def refresh(self) -> None:
        """Show other rows, in one repaint."""
        self._place_board()
        arrangement = self._presenter.advice.arrangement
        if arrangement:
            self.head.title.show_text(self.tr("推奨応対"))
            self.head.set_count(str(len(arrangement.replies)) if arrangement.replies else self.tr("なし"))
            self.rows.set_items(self._suggestions(arrangement))
            return
        overview = self._presenter.overviews.value
        self.head.title.show_text(start_title(overview) if overview.loaded_at else self.tr("推奨応対"))
        self.head.set_count("")
        items = start_items(overview)
        if self._narrow:
            items = (*items, Heading(notice_title(), str(len(overview.notices) or ""), spaced=True))
            items = (*items, *idle_items(overview))
        if self._presenter.session.phase is not Phase.IDLE and self._presenter.session.content.notes.strip():
            hint = self.tr("メモから候補はまだありません。言葉が増えると、ここに応対と事例が出ます。")
            if overview.loaded_at is None:
                hint = self.tr("ライブラリが開くと、ここに応対と事例が出ます。")
            items = (Sentence(hint), *items)
        self.rows.set_items(items)

    def _place_board(self) -> None:
        """Show the promises between calls, above what there is to open."""
        self.board.setVisible(self._presenter.session.phase is Phase.IDLE and not self.board.empty)

    def _show_count(self) -> None:
        """Say that there were more of the same kind lately; while an alert is up, its bar says so."""
        same, alerts = self._presenter.same_kind.value, self._presenter.alerts
        said = same is not None and not alerts.waiting
        text = f"{count_text(same, alerts)} · {here_text()}" if said and same is not None else ""
        self.count.show_text(text)
        self._count_row.setVisible(said)

    def _suggestions(self, arrangement: Arrangement) -> tuple[Item, ...]:
        items: list[Item] = [Reply(row.number, row.suggestion) for row in arrangement.replies]
        if arrangement.cases:
            without = any(row.suggestion.outcome is Outcome.NO_CONSENT for row in arrangement.cases)
            note = self.tr("合意なしの例も含む") if without else ""
            items.append(Heading(self.tr("類似事例"), str(len(arrangement.cases)), note))
            items += [Case(row.number, row.suggestion) for row in arrangement.cases]
        else:
            items.append(Heading(self.tr("類似事例"), self.tr("なし")))
        return tuple(items)

    def _on_opened(self) -> None:
        article_id = self._presenter.reading.article_id
        self.rows.set_opened(article_id)
        self.rows.reveal(article_id)


class _OpenKeys(QWidget):
    """Alt + 1-8, and what they do."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(8))
        row.addWidget(KeyCap(theme, "Alt", "1–8", joiner="+"))
        row.addWidget(Label(theme, word, color="text.secondary"))
