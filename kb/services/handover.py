"""Handing a call over: the memo that writes itself (P9, P24), and the review after a secondary complaint (P33)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.domain.call import CallEvent, CallEventType, Handling
from kb.domain.demand import DemandQuality
from kb.domain.handover import (
    HANDOVER_FIELDS,
    MEMO_CHARACTERS,
    SECONDARY_FIELDS,
    HandoverMemo,
    HandoverReasons,
    MemoFacts,
    draft_memo,
)
from kb.domain.policy import ClockState
from kb.errors import MemoTooLongError
from kb.identifiers import new_id
from kb.storage import call_store, handover_store, promise_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.clock import Clock
    from kb.documents.record_words import RecordWords
    from kb.domain.call import Call
    from kb.domain.handover import MemoDraft
    from kb.domain.policy import Policy
    from kb.domain.promise import Promise
    from kb.domain.review import ReviewItem
    from kb.storage.database import Database


class HandoverService:
    """Drafts, keeps and reviews; an unknown call raises CallNotFoundError, a write the errors of writing."""

    def __init__(self, database: Database, clock: Clock, policy: Policy, words: RecordWords) -> None:
        """``words`` are those in which calls are written down."""
        self._database = database
        self._clock = clock
        self._policy = policy
        self._words = words

    def policy(self) -> Policy:
        """Return what the centre decided about calls."""
        return self._policy

    def draft(self, call: Call, reasons: HandoverReasons | None = None) -> MemoDraft:
        """Write the memo of a call as it stands: that of P24 for a secondary complaint, that of P9 for all others.

        ``call`` carries what was typed last, which may not be saved yet; promises are read from the library.
        """
        known, words = reasons or HandoverReasons(), self._words
        with self._database.read() as session:
            promises = promise_store.of_call(session, call.id)
        facts = MemoFacts(
            caller=call.caller_reference,
            product=call.product,
            notes=call.notes,
            why=self._why(call, known),
            stage=words.value("stage", call.stage.value) if call.stage else "",
            wants=self._wants(call),
            asked=known.asked,
            promised=tuple(map(_promised, promises)),
        )
        names = SECONDARY_FIELDS if call.handling is Handling.SECOND else HANDOVER_FIELDS
        return draft_memo(facts, names, words.memo, none=words.none, unknown=words.unknown)

    def save_memo(self, call_id: UUID, to_role: str, text: str) -> HandoverMemo:
        """Keep a memo as it is handed over.

        Raises:
            MemoTooLongError: it has more than 300 characters.
        """
        if len(text) > MEMO_CHARACTERS:
            raise MemoTooLongError(characters=len(text), limit=MEMO_CHARACTERS)
        now = self._clock.now()
        memo = HandoverMemo(id=new_id(), call_id=call_id, made_at=now, to_role=to_role, text=text)
        event = CallEvent(id=new_id(), call_id=call_id, at=now, type=CallEventType.MEMO_MADE, detail=to_role)
        with self._database.write() as session:
            call_store.get(session, call_id)
            handover_store.save_memo(session, memo)
            call_store.add_event(session, event)
        return memo

    def memos(self, call_id: UUID) -> tuple[HandoverMemo, ...]:
        """Return the memos of a call in the order they were made."""
        with self._database.read() as session:
            return handover_store.memos(session, call_id)

    def review_of(self, call_id: UUID) -> ReviewItem | None:
        """Return what is to be looked at together after this call, if it became a secondary complaint."""
        with self._database.read() as session:
            return handover_store.review_of_call(session, call_id)

    def open_reviews(self) -> tuple[ReviewItem, ...]:
        """Return the review items that are not closed, the oldest first."""
        with self._database.read() as session:
            return handover_store.open_reviews(session)

    def save_review(self, item: ReviewItem, *, close: bool = False) -> Changes:
        """Write what angered and what calmed; with ``close`` it was talked over."""
        closed_at = self._clock.now() if close else item.closed_at
        with self._database.write() as session:
            handover_store.save_review(session, replace(item, closed_at=closed_at))
        return Changes(calls=frozenset({item.call_id}))

    def _why(self, call: Call, known: HandoverReasons) -> tuple[str, ...]:
        seconds = int(((call.ended_at or self._clock.now()) - call.started_at).total_seconds())
        why, policy = self._words.why, self._policy
        reasons = [why["secondary"]] if call.handling is Handling.SECOND else []
        match policy.clock_state(seconds):
            case ClockState.AMBER:
                reasons.append(why["amber"].format(minutes=policy.amber_minutes))
            case ClockState.RED:
                reasons.append(why["red"].format(minutes=policy.red_minutes))
        if DemandQuality.SUPERIOR in call.demand.qualities:
            reasons.append(why["superior"])
        reasons += [why["crisis"].format(alert=alert) for alert in known.crises]
        reasons += known.warnings
        if known.boundary:
            reasons.append(why["boundary"].format(step=known.boundary))
        return tuple(reasons)

    def _wants(self, call: Call) -> tuple[str, ...]:
        wants = [self._words.value("demand", quality.value) for quality in call.demand.qualities]
        return tuple(filter(None, (*wants, call.demand.quantity)))


def _promised(promise: Promise) -> str:
    due = promise.due_at.astimezone()
    return f"{promise.what}（{due.month}/{due.day} {due:%H:%M}）"
