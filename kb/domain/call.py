"""A call and what happened in it, with every field of P30 so that history exists from the first day."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.demand import Demand

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.domain.article import Stage


class Handling(StrEnum):
    """一次対応 or 二次対応."""

    FIRST = "first"
    SECOND = "second"


class CallResult(StrEnum):
    """How a call ended."""

    SETTLED = "settled"
    CALLBACK = "callback"
    HANDED_OVER = "handed_over"
    NO_CONSENT = "no_consent"
    SECONDARY = "secondary"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """P30: date and time, customer, content, cause, handling, result, time taken.

    ``notes`` is what the agent types (one row, overwritten, at most a second behind the keyboard); ``action`` says what
    was done, ``seconds_held`` is subtracted nowhere: time taken is ``ended_at - started_at``. ``held_since`` is set
    while the caller waits on hold. ``asked`` are the items the customer was already asked for (P9), ``stage`` is how
    far the handling is, ``fault_established`` whether the company's fault is a fact (P17).
    """

    id: UUID
    started_at: datetime
    agent: str = ""
    matter_id: UUID | None = None
    caller_reference: str = ""
    handling: Handling = Handling.FIRST
    notes: str = ""
    demand: Demand = field(default_factory=Demand)
    product: str = ""
    cause: str = ""
    action: str = ""
    result: CallResult | None = None
    seconds_held: int = 0
    secondary_at: datetime | None = None
    ended_at: datetime | None = None
    held_since: datetime | None = None
    asked: tuple[str, ...] = ()
    stage: Stage | None = None
    fault_established: bool = False


class CallEventType(StrEnum):
    """What the timeline of a call records; ``detail`` says which, where there is more than one.

    ALERT_RAISED, ALERT_ACKNOWLEDGED, ALERT_DENIED (火種でない): the rule's id; QUESTION_ANSWERED: rule's id and number
    of the question; BOUNDARY: the step, then who decided to leave out those before it; MEMO_MADE: the role it was made
    for; PROMISE_*: the promise's id (PROMISE_CALLED: the call is about it); SLOT_PASSED: the name of the slot that was
    empty; HANDED_IN: what came with a call that another program handed over.
    """

    STARTED = "started"
    HANDED_IN = "handed_in"
    HELD = "held"
    RESUMED = "resumed"
    SECONDARY = "secondary"
    SECONDARY_TAKEN_BACK = "secondary_taken_back"
    ALERT_RAISED = "alert_raised"
    QUESTION_ANSWERED = "question_answered"
    DUTY_CONTACTED = "duty_contacted"
    ALERT_ACKNOWLEDGED = "alert_acknowledged"
    ALERT_DENIED = "alert_denied"
    MEMO_MADE = "memo_made"
    PROMISE_CALLED = "promise_called"
    PROMISE_MADE = "promise_made"
    PROMISE_MOVED = "promise_moved"
    PROMISE_KEPT = "promise_kept"
    PROMISE_MISSED = "promise_missed"
    BOUNDARY = "boundary"
    FAULT_ESTABLISHED = "fault_established"
    ARTICLE_OPENED = "article_opened"
    ARTICLE_USED = "article_used"
    ARTICLE_DISMISSED = "article_dismissed"
    TEXT_COPIED = "text_copied"
    SLOT_PASSED = "slot_passed"
    ENDED = "ended"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvent:
    """One moment of a call; ``detail`` is free text such as a reason, never personal data of its own."""

    id: UUID
    call_id: UUID
    at: datetime
    type: CallEventType
    article_id: UUID | None = None
    detail: str = ""


class FeedbackType(StrEnum):
    """使った, 効いた, 効かなかった, 却下, 指摘 (P32)."""

    USED = "used"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    DISMISSED = "dismissed"
    FLAGGED = "flagged"


class DismissReason(StrEnum):
    """Why a suggestion was waved away, one key each."""

    OTHER_SITUATION = "other_situation"
    ALREADY_DONE = "already_done"
    WRONG_CONTENT = "wrong_content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What an agent said of an article, in which call; counts become priors of the suggestions."""

    id: UUID
    article_id: UUID
    call_id: UUID | None
    at: datetime
    type: FeedbackType
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """What past calls say of one article."""

    used: int = 0
    helped: int = 0
    not_helped: int = 0
    dismissed: int = 0
