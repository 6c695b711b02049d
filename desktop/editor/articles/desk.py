"""Brings the column at the left together with the list that the presenter asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.articles.items import ArticleRow
from desktop.editor.articles.pane import ArticlesPane
from desktop.editor.presenter.article_lists import PAGE
from kb.domain.article import State
from kb.domain.article_heading import HeadingQuery

if TYPE_CHECKING:
    from desktop.editor.presenter import EditorPresenter
    from desktop.editor.presenter.article_lists import Outline
    from desktop.editor.presenter.desk import UnfinishedArticle
    from desktop.theme import Theme


class ArticlesDesk(QObject):
    """Owns ``pane``; the screen gives it a place and says when somebody looks.

    Signals:
        wanted: (Kind) a new article.
        listed: (bool) the list is there; whether the library has no article at all.
    """

    wanted = Signal(object)
    listed = Signal(bool)

    def __init__(self, theme: Theme, presenter: EditorPresenter) -> None:
        """List nothing before ``look``."""
        super().__init__()
        self._presenter = presenter
        self._stale = True
        self.pane = pane = ArticlesPane(theme)
        lists = presenter.lists
        lists.listed.connect(self._on_listed)
        lists.paged.connect(pane.show_page)
        lists.choices_changed.connect(pane.offer)
        pane.asked.connect(lists.set_query)
        pane.hurried.connect(lists.hurry)
        pane.field.submitted.connect(lambda: pane.open_first(busy=lists.busy))
        pane.list.articles.wanted.connect(lambda kind, place: lists.want(kind, place // PAGE))
        pane.opened.connect(presenter.open)
        pane.wanted.connect(self.wanted)
        presenter.unfinished.connect(self._on_unfinished)
        presenter.edited.opened.connect(lambda: pane.mark(presenter.edited.article_id))

    def change(self) -> None:
        """Take in that the library's articles are others: ``look`` asks for them again."""
        self._stale = True

    def look(self) -> None:
        """Ask for the list if it is not what the library says now."""
        if self._stale:
            self._stale = False
            self._presenter.refresh()

    def _on_listed(self, outline: Outline) -> None:
        self.pane.show_outline(outline)
        self.listed.emit(outline.query == HeadingQuery() and outline.empty)

    def _on_unfinished(self, found: tuple[UnfinishedArticle, ...]) -> None:
        untitled = self.tr("（題名なし）")
        self.pane.show_unfinished(
            [ArticleRow(one.article_id, one.kind, one.title or untitled, State.DRAFT) for one in found]
        )
