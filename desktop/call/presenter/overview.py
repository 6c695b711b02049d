"""What the screen shows between calls: notices, the last calls, what helped, where to begin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.article import Kind
from kb.domain.searching import Facet, SearchQuery
from kb.errors import IndexUnavailableError

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.call.presenter.ports import Articles, Calls, Handovers, Searching
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Article
    from kb.domain.call import Call, Prior
    from kb.domain.searching import SearchHit, SearchResults

MOST_NOTICES = 5
MOST_HELPFUL = 5
MOST_PROCEDURES = 8
MOST_CALLS = 5
#: Calls in which nothing was written are left out; so many are looked through for the last ones.
_CALLS_READ = 25


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice and its first paragraph."""

    article: Article
    excerpt: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``products`` are those articles are about, for completion, the most frequent first.

    ``reviews`` counts the secondary complaints that are still to be talked over (P33).
    """

    notices: tuple[NoticeText, ...] = ()
    calls: tuple[Call, ...] = ()
    helpful: tuple[tuple[Article, Prior], ...] = ()
    procedures: tuple[SearchHit, ...] = ()
    products: tuple[str, ...] = ()
    reviews: int = 0
    loaded_at: datetime | None = None


class Overviews(QObject):
    """Loads the overview; ``changed`` tells that it is another."""

    changed = Signal()

    def __init__(
        self,
        calls: Calls,
        reading: Articles,
        searching: Searching,
        handover: Handovers,
        runner: TaskRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._calls = calls
        self._reading = reading
        self._searching = searching
        self._handover = handover
        self._runner = runner
        self._clock = clock
        self._value = Overview()

    @property
    def value(self) -> Overview:
        """What was loaded last."""
        return self._value

    def load(self) -> None:
        """Ask the library again."""
        self._runner.read(self._read, self._on_read, about=self._on_read)

    def _read(self) -> Overview:
        now = self._clock.now()
        today = now.astimezone().date()
        found = self._search()
        return Overview(
            notices=tuple(self._notice(revision.article) for revision in self._reading.notices(today)[:MOST_NOTICES]),
            calls=tuple(call for call in self._calls.recent(_CALLS_READ) if says_something(call))[:MOST_CALLS],
            helpful=self._reading.most_helpful(MOST_HELPFUL),
            procedures=found.hits if found else (),
            products=tuple(count.value for count in found.facets.get(Facet.PRODUCT, ())) if found else (),
            reviews=len(self._handover.open_reviews()),
            loaded_at=now,
        )

    def _notice(self, article: Article) -> NoticeText:
        paragraphs = self._reading.open(article.id).plain.split("\n\n")
        # The first one is the heading 内容.
        return NoticeText(article, paragraphs[min(1, len(paragraphs) - 1)])

    def _search(self) -> SearchResults | None:
        try:
            found = self._searching.search(SearchQuery(text="", kinds=(Kind.PROCEDURE,), limit=MOST_PROCEDURES))
            every = self._searching.search(SearchQuery(text="", limit=0))
        except IndexUnavailableError:
            return None  # it is being repaired, and the change that follows loads again
        return _with_facets(found, every)

    def _on_read(self, value: Overview) -> None:
        self._value = value
        self.changed.emit()


def says_something(call: Call) -> bool:
    """Tell whether anything was written in a call; one opened by mistake is not worth a row."""
    return bool(call.notes.strip() or call.product or call.demand.qualities or call.result)


def _with_facets(found: SearchResults, every: SearchResults) -> SearchResults:
    """Procedures to show, with the products of all articles: facets count what is left beside the other filters."""
    return replace(found, facets=every.facets)
