"""Terms as they are asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A term to look for: ``field`` of the schema, ``text`` as analysed, ``weight`` multiplies its score."""

    field: str
    text: str
    weight: float = 1.0
