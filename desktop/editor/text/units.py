"""Places in text as Qt counts them: UTF-16 units, two for a character beyond the basic plane."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + len(_BEYOND.findall(text))


def as_units(text: str) -> str:
    """Return a text with two signs for each character that has two units: places in it are places for Qt."""
    return _BEYOND.sub("\ufffd\ufffd", text)


def characters(text: str, unit: int) -> int:
    """Return how many characters of a text lie before a place in UTF-16 units; half a character counts as none."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))


def unit_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Translate ascending (start, end) places in characters to UTF-16 units."""
    if not _BEYOND.search(text):
        return list(spans)
    found = []
    place = at = 0
    for start, end in spans:
        first = at + units(text[place:start])
        last = first + units(text[start:end])
        found.append((first, last))
        place, at = end, last
    return found
