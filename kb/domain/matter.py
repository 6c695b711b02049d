"""A matter (案件): one complaint across its calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.demand import Demand

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.domain.call import Call
    from kb.domain.handover import HandoverMemo
    from kb.domain.promise import Promise


class MatterState(StrEnum):
    """受付, 調査中, 回答待ち, 合意, 不成立."""

    RECEIVED = "received"
    INVESTIGATING = "investigating"
    AWAITING_ANSWER = "awaiting_answer"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


class AnswerChannel(StrEnum):
    """How the final answer is given (P5): face to face first, telephone next; e-mail needs a reason."""

    FACE_TO_FACE = "face_to_face"
    TELEPHONE = "telephone"
    LETTER = "letter"
    EMAIL = "email"


class EvidencePrinciple(StrEnum):
    """3現主義 (P6): 現場 the place, 現物 the object, 現象 the phenomenon; and documents beside them."""

    PLACE = "place"
    OBJECT = "object"
    PHENOMENON = "phenomenon"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact that was checked: what, on which of the three, by whom, when."""

    at: datetime
    principle: EvidencePrinciple
    text: str
    checked_by: str = ""


#: So many different people agree before a matter may be called settled (P6).
REVIEWERS_NEEDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One complaint; calls, promises and memos hang on it. ``original_complaint`` is the 源クレーム (P16)."""

    id: UUID
    opened_at: datetime
    caller_reference: str = ""
    handler: str = ""
    product: str = ""
    cause: str = ""
    demand: Demand = field(default_factory=Demand)
    original_complaint: str = ""
    state: MatterState = MatterState.RECEIVED
    answer_channel: AnswerChannel | None = None
    answer_channel_reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    reviewers: tuple[str, ...] = ()
    closed_at: datetime | None = None

    @property
    def may_be_agreed(self) -> bool:
        """Whether two named reviewers, different people, have agreed (P6)."""
        return len({name.strip() for name in self.reviewers} - {""}) >= REVIEWERS_NEEDED


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with what hangs on it, each in the order it came."""

    matter: Matter
    calls: tuple[Call, ...] = ()
    promises: tuple[Promise, ...] = ()
    memos: tuple[HandoverMemo, ...] = ()


def channel_needs_reason(channel: AnswerChannel | None) -> bool:
    """P5: face to face first, telephone next; by e-mail only with a reason."""
    return channel is AnswerChannel.EMAIL
