"""How much of one printed page an article takes (see ``kb.domain.paper``)."""

from __future__ import annotations

import unicodedata
from math import ceil

from kb.documents.rendering import plain_paragraphs
from kb.domain.paper import (
    HEIGHT_MILLIMETRES,
    LINE_POINTS,
    MARGIN_MILLIMETRES,
    TYPE_POINTS,
    WIDTH_MILLIMETRES,
)

_POINTS_PER_MILLIMETRE = 72 / 25.4

CHARACTERS_PER_LINE = int((WIDTH_MILLIMETRES - 2 * MARGIN_MILLIMETRES) * _POINTS_PER_MILLIMETRE / TYPE_POINTS)
LINES_PER_PAGE = int((HEIGHT_MILLIMETRES - 2 * MARGIN_MILLIMETRES) * _POINTS_PER_MILLIMETRE / LINE_POINTS)
#: What the title and the line of attributes under it take.
_HEAD_LINES = 2
_WIDE = frozenset("WFA")


def printed_lines(body: str) -> int:
    """Return how many lines an article takes in print, its head included; empty lines are not printed."""
    return _HEAD_LINES + sum(
        max(1, ceil(_width(line) / CHARACTERS_PER_LINE))
        for paragraph in plain_paragraphs(body)
        for line in paragraph.split("\n")
    )


def _width(text: str) -> float:
    """Return the width in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in _WIDE else 0.5 for character in text)
