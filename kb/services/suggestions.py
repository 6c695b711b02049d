"""Live suggestions while a call is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.errors import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.domain.call import Prior
    from kb.domain.suggestion import SuggestionQuery, Suggestions
    from kb.search.candidate import Candidate
    from kb.search.index import SearchIndex
    from kb.search.past_notes import PastNotes
    from kb.search.snapshot import Snapshot
    from kb.search.suggester import CloseLook, Suggester


class SuggestionService:
    """Asks the suggester with the newest index and the newest counts; any thread may call."""

    def __init__(
        self,
        index: SearchIndex,
        suggester: Suggester,
        priors: Callable[[], Mapping[UUID, Prior]],
        past: Callable[[], PastNotes],
        repair: Callable[[], None],
        clock: Clock,
    ) -> None:
        """``past`` gives what earlier notes have in common; ``repair`` is called when the index is unreadable."""
        self._clock = clock
        self._index = index
        self._suggester = suggester
        self._priors = priors
        self._past = past
        self._repair = repair

    def use(self, suggester: Suggester) -> None:
        """Answer with another suggester from now on: the synonyms were changed."""
        self._suggester = suggester

    def trying(self, suggester: Suggester) -> SuggestionService:
        """Return a service that answers with another suggester, for a look at what that would change."""
        return SuggestionService(self._index, suggester, self._priors, self._past, self._repair, self._clock)

    @property
    def suggester(self) -> Suggester:
        """What answers now."""
        return self._suggester

    @property
    def priors(self) -> Mapping[UUID, Prior]:
        """What past calls say of each article; the same mapping until that changes."""
        return self._priors()

    def snapshot(self) -> Snapshot:
        """Return the index as it is; raises IndexUnavailableError."""
        return self._index.snapshot()

    def look_closely(
        self, query: SuggestionQuery, token: CancelToken | None = None, *, snapshot: Snapshot | None = None
    ) -> CloseLook | None:
        """Return how an answer comes about; None where nothing is asked. Parameters and errors as for ``suggest``."""
        dated = replace(query, today=query.today or self._clock.now().date())
        asked = snapshot or self._index.snapshot()
        return self._suggester.look_closely(asked, dated, self._priors(), token, self._past())

    def suggest(
        self, query: SuggestionQuery, token: CancelToken | None = None, *, snapshot: Snapshot | None = None
    ) -> Suggestions:
        """Return few articles with their reasons, or none when the notes say too little.

        ``snapshot`` is asked in place of the newest index, for a look at what another would answer.

        Raises:
            IndexUnavailableError: there is no readable index; a repair has been asked for.
            OperationCancelledError: the token was cancelled.
        """
        dated = replace(query, today=query.today or self._clock.now().date())
        try:
            asked = snapshot or self._index.snapshot()
            return self._suggester.suggest(asked, dated, self._priors(), token, self._past())
        except IndexUnavailableError:
            self._repair()
            raise

    def suggest_with(
        self, query: SuggestionQuery, article_id: UUID, token: CancelToken | None = None, *, snapshot: Snapshot
    ) -> Suggestions | None:
        """Return what ``suggest`` returns where an article may be part of it, None where it surely is not."""
        dated = replace(query, today=query.today or self._clock.now().date())
        return self._suggester.suggest_with(snapshot, dated, self._priors(), article_id, token, self._past())

    def key_phrases(self, masked: str) -> tuple[str, ...]:
        """Return what masked notes are about, in few stretches of them; raises IndexUnavailableError."""
        return self._suggester.key_phrases(self._index.snapshot(), masked)

    def is_ordinary(self, notes: str) -> bool:
        """Tell whether notes are those of an ordinary enquiry, for which nothing is suggested on purpose."""
        return self._suggester.is_ordinary(notes)

    def ranked(
        self, query: SuggestionQuery, kinds: tuple[Kind, ...], limit: int = 15, past: PastNotes | None = None
    ) -> list[Candidate]:
        """Return the best published articles of some kinds, sure enough or not: for measuring and for editors.

        Raises:
            IndexUnavailableError: there is no readable index.
        """
        return self._suggester.candidates(self._index.snapshot(), query, kinds, limit, past or self._past())
