"""The services of a library that is still being opened: each call waits for it on the thread it was made on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from desktop.call.presenter.ports import Articles, Calls, Searching, Services, Suggesting
    from kb.cancellation import CancelToken
    from kb.domain.article import Article, ArticleRevision, Changes
    from kb.domain.call import Call, CallEventType, CallResult, DismissReason, Prior
    from kb.domain.reading import ReadableArticle
    from kb.domain.searching import SearchQuery, SearchResults
    from kb.domain.suggestion import SuggestionQuery, Suggestions


@dataclass(frozen=True, slots=True)
class ServiceSet:
    """``Services`` one by one."""

    calls: Calls
    reading: Articles
    suggestions: Suggesting
    searching: Searching


def awaited_services(wait: Wait) -> ServiceSet:
    """Return services that ask ``wait`` for the library at each call."""
    return ServiceSet(AwaitedCalls(wait), AwaitedArticles(wait), AwaitedSuggesting(wait), AwaitedSearching(wait))


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> Services: ...


class AwaitedCalls:
    """``Calls`` of the library to come."""

    def __init__(self, wait: Wait) -> None:
        """Ask ``wait`` for the library at each call."""
        self._wait = wait

    def start(self, *, agent: str = "", caller_reference: str = "", started_at: datetime | None = None) -> Call:
        calls = self._wait().calls
        return calls.start(agent=agent, caller_reference=caller_reference, started_at=started_at)

    def open_calls(self) -> tuple[Call, ...]:
        return self._wait().calls.open_calls()

    def recent(self, limit: int = 5) -> tuple[Call, ...]:
        return self._wait().calls.recent(limit)

    def save_notes(self, call_id: UUID, notes: str) -> None:
        self._wait().calls.save_notes(call_id, notes)

    def update(self, call: Call) -> Changes:
        return self._wait().calls.update(call)

    def end(self, call_id: UUID, result: CallResult | None = None) -> Changes:
        return self._wait().calls.end(call_id, result)

    def reopen(self, call_id: UUID) -> Changes:
        return self._wait().calls.reopen(call_id)

    def record(self, call_id: UUID, kind: CallEventType, article_id: UUID | None = None, detail: str = "") -> None:
        self._wait().calls.record(call_id, kind, article_id, detail)

    def use(self, call_id: UUID | None, article_id: UUID) -> Changes:
        return self._wait().calls.use(call_id, article_id)

    def dismiss(self, call_id: UUID, article_id: UUID, reason: DismissReason) -> Changes:
        return self._wait().calls.dismiss(call_id, article_id, reason)

    def dismissed(self, call_id: UUID) -> frozenset[UUID]:
        return self._wait().calls.dismissed(call_id)


class AwaitedArticles:
    """``Articles`` of the library to come."""

    def __init__(self, wait: Wait) -> None:
        """Ask ``wait`` for the library at each call."""
        self._wait = wait

    def open(self, article_id: UUID) -> ReadableArticle:
        return self._wait().reading.open(article_id)

    def find(self, name: str) -> ReadableArticle:
        return self._wait().reading.find(name)

    def notices(self, today: date) -> tuple[ArticleRevision, ...]:
        return self._wait().reading.notices(today)

    def most_helpful(self, limit: int) -> tuple[tuple[Article, Prior], ...]:
        return self._wait().reading.most_helpful(limit)


class AwaitedSuggesting:
    """``Suggesting`` of the library to come."""

    def __init__(self, wait: Wait) -> None:
        """Ask ``wait`` for the library at each call."""
        self._wait = wait

    def suggest(self, query: SuggestionQuery, token: CancelToken | None = None) -> Suggestions:
        return self._wait(token).suggestions.suggest(query, token)


class AwaitedSearching:
    """``Searching`` of the library to come."""

    def __init__(self, wait: Wait) -> None:
        """Ask ``wait`` for the library at each call."""
        self._wait = wait

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        return self._wait(token).searching.search(query, token)
