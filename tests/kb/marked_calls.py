"""Calls in which every word of a customer is marked, to be looked for in files."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.call import Call, CallEvent, CallEventType, CallResult, Feedback, FeedbackType
from kb.domain.demand import Demand
from kb.domain.handover import HandoverMemo
from kb.domain.matter import Evidence, EvidencePrinciple, Matter, MatterState
from kb.domain.promise import Promise, PromiseMove, PromiseState
from kb.domain.queues import Miss, MissSource
from kb.domain.reading_state import ReadingState
from kb.domain.review import ReviewItem
from kb.domain.slots import SlotValue
from kb.domain.stored_draft import StoredDraft
from kb.identifiers import new_id
from kb.storage import (
    call_store,
    draft_store,
    feedback_store,
    handover_store,
    matter_store,
    miss_store,
    promise_store,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.storage.database import Transaction


class Markers:
    """Words that stand nowhere else; each is kept, so that none is forgotten."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.made: list[str] = []

    def __call__(self) -> str:
        """Return what a customer might have said."""
        self.made.append(f"QZ{self.prefix}{len(self.made):05}QZ")
        return f"{self.made[-1]}と話した"

    def address(self) -> str:
        """Return a text with personal data that is found in any text."""
        self()
        return f"連絡先は {self.made[-1]}@example.jp です。"

    def found_in(self, root: Path) -> dict[str, set[str]]:
        """Return the markers in files below a folder and in their names, in UTF-8 or UTF-16 of either order."""
        found: dict[str, set[str]] = {}
        letters = [re.escape(letter) for letter in f"QZ{self.prefix}"] + ["[0-9]"] * 5 + ["Q", "Z"]
        for path in (path for path in root.rglob("*") if path.is_file()):
            content = path.name.encode() + path.read_bytes()
            marks = {
                hit.replace(b"\0", b"").decode()
                for before, after in (("", ""), ("", "\\0"), ("\\0", ""))
                for hit in re.findall("".join(before + one + after for one in letters).encode(), content)
            }
            if marks:
                found[str(path.relative_to(root))] = marks
        return found

    def anywhere_in(self, root: Path) -> set[str]:
        """Return all markers that stand in any file below a folder."""
        return set().union(*self.found_in(root).values())


def write_call(session: Transaction, at: datetime, mark: Markers, article_id: UUID) -> UUID:
    """Write a call with everything that can hang on one, a customer's words wherever there is room for them."""
    call_id = _write_call(session, at, mark, _write_matter(session, at, mark))
    _write_events(session, at, mark, call_id)
    _write_hand_over(session, at, mark, call_id)
    _write_promise(session, at, mark, call_id)
    for whose in (call_id, None):
        miss = Miss(id=new_id(), at=at, source=MissSource.NOTES, question=mark(), call_id=whose)
        miss_store.add(session, miss)
        flagged = FeedbackType.FLAGGED
        feedback = Feedback(id=new_id(), article_id=article_id, call_id=whose, at=at, type=flagged, reason=mark())
        feedback_store.add(session, feedback)
    draft = StoredDraft(
        article_id=new_id(),
        editor="editor",
        window=new_id(),
        text=mark(),
        base_number=0,
        saved_at=at,
        call_id=call_id,
    )
    draft_store.save(session, draft)
    return call_id


def _write_matter(session: Transaction, at: datetime, mark: Markers) -> UUID:
    matter = Matter(
        id=new_id(),
        opened_at=at,
        caller_reference=mark(),
        handler=mark(),
        demand=Demand(quantity=mark()),
        original_complaint=mark(),
        state=MatterState.AGREED,
        answer_channel_reason=mark(),
        evidence=(Evidence(at=at, principle=EvidencePrinciple.PLACE, text=mark(), checked_by=mark()),),
        reviewers=(mark(), mark()),
        closed_at=at,
    )
    matter_store.save(session, matter)
    return matter.id


def _write_call(session: Transaction, at: datetime, mark: Markers, matter_id: UUID) -> UUID:
    call = Call(
        id=new_id(),
        started_at=at,
        ended_at=at + timedelta(minutes=8),
        agent=mark(),
        matter_id=matter_id,
        caller_reference=mark(),
        notes=mark() * 400,
        demand=Demand(quantity=mark()),
        product="冷蔵庫",
        cause="配送遅れ",
        action=mark(),
        result=CallResult.SETTLED,
        seconds_held=20,
        asked=(mark(),),
    )
    call_store.start(session, call)
    call_store.save_reading(session, call.id, ReadingState(slots={"名前": SlotValue(mark())}))
    return call.id


def _write_events(session: Transaction, at: datetime, mark: Markers, call_id: UUID) -> None:
    for kind in (CallEventType.HANDED_IN, CallEventType.BOUNDARY, CallEventType.FAULT_ESTABLISHED):
        call_store.add_event(session, CallEvent(id=new_id(), call_id=call_id, at=at, type=kind, detail=mark()))
    alert = CallEvent(id=new_id(), call_id=call_id, at=at, type=CallEventType.ALERT_RAISED, detail="injury")
    call_store.add_event(session, alert)


def _write_hand_over(session: Transaction, at: datetime, mark: Markers, call_id: UUID) -> None:
    memo = HandoverMemo(id=new_id(), call_id=call_id, made_at=at, to_role=mark(), text=mark())
    handover_store.save_memo(session, memo)
    review = ReviewItem(id=new_id(), call_id=call_id, opened_at=at, angered=mark(), calmed=mark())
    handover_store.save_review(session, review)


def _write_promise(session: Transaction, at: datetime, mark: Markers, call_id: UUID) -> None:
    promise = Promise(
        id=new_id(),
        made_at=at,
        due_at=at,
        what=mark(),
        to_whom=mark(),
        owner=mark(),
        call_id=call_id,
        state=PromiseState.KEPT,
        settled_at=at,
        reason=mark(),
        moves=(PromiseMove(at, at, mark()),),
    )
    promise_store.save(session, promise)
