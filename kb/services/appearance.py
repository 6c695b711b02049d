"""Where an article as it stands in the editor would appear, and what its next save would change for past notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.documents.article_form import article_of
from kb.domain.appearance import Appearance, NoteChange, PastEffect, PastNote, PlaceLost, Showing
from kb.domain.article import PUBLISHED_STATES, Kind, State
from kb.domain.suggestion import SuggestionQuery
from kb.search.close_look import appearance, place_of
from kb.search.overlay import Overlay
from kb.services.index_documents import index_document
from kb.services.masked_calls import CallMasker
from kb.storage import article_store, call_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article_form import ArticleForm
    from kb.domain.call import Call
    from kb.domain.suggestion import Suggestions
    from kb.search.document import IndexDocument
    from kb.search.masking import Masker
    from kb.services.suggestions import SuggestionService
    from kb.storage.database import Database

#: The newest notes say what is usual now.
NOTES = 300
#: Examples shown of notes gained and lost: who looks at more does not decide better.
EXAMPLES = 5
LOSERS = 5
#: Characters shown of a note.
_SHOWN = 80


class AppearanceService:
    """Asks an index in which the article is as it is typed; nothing is written, and any thread may call."""

    def __init__(self, database: Database, suggestions: SuggestionService, masker: Masker) -> None:
        """Ask the index of ``suggestions``."""
        self._database = database
        self._suggestions = suggestions
        self._masker = masker
        self._now: _Now | None = None

    def look(
        self, form: ArticleForm, article_id: UUID, query: SuggestionQuery, token: CancelToken | None = None
    ) -> Appearance:
        """Return where the article would appear for a call once it is saved as it is typed, and published.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        if form.kind is Kind.NOTICE:
            return Appearance(showing=Showing.NEVER)
        current = self._current()
        after = current.overlay.with_document(_document(form, article_id))
        look = self._suggestions.look_closely(query, token, snapshot=after)
        if look is None:
            return Appearance(showing=Showing.SILENT)
        found = appearance(look, article_id, form.kind, self._suggestions.priors)
        now = self._suggestions.look_closely(query, token, snapshot=current.overlay.snapshot)
        place, shown = (None, False) if now is None else place_of(now, article_id, form.kind)
        return replace(found, place_now=place, shown_now=shown)

    def effect(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> PastEffect:
        """Return for which past notes the article would come or go, and which articles give way to it.

        Of the index as it is, answers are kept until the index changes: the first look takes twice as long. Raises
        what ``look`` raises, and FileUnreadableError for word lists of masking that are none.
        """
        calls = self._calls()
        if form.kind is Kind.NOTICE or not calls:
            return PastEffect(notes=len(calls))
        current = self._current()
        after = current.overlay.with_document(_document(form, article_id))
        changes = _Changes()
        for call in calls:
            if token is not None:
                token.check()
            now = self._answer_now(call, current, token)
            if article_id in now:
                then = _articles(self._suggestions.suggest(_query(call), token, snapshot=after))
                changes.add(call, article_id, now, then)
            elif found := self._suggestions.suggest_with(_query(call), article_id, token, snapshot=after):
                changes.add(call, article_id, now, _articles(found))
        return self._told(changes, len(calls))

    def past_notes(self, limit: int = 30) -> tuple[PastNote, ...]:
        """Return the newest calls with notes, masked, to choose one to try; raises FileUnreadableError."""
        return tuple(
            PastNote(call_id=call.id, at=call.started_at, text=CallMasker(self._masker, call).mask(call.notes).strip())
            for call in self._calls()[:limit]
        )

    def _calls(self) -> list[Call]:
        with self._database.read() as session:
            return [call for call in call_store.recent(session, NOTES, only_ended=True) if call.notes.strip()]

    def _current(self) -> _Now:
        """Return what answers now; whoever began to ask before goes on with what it began with."""
        snapshot, service = self._suggestions.snapshot(), self._suggestions
        now = self._now
        if now is None or not now.answers_for(snapshot, service.suggester, service.priors):
            now = self._now = _Now(Overlay(snapshot), (snapshot, service.suggester, service.priors))
        return now

    def _answer_now(self, call: Call, now: _Now, token: CancelToken | None) -> tuple[UUID, ...]:
        found = now.shown.get(call.id)
        if found is None:
            answer = self._suggestions.suggest(_query(call), token, snapshot=now.overlay.snapshot)
            found = now.shown[call.id] = _articles(answer)
        return found

    def _told(self, changes: _Changes, count: int) -> PastEffect:
        moved = (*changes.gained, *changes.lost)
        names = self._titles({*changes.lost_places, *(one for _, ids in moved for one in ids)})
        return PastEffect(
            notes=count,
            shown_before=changes.before,
            shown_after=changes.after,
            gained=tuple(self._example(call, ids, names) for call, ids in changes.gained[:EXAMPLES]),
            lost=tuple(self._example(call, ids, names) for call, ids in changes.lost[:EXAMPLES]),
            losers=tuple(
                PlaceLost(article_id, names.get(article_id, ""), times)
                for article_id, times in changes.lost_places.most_common(LOSERS)
            ),
        )

    def _example(self, call: Call, ids: tuple[UUID, ...], names: Mapping[UUID, str]) -> NoteChange:
        text = " ".join(CallMasker(self._masker, call).mask(call.notes).split())
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        return NoteChange(text=shown, titles=tuple(names[one] for one in ids if one in names))

    def _titles(self, ids: set[UUID]) -> dict[UUID, str]:
        with self._database.read() as session:
            return {key: found.article.title for key, found in article_store.many(session, ids).items()}


@dataclass(frozen=True, slots=True)
class _Now:
    """An index as it is, what its answers depend on, and the articles it shows by call, as far as it was asked."""

    overlay: Overlay
    asked: tuple[object, ...]
    shown: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def answers_for(self, *asked: object) -> bool:
        return all(one is other for one, other in zip(asked, self.asked, strict=True))


class _Changes:
    """What was found so far, note by note."""

    def __init__(self) -> None:
        self.before = 0
        self.after = 0
        self.gained: list[tuple[Call, tuple[UUID, ...]]] = []
        self.lost: list[tuple[Call, tuple[UUID, ...]]] = []
        self.lost_places: Counter[UUID] = Counter()

    def add(self, call: Call, article_id: UUID, now: tuple[UUID, ...], then: tuple[UUID, ...]) -> None:
        """Take in the answers for one note, as they are and as they would be."""
        was, will_be = article_id in now, article_id in then
        self.before += was
        self.after += will_be
        if will_be and not was:
            gone = tuple(one for one in now if one not in then)
            self.lost_places.update(gone)
            self.gained.append((call, gone))
        elif was and not will_be:
            self.lost.append((call, tuple(one for one in then if one not in now)))


def _document(form: ArticleForm, article_id: UUID) -> IndexDocument:
    """Return what the index would learn; what is still a draft is asked for as if it were published."""
    article, _ = article_of(form)
    state = article.state if article.state in PUBLISHED_STATES else State.NOT_VALIDATED
    return index_document(replace(article, id=article_id, state=state))


def _query(call: Call) -> SuggestionQuery:
    return SuggestionQuery(notes=call.notes, demand=call.demand, product=call.product, cause=call.cause)


def _articles(found: Suggestions) -> tuple[UUID, ...]:
    return tuple(one.article_id for one in (*found.recommended, *found.similar))
