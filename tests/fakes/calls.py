"""The services behind the screen 通話, in memory: they remember what they were asked and fail when told to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Article, Changes, Kind, State
from kb.domain.call import Call, CallEvent, FeedbackType, Handling
from kb.domain.reading import CaseSummary, ReadableArticle
from kb.domain.reading_state import ReadingState
from kb.domain.script import ApologyClass, Segment, SpokenLine, Step
from kb.domain.searching import SearchResults
from kb.domain.suggestion import Reason, ReasonType, Suggestion, Suggestions
from kb.errors import ArticleNotFoundError
from tests.fakes.answering import Answering

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.article import ArticleRevision
    from kb.domain.call import CallEventType, CallResult, DismissReason, Prior
    from kb.domain.searching import SearchQuery
    from kb.domain.suggestion import SuggestionQuery
    from kb.errors import KbError

#: What ``update`` leaves as it is: these have methods of their own.
_NOT_FILLED_IN = ("notes", "handling", "secondary_at", "held_since", "seconds_held", "matter_id", "result", "ended_at")


def article_id(number: int) -> UUID:
    return UUID(int=number)


def suggestion(number: int, kind: Kind = Kind.SCRIPT) -> Suggestion:
    told = CaseSummary("夜間に来いと言われた。", "訪問", "理由を伺った。", "納得された。")
    return Suggestion(
        article_id=article_id(number),
        kind=kind,
        title=f"応対 {number}",
        state=State.VALIDATED,
        score=1.0,
        reasons=(Reason(ReasonType.MEANS, ("来い",), "訪問要求"), Reason(ReasonType.SAME_DEMAND)),
        summary=told if kind is Kind.CASE else None,
    )


def suggestions(replies: list[int], cases: list[int], spans: tuple[tuple[int, int], ...] = ()) -> Suggestions:
    return Suggestions(
        tuple(suggestion(number) for number in replies),
        tuple(suggestion(number, Kind.CASE) for number in cases),
        spans,
    )


def line(text: str, *, apology: ApologyClass = ApologyClass.NONE) -> SpokenLine:
    """Return a line in which ``{…}`` is a placeholder."""
    segments: list[Segment] = []
    for part in text.replace("}", "{").split("{"):
        segments.append(Segment(part, placeholder=len(segments) % 2 == 1))
    return SpokenLine(tuple(segment for segment in segments if segment.text), apology)


SLOT_SOURCES = {
    "お客様名": "caller_name",
    "担当者名": "agent",
    "製品名": "product",
    "折り返し日時": "callback_at",
    "部署名": "department",
    "代替案": "alternative",
    "当番連絡先": "duty_contact",
    "事実の要約": "facts",
}
STEPS = (
    Step(
        "お気持ちへのお詫び", "", (line("ご不快な思いを", apology=ApologyClass.FEELINGS), line("申し訳ございません。"))
    ),
    Step("折り返しを約束する", "日時を伝えた。", (line("{お客様名}様には、"), line("{折り返し日時}までに"))),
)


def script(
    number: int, steps: tuple[Step, ...] = STEPS, kind: Kind = Kind.SCRIPT, plain: str = "本文"
) -> ReadableArticle:
    article = Article(id=article_id(number), kind=kind, title=f"応対 {number}", body="", state=State.VALIDATED)
    return ReadableArticle(
        article=article, steps=steps, use_when=("来いと言われた",), do_not_use_when=("けががある",), plain=plain
    )


@dataclass
class FakeCalls:
    """Keeps calls in a dictionary; ``failures`` by method name are raised first, one a call."""

    clock: Clock
    calls: dict[UUID, Call] = field(default_factory=dict)
    waved_away: set[tuple[UUID, UUID]] = field(default_factory=set)
    used: list[tuple[UUID | None, UUID]] = field(default_factory=list)
    recorded: list[CallEvent] = field(default_factory=list)
    rated: list[tuple[UUID, FeedbackType, str]] = field(default_factory=list)
    saves: list[str] = field(default_factory=list)
    failures: dict[str, list[KbError]] = field(default_factory=dict)

    def start(self, *, agent: str = "", caller_reference: str = "", started_at: datetime | None = None) -> Call:
        self._fail("start")
        call = Call(
            id=article_id(1000 + len(self.calls)),
            started_at=started_at or self.clock.now(),
            agent=agent,
            caller_reference=caller_reference,
        )
        self.calls[call.id] = call
        return call

    def get(self, call_id: UUID) -> Call:
        return self.calls[call_id]

    def open_calls(self) -> tuple[Call, ...]:
        return tuple(call for call in self.calls.values() if call.ended_at is None)

    def recent(self, limit: int = 5) -> tuple[Call, ...]:
        return tuple(call for call in reversed(self.calls.values()) if call.ended_at)[:limit]

    def save_notes(self, call_id: UUID, notes: str) -> None:
        self._fail("save_notes")
        self.saves.append(notes)
        self.calls[call_id] = replace(self.calls[call_id], notes=notes)

    def update(self, call: Call) -> Changes:
        self._fail("update")
        before = self.calls[call.id]
        kept = {name: getattr(before, name) for name in _NOT_FILLED_IN}
        self.calls[call.id] = replace(call, **kept)
        return Changes(calls=frozenset({call.id}))

    def end(self, call_id: UUID, result: CallResult | None = None, *, at: datetime | None = None) -> Changes:
        self._fail("end")
        before = self.calls[call_id]
        ended_at, result = before.ended_at or at or self.clock.now(), result or before.result
        self.calls[call_id] = replace(before, ended_at=ended_at, result=result)
        return Changes(calls=frozenset({call_id}))

    def reopen(self, call_id: UUID) -> Changes:
        self.calls[call_id] = replace(self.calls[call_id], ended_at=None)
        return Changes(calls=frozenset({call_id}))

    def record(
        self,
        call_id: UUID,
        kind: CallEventType,
        article_id: UUID | None = None,
        detail: str = "",
        *,
        at: datetime | None = None,
    ) -> None:
        self._fail("record")
        self.recorded.append(
            CallEvent(
                id=UUID(int=9000 + len(self.recorded)),
                call_id=call_id,
                at=at or self.clock.now(),
                type=kind,
                article_id=article_id,
                detail=detail,
            )
        )

    def events(self, call_id: UUID) -> tuple[CallEvent, ...]:
        return tuple(event for event in self.recorded if event.call_id == call_id)

    def hold(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        self._fail("hold")
        self.calls[call_id] = replace(self.calls[call_id], held_since=at or self.clock.now())
        return Changes(calls=frozenset({call_id}))

    def resume(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        self.calls[call_id] = replace(self.calls[call_id], held_since=None)
        return Changes(calls=frozenset({call_id}))

    def make_secondary(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        secondary_at = at or self.clock.now()
        self.calls[call_id] = replace(self.calls[call_id], handling=Handling.SECOND, secondary_at=secondary_at)
        return Changes(calls=frozenset({call_id}))

    def take_back_secondary(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        self.calls[call_id] = replace(self.calls[call_id], handling=Handling.FIRST, secondary_at=None)
        return Changes(calls=frozenset({call_id}))

    def rate(self, call_id: UUID | None, article_id: UUID, kind: FeedbackType, reason: str = "") -> Changes:
        self.rated.append((article_id, kind, reason))
        return Changes(articles=frozenset({article_id}))

    def judged(self, call_id: UUID) -> dict[UUID, FeedbackType]:
        said = {article: FeedbackType.USED for call, article in self.used if call == call_id}
        return said | {article: kind for article, kind, _ in self.rated}

    def use(self, call_id: UUID | None, article_id: UUID) -> Changes:
        self.used.append((call_id, article_id))
        return Changes(articles=frozenset({article_id}))

    def dismiss(self, call_id: UUID, article_id: UUID, reason: DismissReason) -> Changes:
        self.waved_away.add((call_id, article_id))
        return Changes(articles=frozenset({article_id}))

    def dismissed(self, call_id: UUID) -> frozenset[UUID]:
        return frozenset(article for call, article in self.waved_away if call == call_id)

    def _fail(self, method: str) -> None:
        if self.failures.get(method):
            raise self.failures[method].pop(0)


@dataclass
class FakeArticles:
    """Opens what it was given."""

    articles: dict[UUID, ReadableArticle] = field(default_factory=dict)
    states: dict[UUID, ReadingState] = field(default_factory=dict)

    def open(self, article_id: UUID) -> ReadableArticle:
        if article_id not in self.articles:
            raise ArticleNotFoundError(article=str(article_id))
        return self.articles[article_id]

    def find(self, name: str) -> ReadableArticle:
        return next(one for one in self.articles.values() if one.article.title == name)

    def notices(self, today: date) -> tuple[ArticleRevision, ...]:
        return ()

    def most_helpful(self, limit: int) -> tuple[tuple[Article, Prior], ...]:
        return ()

    def slot_sources(self) -> Mapping[str, str]:
        return SLOT_SOURCES

    def state_of(self, call_id: UUID) -> ReadingState:
        return self.states.get(call_id, ReadingState())

    def save_state(self, call_id: UUID, state: ReadingState) -> None:
        self.states[call_id] = state


@dataclass
class FakeSuggesting(Answering):
    """Answers by what the notes contain."""

    answers: dict[str, Suggestions] = field(default_factory=dict)
    asked: list[SuggestionQuery] = field(default_factory=list)

    def suggest(self, query: SuggestionQuery, token: CancelToken | None = None) -> Suggestions:
        self.asked.append(query)
        self.before_answering(token)
        found = next((self.answers[key] for key in reversed(self.answers) if key in query.notes), Suggestions())
        return Suggestions(
            tuple(one for one in found.recommended if one.article_id not in query.dismissed),
            tuple(one for one in found.similar if one.article_id not in query.dismissed),
            found.matched_spans,
        )


class NothingToSearch:
    """Finds nothing."""

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        return SearchResults(facets={})
