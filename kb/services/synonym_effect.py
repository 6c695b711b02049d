"""What changed synonyms would do: past notes and searches that found nothing, tried once as now and once as then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.domain.synonyms import EffectExample, EffectSource, SynonymEffect
from kb.search.japanese import fold, fold_with_offsets
from kb.services.masked_calls import CallMasker
from kb.storage import call_store, miss_store

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.domain.call import Call
    from kb.domain.queues import Miss
    from kb.domain.suggestion import Suggestions
    from kb.search.masking import Masker
    from kb.search.suggester import Suggester
    from kb.search.synonyms import Match, SpokenNote, SynonymBook
    from kb.services.searching import SearchService
    from kb.services.suggestions import SuggestionService
    from kb.storage.database import Database

#: The newest notes say what is usual now.
NOTES = 300
#: Searches looked at, the newest.
SEARCHES = 300
#: Examples shown: who looks at more does not decide better.
EXAMPLES = 8
#: Characters shown of a note around the words that count.
_AROUND = 24
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Tried:
    """An example, whether it finds something for the first time, and how sure its words are."""

    example: EffectExample
    found: bool


@dataclass(frozen=True, slots=True)
class _Changes:
    """The entries that are new or different, as they would be and as they are."""

    gained: SynonymBook
    lost: SynonymBook


@dataclass(frozen=True, slots=True)
class _News:
    """The surest new match of a text that changes; None where words only count for less."""

    match: Match | None


class SynonymTrial:
    """Tries other synonyms on what was written before; nothing of a customer's identity comes out."""

    def __init__(
        self, database: Database, suggestions: SuggestionService, searching: SearchService, masker: Masker
    ) -> None:
        self._database = database
        self._suggestions = suggestions
        self._searching = searching
        self._masker = masker
        #: The texts of the last trial as they are compared: the next letter that is typed tries them again.
        self._spoken: dict[str, SpokenNote] = {}

    def effect(self, after: Suggester, token: CancelToken | None = None) -> SynonymEffect:
        """Compare a suggester with the one in use.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        before = self._suggestions.suggester.synonyms
        changes = _Changes(after.synonyms.without(before), before.without(after.synonyms))
        with self._database.read() as session:
            calls = [call for call in call_store.recent(session, NOTES, only_ended=True) if call.notes.strip()]
            misses = [miss for miss in miss_store.unsettled(session, SEARCHES) if miss.call_id is None]
        texts = {*(call.notes for call in calls), *(miss.question for miss in misses)}
        self._spoken = {text: spoken for text, spoken in self._spoken.items() if text in texts}
        notes = [tried for call in calls if (tried := self._note(call, changes, after, token))]
        searches = [tried for miss in misses if (tried := self._search(miss, changes, after, token))]
        ordered = sorted((*searches, *notes), key=lambda tried: not tried.found)
        examples = tuple(dict.fromkeys(tried.example for tried in ordered))
        return SynonymEffect(
            notes=len(calls),
            notes_changed=len(notes),
            notes_found=sum(tried.found for tried in notes),
            searches=len(misses),
            searches_found=len(searches),
            examples=examples[:EXAMPLES],
        )

    def on_note(self, after: Suggester, notes: str, token: CancelToken | None = None) -> EffectExample:
        """Tell what notes that an editor typed would be suggested, now and with another suggester.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        query = SuggestionQuery(notes=notes)
        spoken = after.spoken(notes)
        gained = after.synonyms.without(self._suggestions.suggester.synonyms).matches_in(spoken)
        match = max(gained.values(), key=lambda one: one.strength, default=None)
        return EffectExample(
            source=EffectSource.NOTES,
            text=notes,
            words=fold(notes)[match.start : match.end] if match else "",
            means=match.means if match else "",
            before=_titles(self._suggestions.suggest(query, token)),
            after=_titles(self._suggestions.trying(after).suggest(query, token)),
        )

    def _news(self, text: str, changes: _Changes, token: CancelToken | None) -> _News | None:
        """Return what a text newly stands for; None where none of the words that changed is in it, as mostly.

        The index is asked only of the others: asking it of all of them would take seconds.
        """
        if token is not None:
            token.check()
        spoken = self._spoken.get(text)
        if spoken is None:
            spoken = self._spoken[text] = self._suggestions.suggester.spoken(text)
        gained, lost = changes.gained.matches_in(spoken), changes.lost.matches_in(spoken)
        if {key: one.strength for key, one in gained.items()} == {key: one.strength for key, one in lost.items()}:
            return None
        new = [one for one in gained.values() if one.means not in lost or one.strength > lost[one.means].strength]
        return _News(max(new, key=lambda one: one.strength, default=None))

    def _note(self, call: Call, changes: _Changes, after: Suggester, token: CancelToken | None) -> _Tried | None:
        """Return what changes for a call, or None where nothing does."""
        news = self._news(call.notes, changes, token)
        if news is None:
            return None
        query = SuggestionQuery(notes=call.notes, demand=call.demand, product=call.product, cause=call.cause)
        then = _titles(self._suggestions.trying(after).suggest(query, token))
        now = _titles(self._suggestions.suggest(query, token))
        if set(then) == set(now):
            return None  # another order alone is not what anybody makes a synonym for
        match = news.match
        text, words = self._shown(call, match)
        means = match.means if match else ""
        example = EffectExample(source=EffectSource.NOTES, text=text, words=words, means=means, before=now, after=then)
        return _Tried(example, found=not now)

    def _search(self, miss: Miss, changes: _Changes, after: Suggester, token: CancelToken | None) -> _Tried | None:
        news = self._news(miss.question, changes, token)
        if news is None:
            return None
        query = SearchQuery(text=miss.question, limit=_SHOWN)
        if not after.meanings(miss.question) or self._searching.search(query, token).total:
            return None
        results = self._searching.trying(query, after.meanings, token)
        if not results.total:
            return None
        match = news.match
        example = EffectExample(
            source=EffectSource.SEARCH,
            text=miss.question,
            words=fold(miss.question)[match.start : match.end] if match else "",
            means=match.means if match else "",
            before=(),
            after=tuple(hit.title.text for hit in results.hits),
        )
        return _Tried(example, found=True)

    def _shown(self, call: Call, match: Match | None) -> tuple[str, str]:
        """Return the masked notes around the words that count, and these words."""
        masked = CallMasker(self._masker, call).mask(call.notes)
        if match is None:
            return _cut(masked, 0), ""
        folded, offsets = fold_with_offsets(masked)
        words = fold(call.notes)[match.start : match.end]
        place = folded.find(words)
        if place < 0:
            return _cut(masked, 0), ""  # who is named within the words themselves is not shown
        return _cut(masked, offsets[place]), masked[offsets[place] : offsets[place + len(words)]]


def _cut(text: str, place: int) -> str:
    line = " ".join(text[max(0, place - _AROUND) : place + 2 * _AROUND].split())
    return f"{'…' if place > _AROUND else ''}{line}{'…' if place + 2 * _AROUND < len(text) else ''}"


def _titles(found: Suggestions) -> tuple[str, ...]:
    return tuple(suggestion.title for suggestion in (*found.recommended, *found.similar))
