"""The list of articles: which are listed, how many of each kind, and those that somebody looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.domain.article_heading import HeadingQuery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.editor.presenter.ports import ArticleLister
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.domain.article_heading import HeadingChoices, HeadingPage
    from kb.errors import KbError

#: Headings that are read at a time: some screens full.
PAGE = 200


@dataclass(frozen=True, slots=True)
class Outline:
    """The first articles of each kind that a query lists, with how many there are."""

    query: HeadingQuery
    first: Mapping[Kind, HeadingPage]

    @property
    def empty(self) -> bool:
        """Whether nothing is listed."""
        return not self.first


class ArticleLists(QObject):
    """A hundred thousand articles are never read at once: the rows that come into view are.

    Signals:
        listed: (Outline) other articles are listed, or the same ones anew.
        paged: (Kind, HeadingPage) more of a kind.
        choices_changed: (HeadingChoices) what the filters and the fields of the form can offer.
        failed: (KbError).
    """

    listed = Signal(object)
    paged = Signal(object, object)
    choices_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        lister: ArticleLister,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """List nothing before ``refresh``."""
        super().__init__(parent)
        self._lister = lister
        self._runner = runner
        self._query = HeadingQuery()
        self._asked: set[tuple[Kind, int]] = set()
        self._live: LiveSearch[HeadingQuery, Outline] = LiveSearch(self._list, faults, delay_ms=delay_ms, parent=self)
        self._live.succeeded.connect(self._on_listed)
        self._live.failed.connect(self.failed)

    @property
    def query(self) -> HeadingQuery:
        """What is listed, or will be in a moment."""
        return self._query

    def set_query(self, query: HeadingQuery) -> None:
        """List others, once the typing pauses."""
        if query != self._query:
            self._query = query
            self._live.set_query(query)

    def hurry(self) -> None:
        """Do not wait for the typing to pause."""
        self._live.flush()

    @property
    def busy(self) -> bool:
        """Whether the list does not follow the query yet."""
        return self._live.busy

    def refresh(self) -> None:
        """Ask again: something changed in the library."""
        self._live.set_query(self._query)
        self._runner.read(self._lister.choices, self._on_choices, about=self._on_choices)

    def want(self, kind: Kind, page: int) -> None:
        """Read a page of a kind, unless it was asked for already."""
        if (kind, page) in self._asked:
            return
        self._asked.add((kind, page))
        query = self._query
        work = partial(self._lister.page, replace(query, kinds=(kind,)), offset=page * PAGE, limit=PAGE)
        done = partial(self._on_paged, self._asked, query, kind)
        self._runner.read(work, done, partial(self._on_page_failed, kind, page))

    def close(self) -> None:
        """Ask no more."""
        self._live.close()

    def _list(self, query: HeadingQuery, token: CancelToken) -> Outline:
        token.check()
        return Outline(query, self._lister.first(query, limit=PAGE))

    def _on_listed(self, outline: Outline) -> None:
        self._asked = {(kind, 0) for kind in outline.first}
        self.listed.emit(outline)

    def _on_choices(self, choices: HeadingChoices) -> None:
        self.choices_changed.emit(choices)

    def _on_paged(self, asked: set[tuple[Kind, int]], query: HeadingQuery, kind: Kind, page: HeadingPage) -> None:
        # Neither another query nor, for the same one, a list that was read anew meanwhile.
        if query == self._query and asked is self._asked:
            self.paged.emit(kind, page)

    def _on_page_failed(self, kind: Kind, page: int, error: KbError) -> None:
        self._asked.discard((kind, page))
        self.failed.emit(error)
