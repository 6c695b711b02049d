"""A matter (案件): one complaint across its calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.demand import Demand

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


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
    evidence: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    closed_at: datetime | None = None
