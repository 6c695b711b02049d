"""What stands in the reader's place while no article is open: the caller's earlier calls, notices, the last calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.call.overview_items import history_items, history_title, idle_items, notice_title, this_pc
from desktop.call.rows.items import Heading, Item, PastCall
from desktop.call.rows.row_list import RowList
from desktop.commands import command
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label
from desktop.widgets.panes import HairLine, PaneHead, set_ground

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_FOOT = 40


class OverviewPane(QWidget):
    """Shows ``presenter.overviews``.

    Signals:
        open_wanted: (article id) a notice was clicked or entered.
        finish_wanted: (Call) the same on a call whose record is not finished.
        reviews_wanted: the same on the row of the review items.
        left: the agent wants to go back to the notes.
    """

    open_wanted = Signal(object)
    finish_wanted = Signal(object)
    reviews_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what was loaded."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        set_ground(self, "surface")
        self.head = PaneHead(theme, notice_title(), line=False)
        self._this_pc = Label(theme, this_pc(), color="text.secondary")
        self.head.add_right(self._this_pc)
        self.rows = RowList(theme, name=self.tr("お知らせと最近の通話"))
        self._foot = QWidget()
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.addWidget(Label(theme, self.tr("どの画面からでも"), color="text.secondary", icon="search"))
        self._foot_row.addWidget(KeyCap(theme, *command("search.focus").cap.split("+")))
        self._foot_row.addWidget(Label(theme, self.tr("で検索"), color="text.secondary"))
        self._foot_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        column.addWidget(HairLine(theme))
        column.addWidget(self._foot)
        self.rows.opened.connect(self.open_wanted)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.left.connect(self.left)
        presenter.overviews.changed.connect(self.refresh)
        presenter.matters.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Show what was loaded."""
        overview, calls = self._presenter.overviews.value, self._presenter.matters.history.calls
        notices = str(len(overview.notices) or "")
        self._this_pc.setVisible(bool(calls))
        if calls:
            self.head.title.show_text(history_title())
            self.head.set_count(str(len(calls)))
            history = history_items(calls, overview.loaded_at)
            others = (Heading(notice_title(), notices, spaced=True), *idle_items(overview))
            self.rows.set_items((*history, *others))
        else:
            self.head.title.show_text(notice_title())
            self.head.set_count(notices)
            self.rows.set_items(idle_items(overview))

    def _on_chosen(self, item: Item) -> None:
        if isinstance(item, PastCall):
            self.finish_wanted.emit(item.unfinished)
        else:
            self.reviews_wanted.emit()

    def _dress(self) -> None:
        theme = self._theme
        self._foot.setFixedHeight(theme.px(_FOOT))
        self._foot_row.setContentsMargins(theme.gap(16), 0, theme.gap(16), 0)
        self._foot_row.setSpacing(theme.gap(8))
