"""The column at the left of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.articles.items import rows_of
from desktop.editor.articles.list import ArticleList
from desktop.texts import label
from desktop.widgets.buttons import ButtonSize, IconButton
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.fields import SearchField
from desktop.widgets.panes import set_ground
from kb.domain.article import Kind

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.theme import Theme
    from kb.domain.article_line import ArticleLine

#: In the order in which an editor meets them most.
KINDS = (Kind.SCRIPT, Kind.PROCEDURE, Kind.CASE, Kind.TECHNIQUE, Kind.NOTICE)


class ArticlesPane(QWidget):
    """Search field, new article, what there is to do (``add_queues``), all articles.

    Signals:
        opened: (article id).
        wanted: (Kind) a new article.
    """

    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._lines: tuple[ArticleLine, ...] = ()
        set_ground(self, "window")
        self.field = SearchField(theme, name=self.tr("記事をさがす"), placeholder=self.tr("記事をさがす"))
        self.add = IconButton(theme, self.tr("新しい記事"), "plus", size=ButtonSize.FOOTER)
        self._kinds = ChoicePopup(theme, self.tr("新しい記事の種別"), [label(kind) for kind in KINDS], self)
        self.list = ArticleList(theme)
        self._head = QHBoxLayout()
        self._head.addWidget(self.field, 1)
        self._head.addWidget(self.add)
        self._queues = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._queues)
        column.addWidget(self.list, 1)
        self.field.text_changed.connect(self._show)
        self.field.submitted.connect(self.list.open_current)
        self.field.moved.connect(self.list.step)
        self.field.left.connect(lambda: self.field.set_text(""))
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.field.setFocus)
        self.add.clicked.connect(self.ask_kind)
        self._kinds.chosen.connect(lambda place: self.wanted.emit(KINDS[place]))
        theme.changed.connect(self._refresh)
        self._refresh()

    def add_queues(self, queues: QWidget) -> None:
        """Put what there is to do above the articles."""
        self._queues.addWidget(queues)

    def ask_kind(self) -> None:
        """Ask of which kind the new article shall be."""
        self._kinds.open_below(self.add)

    def set_lines(self, lines: tuple[ArticleLine, ...]) -> None:
        """Show other articles."""
        self._lines = lines
        self._show()

    def mark(self, article_id: UUID | None) -> None:
        """Mark the article that is open."""
        self.list.mark(article_id)

    def _show(self) -> None:
        text = self.field.text.strip().casefold()
        found = [line for line in self._lines if text in line.title.casefold()] if text else self._lines
        self.list.set_rows(rows_of(found, KINDS))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._head.setContentsMargins(gap(12), gap(10), gap(8), gap(8))
        self._head.setSpacing(gap(4))
