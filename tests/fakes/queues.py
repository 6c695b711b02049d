"""Queues that answer at once and remember what was done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Changes, Kind, State
from kb.domain.article_heading import ArticleHeading, DueArticle
from kb.domain.call import CallResult, FeedbackType
from kb.domain.demand import Demand, DemandQuality
from kb.domain.lifecycle import Attention, Usage
from kb.domain.queues import (
    ArticleFlags,
    ArticleHead,
    CallContext,
    CallDraft,
    Flag,
    HelpRecord,
    Miss,
    MissGroup,
    MissSource,
    Neighbour,
    NeighbourKind,
    Queue,
    ReviewCase,
    Settlement,
)
from kb.domain.stored_draft import NO_WINDOW, StoredDraft
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Mapping

    from kb.cancellation import CancelToken

MOMENT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def number_id(number: int) -> UUID:
    """Return a key of something that is no article."""
    return UUID(int=0x7000 + number)


def context(number: int = 1) -> CallContext:
    return CallContext(
        call_id=number_id(number),
        at=MOMENT,
        notes="〔氏名〕様より入電\n取っ手が外れた",
        product="電気ケトル K-21",
        cause="product_defect",
        demand=Demand((DemandQuality.VISIT,), "5万円"),
        result=CallResult.NO_CONSENT,
    )


def head(number: int) -> ArticleHead:
    return ArticleHead(article_id(number), Kind.SCRIPT, State.VALIDATED, f"{number}番目の記事")


def flag(number: int, reason: str = "言い方が古い", kind: FeedbackType = FeedbackType.FLAGGED) -> Flag:
    return Flag(id=number_id(100 + number), at=MOMENT, type=kind, reason=reason, call=context(number))


def flags(number: int, *more: Flag) -> ArticleFlags:
    return ArticleFlags(article=head(number), flags=(flag(number), *more))


def miss(number: int, question: str, times: int = 1) -> MissGroup:
    misses = tuple(
        Miss(id=number_id(200 + 10 * number + one), at=MOMENT, source=MissSource.SEARCH, question=question)
        for one in range(times)
    )
    return MissGroup(misses=misses, words=(question,))


def draft(number: int, title: str = "取っ手が外れたケトル") -> CallDraft:
    return CallDraft(
        article_id=article_id(number),
        editor="鈴木",
        window=NO_WINDOW,
        title=title,
        kind=Kind.CASE,
        saved_at=MOMENT,
        call=context(number),
    )


def unhelpful(number: int) -> HelpRecord:
    said = flag(number, "", FeedbackType.NOT_HELPED)
    return HelpRecord(article=head(number), not_helped=2, judged=3, used=5, flags=(said,))


def review(number: int, angered: str = "二度待たせた", calmed: str = "経緯を読み上げた") -> ReviewCase:
    return ReviewCase(
        id=number_id(300 + number), opened_at=MOMENT, angered=angered, calmed=calmed, call=context(number)
    )


def due(number: int, attention: Attention = Attention.VERIFY) -> DueArticle:
    heading = ArticleHeading(
        id=article_id(number),
        kind=Kind.SCRIPT,
        title=f"{number}番目の記事",
        state=State.VALIDATED,
        product="",
        cause="",
        tags=(),
        number=1,
        saved_at=MOMENT,
        saved_by="編集者",
        validated_on=MOMENT.date(),
        usage=Usage(uses=12, last_used_at=MOMENT),
        attention=attention,
    )
    return DueArticle(heading, MOMENT.date())


@dataclass
class FakeQueues:
    """``rows`` of each queue; ``asked`` are the questions whose neighbours were looked for.

    ``late``, where it is set, holds the next rows of flags back that were read.
    """

    rows: dict[Queue, list[object]] = field(default_factory=lambda: {queue: [] for queue in Queue})
    near_by: tuple[Neighbour, ...] = (Neighbour(kind=NeighbourKind.TERM, text="訪問要求", hits=4),)
    asked: list[str] = field(default_factory=list)
    late: threading.Event | None = None

    def counts(self) -> Mapping[Queue, int]:
        return {queue: len(rows) for queue, rows in self.rows.items()}

    def due_count(self) -> int:
        return len(self.rows[Queue.DUE])

    def due(self) -> tuple[DueArticle, ...]:
        return tuple(self.rows[Queue.DUE])  # type: ignore[arg-type] # tests put what belongs there

    def flags(self) -> tuple[ArticleFlags, ...]:
        found, late, self.late = tuple(self.rows[Queue.FLAGS]), self.late, None
        if late is not None:
            late.wait(60)
        return found  # type: ignore[return-value] # tests put what belongs there

    def misses(self) -> tuple[MissGroup, ...]:
        return tuple(self.rows[Queue.MISSES])  # type: ignore[arg-type] # see above

    def near(self, question: str, token: CancelToken | None = None) -> tuple[Neighbour, ...]:
        self.asked.append(question)
        return self.near_by

    def drafts(self) -> tuple[CallDraft, ...]:
        return tuple(self.rows[Queue.DRAFTS])  # type: ignore[arg-type] # see above

    def unhelpful(self) -> tuple[HelpRecord, ...]:
        return tuple(self.rows[Queue.NOT_HELPED])  # type: ignore[arg-type] # see above

    def reviews(self, *, closed: bool = False) -> tuple[ReviewCase, ...]:
        return () if closed else tuple(self.rows[Queue.REVIEWS])  # type: ignore[arg-type] # see above


@dataclass
class FakeMisses:
    """Keeps every search; ``failures`` are raised first, one a call."""

    kept: list[str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def search_missed(self, question: str) -> bool:
        if self.failures:
            raise self.failures.pop(0)
        self.kept.append(question)
        return True


@dataclass
class FakeQueueActions:
    """Takes rows of ``queues`` away and puts them back; ``failures`` are raised first, one a call."""

    queues: FakeQueues
    failures: list[Exception] = field(default_factory=list)
    done: list[tuple[object, ...]] = field(default_factory=list)
    _gone: dict[object, tuple[Queue, int, object]] = field(default_factory=dict)

    def settle_statements(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes:
        return self._settle(tuple(ids), how, editor)

    def unsettle_statements(self, ids: Iterable[UUID]) -> Changes:
        return self._unsettle(tuple(ids))

    def settle_misses(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes:
        return self._settle(tuple(ids), how, editor)

    def unsettle_misses(self, ids: Iterable[UUID]) -> Changes:
        return self._unsettle(tuple(ids))

    def close_review(self, call_id: UUID) -> Changes:
        return self._settle((call_id,), None, "")

    def reopen_review(self, call_id: UUID) -> Changes:
        return self._unsettle((call_id,))

    def draft_of_misses(self, group: MissGroup, *, editor: str = "") -> UUID:
        return self._drafted(group.question, editor)

    def draft_of_call(self, call_id: UUID) -> StoredDraft | None:
        return None

    def draft_of_review(self, call_id: UUID, *, editor: str = "") -> UUID:
        return self._drafted("二次化の事例", editor)

    def discard_draft(self, article_id: UUID, *, editor: str, window: UUID = NO_WINDOW) -> StoredDraft | None:
        self._settle((article_id,), None, editor)
        return StoredDraft(article_id=article_id, editor=editor, window=window, text="---", saved_at=MOMENT)

    def restore_draft(self, draft: StoredDraft) -> Changes:
        return self._unsettle((draft.article_id,))

    def _drafted(self, title: str, editor: str) -> UUID:
        if self.failures:
            raise self.failures.pop(0)
        self.done.append(("draft", title, editor))
        made = draft(40, title)
        self.queues.rows[Queue.DRAFTS].append(made)
        return made.article_id

    def _settle(self, ids: tuple[UUID, ...], how: Settlement | None, editor: str) -> Changes:
        if self.failures:
            raise self.failures.pop(0)
        self.done.append((ids, how, editor))
        for queue, rows in self.queues.rows.items():
            for place, row in enumerate(rows):
                if ids in _ids(row):
                    rows.remove(row)
                    self._gone[ids] = (queue, place, row)
                    return Changes(queues=True)
        return Changes()

    def _unsettle(self, ids: tuple[UUID, ...]) -> Changes:
        self.done.append((ids, "back"))
        queue, place, row = self._gone.pop(ids)
        self.queues.rows[queue].insert(place, row)
        return Changes(queues=True)


def _ids(row: object) -> tuple[tuple[UUID, ...], ...]:
    match row:
        case ArticleFlags() | HelpRecord():
            return (row.flag_ids,)
        case MissGroup():
            return (row.ids,)
        case CallDraft():
            return ((row.article_id,),)
        case ReviewCase():
            return ((row.call.call_id,),)
    return ()
