"""What is asked on the search screen, and the answer with what the service does not count or order by itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import PUBLISHED_STATES, Kind, State
from kb.domain.searching import Facet, FacetCount, SearchHit, SearchQuery, SearchResults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken

    Search = Callable[[SearchQuery, CancelToken | None], SearchResults]

#: Results asked for at first, and again each time the list is scrolled to its end.
PAGE = 50
#: Ordering by date needs every result; beyond this many it would cost more than typing allows.
MOST_BY_DATE = 200


class Order(StrEnum):
    """近い順 or 新しい順."""

    NEAREST = "nearest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Question:
    """The text, the chosen facet values in the order they were chosen, the order, how many results."""

    text: str = ""
    chosen: tuple[tuple[Facet, str], ...] = ()
    order: Order = Order.NEAREST
    limit: int = PAGE

    @property
    def browsing(self) -> bool:
        """Whether nothing is asked, so that everything is listed, the newest first."""
        return not self.text.strip()

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return what is chosen of a facet."""
        return tuple(value for of, value in self.chosen if of is facet)

    def toggled(self, facet: Facet, value: str) -> Question:
        """Return the question with a value chosen, or no longer."""
        pair = (facet, value)
        chosen = tuple(other for other in self.chosen if other != pair)
        return replace(self, chosen=chosen if pair in self.chosen else (*chosen, pair), limit=PAGE)

    def query(self) -> SearchQuery:
        """Return what the service is asked."""
        return SearchQuery(
            text=self.text,
            kinds=tuple(Kind(value) for value in self.values(Facet.KIND)),
            products=self.values(Facet.PRODUCT),
            causes=self.values(Facet.CAUSE),
            states=tuple(State(value) for value in self.values(Facet.STATE)),
            tags=self.values(Facet.TAG),
            limit=max(self.limit, MOST_BY_DATE) if self.order is Order.NEWEST else self.limit,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """``order`` is the one the results really have; ``facets`` also count the states agents are not shown unasked."""

    question: Question
    results: SearchResults
    order: Order = Order.NEAREST
    facets: dict[Facet, tuple[FacetCount, ...]] = field(default_factory=dict)

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """The rows."""
        return self.results.hits

    @property
    def can_be_ordered(self) -> bool:
        """Whether there are few enough results to put all of them in another order."""
        return not self.question.browsing and self.results.total <= MOST_BY_DATE

    @property
    def marks(self) -> tuple[str, ...]:
        """The words that matched, as they are written in the results: what is marked in the preview."""
        found = {
            snippet.text[start:end].strip()
            for hit in self.hits
            for snippet in (hit.title, hit.excerpt)
            for start, end in snippet.hits
        }
        return tuple(sorted((word for word in found if word), key=lambda word: (-len(word), word)))


def ask(search: Search, question: Question, token: CancelToken | None = None) -> Answer:
    """Ask the service; called on a thread of its own.

    Raises:
        IndexUnavailableError, OperationCancelledError: as the service does.
    """
    query = question.query()
    results = search(query, token)
    # Drafts and archived articles are counted although they are not listed: otherwise nobody would find them again.
    hidden = search(replace(query, only_published=False, states=(), limit=0), token).facets.get(Facet.STATE, ())
    counts = {count.value: count for count in hidden if count.value not in PUBLISHED_STATES}
    counts |= {count.value: count for count in results.facets.get(Facet.STATE, ()) if count.count}
    facets = {**results.facets, Facet.STATE: tuple(counts.values())}
    order = Order.NEAREST
    if question.order is Order.NEWEST and results.total <= MOST_BY_DATE:
        order = Order.NEWEST
        hits = sorted(results.hits, key=lambda hit: hit.happened_on or date.min, reverse=True)
        results = replace(results, hits=tuple(hits))
    return Answer(question, results, order, facets)
