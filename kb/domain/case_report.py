"""A report without 忖度 (P31): facts, the customer's words, inference and opinion, each in a part of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class ReportPart(StrEnum):
    """The parts of a report in their order: 事実, お客様の言葉, 推測, 意見."""

    FACTS = "facts"
    CUSTOMER_WORDS = "customer_words"
    INFERENCE = "inference"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """A report to be looked over before it is printed; each part is plain text, one statement a line."""

    title: str
    product: str = ""
    happened_on: date | None = None
    parts: Mapping[ReportPart, str] = field(default_factory=dict)
