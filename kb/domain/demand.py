"""The demand of a complaint on its two axes (P3): quality as a closed list, quantity as free text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DemandQuality(StrEnum):
    """What the customer asks for."""

    MONEY = "money"
    PREVENTION = "prevention"
    APOLOGY_LETTER = "apology_letter"
    VISIT = "visit"
    EXCHANGE = "exchange"
    SUPERIOR = "superior"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Demand:
    """Qualities in the order they were raised, and how much, how many, by when in the customer's words."""

    qualities: tuple[DemandQuality, ...] = ()
    quantity: str = ""


#: The five cause classes of P30; a centre may write its own words beside them.
CAUSES: tuple[str, ...] = ("expectation_gap", "product_defect", "attitude", "misunderstanding", "personal")
