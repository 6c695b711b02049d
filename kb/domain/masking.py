"""Masking of personal data (P32): what is masked, where, and the text with visible words in its place.

What is found where is decided elsewhere: by pattern in ``personal_numbers`` and ``addresses``, names with the analyser.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class PersonalData(StrEnum):
    """Categories of personal data, each with its own placeholder.

    ORDER_NUMBER is any number that leads to a customer: of an order, a contract, a parcel, a member.
    """

    NAME = "name"
    TELEPHONE = "telephone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    CARD = "card"
    ORDER_NUMBER = "order_number"
    BIRTH_DATE = "birth_date"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, order=True)
class PersonalSpan:
    """Personal data from ``start`` up to ``end``, offsets in code points of the text it was found in."""

    start: int
    end: int
    category: PersonalData


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal data; ``spans`` are offsets in the text as it was before, in order, apart."""

    text: str
    spans: tuple[PersonalSpan, ...] = ()


def apart(spans: Iterable[PersonalSpan]) -> tuple[PersonalSpan, ...]:
    """Return spans in order with those that overlap joined; a joined one has the category of its longest part."""
    kept: list[PersonalSpan] = []
    longest = 0
    for span in sorted(spans):
        length = span.end - span.start
        if kept and span.start < kept[-1].end:
            before = kept[-1]
            category = span.category if length > longest else before.category
            longest = max(length, longest)
            kept[-1] = PersonalSpan(before.start, max(before.end, span.end), category)
        else:
            kept.append(span)
            longest = length
    return tuple(kept)


def replaced(text: str, spans: Iterable[PersonalSpan], placeholders: Mapping[PersonalData, str]) -> str:
    """Return the text with each of the spans, which are in order and apart, replaced by its category's placeholder."""
    parts: list[str] = []
    start = 0
    for span in spans:
        parts += (text[start : span.start], placeholders[span.category])
        start = span.end
    parts.append(text[start:])
    return "".join(parts)
