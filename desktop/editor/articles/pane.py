"""The column at the left of the editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.articles.filters import ListFilters
from desktop.editor.articles.items import ArticleRow, fitting
from desktop.editor.articles.list import ArticleList
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.fields import SearchField
from desktop.widgets.labels import Paragraph
from desktop.widgets.panes import set_ground
from kb.domain.article import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.editor.presenter.article_lists import Outline
    from desktop.theme import Theme
    from kb.domain.article_heading import ArticleHeading, HeadingChoices, HeadingPage, HeadingQuery

#: In the order in which an editor meets them most.
KINDS = (Kind.SCRIPT, Kind.PROCEDURE, Kind.CASE, Kind.TECHNIQUE, Kind.NOTICE)


class ArticlesPane(QWidget):
    """Search field, filters, new article, what there is to do (``add_queues``), all articles.

    Signals:
        opened: (article id).
        wanted: (Kind) a new article.
        asked: (HeadingQuery) other articles are to be listed.
        hurried: Enter: do not wait for the typing to pause.
    """

    opened = Signal(object)
    wanted = Signal(object)
    asked = Signal(object)
    hurried = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._outline: Outline | None = None
        self._unfinished: tuple[ArticleRow, ...] = ()
        self._open_when_listed = False
        set_ground(self, "window")
        name = self.tr("記事をさがす")
        self.field = SearchField(theme, name=name, placeholder=name, compact=True)
        self.filter = IconButton(theme, self.tr("しぼり込み"), "filter", size=ButtonSize.FORM)
        self.add = IconButton(theme, self.tr("新しい記事"), "plus", size=ButtonSize.FORM)
        self._kinds = ChoicePopup(theme, self.tr("新しい記事の種別"), [label(kind) for kind in KINDS], self)
        self.filters = ListFilters(theme)
        self.narrowed = Button(theme, "", style=ButtonStyle.LINK, icon="filter", size=ButtonSize.BAR)
        self.list = ArticleList(theme)
        self.nothing = Paragraph(theme, color="text.secondary")
        self._head = QHBoxLayout()
        for part, stretch in ((self.field, 1), (self.filter, 0), (self.add, 0)):
            self._head.addWidget(part, stretch)
        self._queues = QVBoxLayout()
        self._notes = QWidget()
        self._below = QVBoxLayout(self._notes)
        for widget in (self.narrowed, self.nothing):
            self._below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.filters)
        column.addLayout(self._queues)
        column.addWidget(self._notes)
        column.addWidget(self.list, 1)
        self._wire()
        self.filters.hide()
        self._say(nothing=False)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def query(self) -> HeadingQuery:
        """What is to be listed."""
        return replace(self.filters.query, text=self.field.text.strip())

    def add_queues(self, queues: QWidget) -> None:
        """Put what there is to do above the articles."""
        self._queues.addWidget(queues)

    def lock(self, reason: str) -> None:
        """Let nobody begin an article, for this reason; an empty one lets them."""
        self.add.setEnabled(not reason)
        self.add.set_name(reason or self.tr("新しい記事"))

    def ask_kind(self) -> None:
        """Ask of which kind the new article shall be."""
        self._kinds.open_below(self.add)

    def show_outline(self, outline: Outline) -> None:
        """List other articles."""
        self._outline = outline
        self._show()
        if self._open_when_listed:
            self._open_when_listed = False
            self.list.open_current()

    def show_page(self, kind: Kind, page: HeadingPage) -> None:
        """Take in more articles of a kind."""
        self.list.articles.set_page(kind, page.offset, [_row(heading) for heading in page.headings])

    def show_unfinished(self, rows: Sequence[ArticleRow]) -> None:
        """Show, first of all, what was begun and never saved."""
        self._unfinished = tuple(rows)
        self._show()

    def offer(self, choices: HeadingChoices) -> None:
        """Offer the values of the filters."""
        self.filters.offer(choices)

    def mark(self, article_id: UUID | None) -> None:
        """Mark the article that is open."""
        self.list.mark(article_id)

    def open_first(self, *, busy: bool) -> None:
        """Open the article the keyboard is at; while the list does not follow yet (``busy``), once it does."""
        self._open_when_listed = busy
        if busy:
            self.hurried.emit()
        else:
            self.list.open_current()

    def _show(self) -> None:
        outline = self._outline
        if outline is None:
            return
        groups: list[tuple[Kind | None, int, Sequence[ArticleRow]]] = []
        if unfinished := fitting(self._unfinished, outline.query):
            groups.append((None, len(unfinished), unfinished))
        for kind in KINDS:
            page = outline.first.get(kind)
            if page is not None:
                groups.append((kind, page.total, [_row(heading) for heading in page.headings]))
        self.list.articles.set_groups(groups)
        narrowed = bool(outline.query.text or self.filters.words)
        self._say(nothing=not groups)
        self.nothing.set_runs(self.tr("合う記事はありません。") if narrowed else self.tr("まだ記事がありません。"))

    def _ask(self) -> None:
        words = self.filters.words
        self.narrowed.set_words(words)
        self._say(nothing=not self.nothing.isHidden())
        self.asked.emit(self.query)

    def _say(self, *, nothing: bool) -> None:
        """Say above the list what narrows it, and that there is nothing."""
        narrowed = bool(self.filters.words) and self.filters.isHidden()
        self.narrowed.setVisible(narrowed)
        self.nothing.setVisible(nothing)
        self._notes.setVisible(narrowed or nothing)

    def _turn_filters(self) -> None:
        self.filters.setVisible(self.filters.isHidden())
        self._say(nothing=not self.nothing.isHidden())
        if not self.filters.isHidden():
            next(iter(self.filters.combos.values())).setFocus()

    def _wire(self) -> None:
        self.field.text_changed.connect(self._ask)
        self.field.moved.connect(self.list.step)
        self.field.left.connect(lambda: self.field.set_text(""))
        self.filter.clicked.connect(self._turn_filters)
        self.narrowed.clicked.connect(self._turn_filters)
        self.filters.changed.connect(self._ask)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.field.setFocus)
        self.add.clicked.connect(self.ask_kind)
        self._kinds.chosen.connect(lambda place: self.wanted.emit(KINDS[place]))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._head.setContentsMargins(gap(12), gap(9), gap(8), gap(8))
        self._head.setSpacing(gap(2))
        self._below.setContentsMargins(gap(12), 0, gap(8), 0)


def _row(heading: ArticleHeading) -> ArticleRow:
    return ArticleRow(heading.id, heading.kind, heading.title, heading.state, due=heading.attention is not None)
