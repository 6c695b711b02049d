"""Promises, matters, hand-overs, guidance and records in memory, for the screen 通話: they fail when told to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Changes
from kb.domain.call import Handling
from kb.domain.companions import Companions
from kb.domain.handover import HANDOVER_FIELDS, SECONDARY_FIELDS, HandoverMemo, MemoFacts, draft_memo
from kb.domain.lifecycle import Intervals
from kb.domain.matter import Matter, MatterView
from kb.domain.permission import Permission, StaffRole, StaffRules
from kb.domain.policy import DutyContact, Policy
from kb.domain.promise import Promise, PromiseBoard, PromiseChannel, PromiseMove, PromiseState, promise_board
from kb.domain.three_changes import suggest_changes
from kb.errors import MatterNotFoundError, PromiseIncompleteError, PromiseNotFoundError
from kb.services.guidance_rules import load_boundary_ladder, load_handover_words, load_question_bank
from kb.services.records import ExportedTables

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.article import Article, Stage
    from kb.domain.boundary import BoundaryLadder
    from kb.domain.call import Call
    from kb.domain.handover import HandoverReasons, MemoDraft
    from kb.domain.next_person import HandoverWords
    from kb.domain.questions import AskedItem, Question, QuestionBank
    from kb.domain.review import ReviewItem
    from kb.domain.three_changes import CallFacts, SuggestedChange
    from kb.domain.trend import SameKind
    from kb.errors import KbError
    from tests.fakes.calls import FakeCalls

POLICY = Policy(
    centre="お客様相談室",
    amber_minutes=20,
    red_minutes=30,
    same_content_minutes=30,
    reminder_minutes=15,
    default_duty=DutyContact("当番責任者", "内線 100"),
    duty={"injury": DutyContact("品質保証部の当番", "内線 210")},
    departments=("お客様相談室", "品質保証部"),
    intervals=Intervals(verify_days=180, archive_days=365),
    staff=StaffRules(dict.fromkeys(StaffRole, frozenset(Permission)), StaffRole.EDITOR),
)


@dataclass
class FakePromises:
    """Keeps promises in a dictionary."""

    clock: Clock
    promises: dict[UUID, Promise] = field(default_factory=dict)
    failures: list[KbError] = field(default_factory=list)

    def make(
        self,
        *,
        what: str,
        due_at: datetime,
        to_whom: str = "",
        owner: str = "",
        channel: PromiseChannel = PromiseChannel.TELEPHONE,
        call_id: UUID | None = None,
    ) -> Promise:
        if self.failures:
            raise self.failures.pop(0)
        if not what.strip() or due_at <= self.clock.now():
            raise PromiseIncompleteError
        promise = Promise(
            id=UUID(int=5000 + len(self.promises)),
            made_at=self.clock.now(),
            due_at=due_at,
            what=what,
            to_whom=to_whom,
            owner=owner,
            channel=channel,
            call_id=call_id,
        )
        self.promises[promise.id] = promise
        return promise

    def keep(self, promise_id: UUID) -> Changes:
        return self._put(replace(self.get(promise_id), state=PromiseState.KEPT, settled_at=self.clock.now()))

    def miss(self, promise_id: UUID, reason: str) -> Changes:
        missed = replace(self.get(promise_id), state=PromiseState.MISSED, settled_at=self.clock.now(), reason=reason)
        return self._put(missed)

    def move(self, promise_id: UUID, due_at: datetime, reason: str) -> Changes:
        before = self.get(promise_id)
        moves = (*before.moves, PromiseMove(self.clock.now(), before.due_at, reason))
        return self._put(replace(before, due_at=due_at, moves=moves))

    def reopen(self, promise_id: UUID) -> Changes:
        return self._put(replace(self.get(promise_id), state=PromiseState.OPEN, settled_at=None, reason=""))

    def take_back(self, promise_id: UUID) -> Changes:
        self.promises.pop(promise_id, None)
        return Changes(promises=frozenset({promise_id}))

    def get(self, promise_id: UUID) -> Promise:
        if promise_id not in self.promises:
            raise PromiseNotFoundError(promise=str(promise_id))
        return self.promises[promise_id]

    def of_call(self, call_id: UUID) -> tuple[Promise, ...]:
        return tuple(one for one in self.promises.values() if one.call_id == call_id)

    def board(self) -> PromiseBoard:
        return promise_board(tuple(self.promises.values()), self.clock.now())

    def _put(self, promise: Promise) -> Changes:
        self.promises[promise.id] = promise
        return Changes(promises=frozenset({promise.id}))


@dataclass
class FakeMatters:
    """Keeps matters in a dictionary, over the calls of ``calls``."""

    calls: FakeCalls
    matters: dict[UUID, Matter] = field(default_factory=dict)
    failures: list[KbError] = field(default_factory=list)

    def open_for_call(self, call_id: UUID, *, handler: str = "") -> Matter:
        call = self.calls.calls[call_id]
        matter = Matter(
            id=UUID(int=7000 + len(self.matters)),
            opened_at=self.calls.clock.now(),
            caller_reference=call.caller_reference,
            handler=handler or call.agent,
            product=call.product,
        )
        self.matters[matter.id] = matter
        self.join(call_id, matter.id)
        return matter

    def join(self, call_id: UUID, matter_id: UUID) -> Changes:
        self.calls.calls[call_id] = replace(self.calls.calls[call_id], matter_id=matter_id)
        return Changes(calls=frozenset({call_id}), matters=frozenset({matter_id}))

    def save(self, matter: Matter) -> Changes:
        if self.failures:
            raise self.failures.pop(0)
        self.matters[matter.id] = matter
        return Changes(matters=frozenset({matter.id}))

    def view(self, matter_id: UUID) -> MatterView:
        if matter_id not in self.matters:
            raise MatterNotFoundError(matter=str(matter_id))
        calls = tuple(call for call in self.calls.calls.values() if call.matter_id == matter_id)
        return MatterView(self.matters[matter_id], calls)

    def open_for_caller(self, reference: str) -> tuple[Matter, ...]:
        found = (one for one in self.matters.values() if one.caller_reference == reference and one.closed_at is None)
        return tuple(found) if reference else ()

    def earlier_calls(self, reference: str, *, but: UUID | None = None) -> tuple[Call, ...]:
        calls = [call for call in self.calls.calls.values() if call.caller_reference == reference and call.id != but]
        return tuple(reversed(calls)) if reference else ()


@dataclass
class FakeHandovers:
    """Drafts memos of the notes alone and remembers what was handed over."""

    clock: Clock
    memos: list[HandoverMemo] = field(default_factory=list)
    reviews: dict[UUID, ReviewItem] = field(default_factory=dict)
    asked: list[HandoverReasons | None] = field(default_factory=list)
    decided: Policy = POLICY

    def policy(self) -> Policy:
        return self.decided

    def draft(self, call: Call, reasons: HandoverReasons | None = None) -> MemoDraft:
        self.asked.append(reasons)
        facts = MemoFacts(caller=call.caller_reference, product=call.product, notes=call.notes)
        names = SECONDARY_FIELDS if call.handling is Handling.SECOND else HANDOVER_FIELDS
        return draft_memo(facts, names, {}, none="なし", unknown="未確認")

    def save_memo(self, call_id: UUID, to_role: str, text: str) -> HandoverMemo:
        memo = HandoverMemo(
            id=UUID(int=6000 + len(self.memos)),
            call_id=call_id,
            made_at=self.clock.now(),
            to_role=to_role,
            text=text,
        )
        self.memos.append(memo)
        return memo

    def review_of(self, call_id: UUID) -> ReviewItem | None:
        return self.reviews.get(call_id)

    def open_reviews(self) -> tuple[ReviewItem, ...]:
        return tuple(item for item in self.reviews.values() if item.closed_at is None)

    def save_review(self, item: ReviewItem, *, close: bool = False) -> Changes:
        self.reviews[item.call_id] = replace(item, closed_at=self.clock.now() if close else item.closed_at)
        return Changes(calls=frozenset({item.call_id}))


@dataclass
class FakeGuidance:
    """The shipped rules, without a library behind them; ``articles`` answer when no acceptable answer exists."""

    articles: tuple[Article, ...] = ()
    facts: list[CallFacts] = field(default_factory=list)

    def question_bank(self) -> QuestionBank:
        return load_question_bank(None)

    def handover_words(self) -> HandoverWords:
        return load_handover_words(None)

    def boundary_ladder(self) -> BoundaryLadder:
        return load_boundary_ladder(None, POLICY.same_content_minutes)

    def questions(self, cause: str, stage: Stage | None, asked: Collection[str] = ()) -> tuple[Question, ...]:
        return self.question_bank().for_call(cause, stage, asked)

    def items(self) -> tuple[AskedItem, ...]:
        return self.question_bank().items

    def asked_items(self, notes: str) -> frozenset[str]:
        return self.question_bank().asked_items(notes)

    def changes(self, facts: CallFacts) -> tuple[SuggestedChange, ...]:
        self.facts.append(facts)
        return suggest_changes(facts, patience_minutes=POLICY.amber_minutes)

    def no_answer(self) -> tuple[Article, ...]:
        return self.articles

    def companions(self, article_id: UUID, *, limit: int = 3) -> Companions:
        bank = self.question_bank()
        return Companions(
            alternative=(bank.alternative,), confirming_question=(bank.confirming_question,), own=False, others=()
        )


@dataclass
class FakeRecords:
    """Writes a call down as its notes and action, after those that are saved in ``calls``."""

    calls: FakeCalls
    rising: SameKind | None = None

    def history_text(self, call_id: UUID) -> str:
        call = self.calls.calls[call_id]
        return f"【内容】{call.notes}\n【対応】{call.action}\n【結果】{call.result or ''}"

    def same_kind(self, call: Call, alerts: tuple[str, ...] = ()) -> SameKind | None:
        return self.rising

    def export_csv(self, folder: Path) -> ExportedTables:
        return ExportedTables(folder / "calls.csv", len(self.calls.calls), folder / "matters.csv", 0)
