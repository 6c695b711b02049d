"""A call and what happened in it, with every field of P30 so that history exists from the first day."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.demand import Demand

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


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
    was done, ``seconds_held`` is subtracted nowhere: time taken is ``ended_at - started_at``.
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


class CallEventType(StrEnum):
    """What the timeline of a call records."""

    STARTED = "started"
    ARTICLE_OPENED = "article_opened"
    ARTICLE_USED = "article_used"
    ARTICLE_DISMISSED = "article_dismissed"
    TEXT_COPIED = "text_copied"
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
