"""Lists of articles for those who look after them: filtered, in pages, with what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article_heading import HeadingPage
from kb.errors import ArticleNotFoundError
from kb.storage import heading_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.domain.article_heading import ArticleHeading, HeadingChoices, HeadingQuery
    from kb.domain.lifecycle import Intervals
    from kb.storage.database import Database

#: Rows of a page unless somebody asks for another number: some screens full.
PAGE = 200


class ArticleListService:
    """Headings of all articles in any state; cheap enough to be asked again with every letter of a filter."""

    def __init__(self, database: Database, clock: Clock, intervals: Intervals) -> None:
        """``intervals`` say when an article should be looked at again."""
        self._database = database
        self._clock = clock
        self._intervals = intervals

    def page(self, query: HeadingQuery, *, offset: int = 0, limit: int = PAGE) -> HeadingPage:
        """Return part of a list and how long it is in all."""
        with self._database.read() as session:
            found = heading_store.page(session, query, offset=offset, limit=limit)
            total = heading_store.count(session, query)
        return HeadingPage(tuple(map(self._looked_at, found)), offset, total)

    def first(self, query: HeadingQuery, *, limit: int = PAGE) -> Mapping[Kind, HeadingPage]:
        """Return the first articles of each kind that has any, by title, with how many it has in all."""
        with self._database.read() as session:
            found = heading_store.first_of_each_kind(session, query, limit)
        return {
            kind: HeadingPage(tuple(map(self._looked_at, headings)), 0, total)
            for kind, (headings, total) in found.items()
        }

    def outline(self, query: HeadingQuery) -> Mapping[Kind, int]:
        """Return how many articles of each kind a list holds, in the order of the kinds: the heads of its groups."""
        with self._database.read() as session:
            return heading_store.count_by_kind(session, query)

    def choices(self) -> HeadingChoices:
        """Return what the filters can be set to."""
        with self._database.read() as session:
            return heading_store.choices(session)

    def heading(self, article_id: UUID) -> ArticleHeading:
        """Return one row again, after something changed; raises ArticleNotFoundError."""
        with self._database.read() as session:
            found = heading_store.of_ids(session, [article_id])
        if not found:
            raise ArticleNotFoundError(article=str(article_id))
        return self._looked_at(found[0])

    def _looked_at(self, heading: ArticleHeading) -> ArticleHeading:
        return heading.looked_at(self._clock.now().astimezone().date(), self._intervals)
