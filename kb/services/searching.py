"""Explicit search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import IndexUnavailableError
from kb.search.schema import TAG
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
        meanings: Callable[[str], tuple[str, ...]],
        priors: Callable[[], Mapping[UUID, Prior]],
        repair: Callable[[], None],
    ) -> None:
        """Take what questions are understood with; ``repair`` is called when the index turns out to be unreadable.

        ``words`` name fields and values, ``meanings`` returns the centre's terms for what a customer says.
        """
        self._index = index
        self._words = words
        self._meanings = meanings
        self._priors = priors
        self._repair = repair

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        """Return hits with snippets and counted facets; no text can make it fail.

        Raises:
            IndexUnavailableError: there is no readable index; a repair has been asked for.
            OperationCancelledError: the token was cancelled.
        """
        return self._search(query, self._meanings, token)

    def tags(self) -> tuple[str, ...]:
        """Return the tags of all articles; raises IndexUnavailableError."""
        return tuple(self._index.snapshot().postings.lexicon(TAG))

    def use(self, meanings: Callable[[str], tuple[str, ...]]) -> None:
        """Understand questions with other synonyms from now on."""
        self._meanings = meanings

    def trying(
        self, query: SearchQuery, meanings: Callable[[str], tuple[str, ...]], token: CancelToken | None = None
    ) -> SearchResults:
        """Answer with other synonyms, for a look at what they would change; raises like ``search``."""
        return self._search(query, meanings, token)

    def _search(
        self, query: SearchQuery, meanings: Callable[[str], tuple[str, ...]], token: CancelToken | None
    ) -> SearchResults:
        used = {article_id: prior.used for article_id, prior in self._priors().items() if prior.used}
        try:
            snapshot = self._index.snapshot()
            return search(snapshot, query, token=token, used=used, words=self._words, meanings=meanings)
        except IndexUnavailableError:
            self._repair()
            raise
