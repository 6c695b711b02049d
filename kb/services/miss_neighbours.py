"""What stands near a question that found nothing: something to make a synonym of, or an article to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article import Kind
from kb.domain.queues import Neighbour, NeighbourKind
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.services.searching import SearchService
    from kb.services.suggestions import SuggestionService

_TERMS = 4
_ARTICLES = 3
#: The part of what an article could have of a question below which it has it by chance.
_LEAST_SHARE = 0.2


class NeighbourFinder:
    """Looks with everything the search knows: spelling and sound, shared letters, articles below the threshold."""

    def __init__(self, searching: SearchService, suggestions: SuggestionService) -> None:
        self._searching = searching
        self._suggestions = suggestions

    def near(self, question: str, token: CancelToken | None = None) -> tuple[Neighbour, ...]:
        """Return what stands near a question and does find articles: spellings, terms of the centre, articles.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        found: list[Neighbour] = []
        results = self._searching.search(SearchQuery(text=question, limit=0), token)
        if results.did_you_mean:
            self._add(found, NeighbourKind.SPELLING, results.did_you_mean, token)
        ranked = self._suggestions.ranked(SuggestionQuery(notes=question), tuple(Kind), _ARTICLES)
        candidates = [candidate for candidate in ranked if candidate.evidence.share >= _LEAST_SHARE]
        terms = dict.fromkeys(self._suggestions.suggester.near_terms(question, self._searching.tags(), _TERMS))
        terms.update(dict.fromkeys(tag for candidate in candidates for tag in candidate.document.tags))
        for term in list(terms)[:_TERMS]:
            self._add(found, NeighbourKind.TERM, term, token)
        for candidate in candidates:
            document = candidate.document
            found.append(
                Neighbour(kind=NeighbourKind.ARTICLE, text=document.title, hits=1, article_id=document.article_id)
            )
        return tuple(found)

    def _add(self, found: list[Neighbour], kind: NeighbourKind, text: str, token: CancelToken | None) -> None:
        hits = self._searching.search(SearchQuery(text=f'"{text}"', limit=0), token).total
        if hits:
            found.append(Neighbour(kind=kind, text=text, hits=hits))
