"""Explicit search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import IndexUnavailableError
from kb.search.searcher import search

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.call import Prior
    from kb.domain.searching import SearchQuery, SearchResults
    from kb.search.index import SearchIndex
    from kb.search.query_words import QueryWords


class SearchService:
    """Asks the index with its newest commit; any thread may call."""

    def __init__(
        self,
        index: SearchIndex,
        words: QueryWords,
        priors: Callable[[], Mapping[UUID, Prior]],
        repair: Callable[[], None],
    ) -> None:
        """``words`` name fields and values; ``repair`` is called when the index turns out to be unreadable."""
        self._index = index
        self._words = words
        self._priors = priors
        self._repair = repair

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        """Return hits with snippets and counted facets; no text can make it fail.

        Raises:
            IndexUnavailableError: there is no readable index; a repair has been asked for.
            OperationCancelledError: the token was cancelled.
        """
        used = {article_id: prior.used for article_id, prior in self._priors().items() if prior.used}
        try:
            return search(self._index.snapshot(), query, token=token, used=used, words=self._words)
        except IndexUnavailableError:
            self._repair()
            raise
