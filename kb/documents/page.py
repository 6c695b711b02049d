"""The size of one printed page, and how much of it an article takes.

A page is A4 (ISO 216: 210 by 297 mm) with margins of 20 mm, set in 10.5 point, the size Japanese office documents are
written in, 1.3 times that from line to line: 45 full-width characters in a line, 53 lines. Printing uses these numbers.
"""

from __future__ import annotations

import unicodedata
from math import ceil

from kb.documents.rendering import plain_paragraphs

WIDTH_MILLIMETRES, HEIGHT_MILLIMETRES = 210.0, 297.0
MARGIN_MILLIMETRES = 20.0
TYPE_POINTS = 10.5
LINE_POINTS = TYPE_POINTS * 1.3
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
