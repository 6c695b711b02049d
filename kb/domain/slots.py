"""Slots: what a spoken line leaves open until the call fills it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SlotSource(StrEnum):
    """What fills a slot during a call; a placeholder with a source that is not here is typed by the agent."""

    CALLER_NAME = "caller_name"
    AGENT = "agent"
    NEXT_AGENT = "next_agent"
    CALLBACK_AT = "callback_at"
    ANSWER_DUE = "answer_due"
    PRODUCT = "product"
    DEPARTMENT = "department"
    ALTERNATIVE = "alternative"
    DUTY_CONTACT = "duty_contact"
    FACTS = "facts"


#: Slots that hold a date with a time: whoever speaks one of them makes a promise (P4, P18).
DUE_SOURCES = frozenset({SlotSource.CALLBACK_AT, SlotSource.ANSWER_DUE})


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What a slot says in one call, as it is spoken; ``due_at`` is the moment that a date stands for."""

    text: str
    due_at: datetime | None = None
