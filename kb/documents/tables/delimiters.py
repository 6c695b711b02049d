"""What separates and quotes the cells of a text file, found by the one that makes rows of equal length."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

_DELIMITERS = (",", "\t", ";", "|")
_ROWS = 50
_SINGLE_QUOTED = re.compile(r"(?:^|[,\t;|])'[^'\n]*'(?=[,\t;|\r\n]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CellFormat:
    """The two characters."""

    delimiter: str
    quote: str


def detect_format(head: str, *, delimiter: str = "", quote: str = "") -> CellFormat:
    """Return how the cells at the beginning of a file are separated and quoted; what is given is taken as it is."""
    quote = quote or ("'" if '"' not in head and _SINGLE_QUOTED.search(head) else '"')
    if not delimiter:
        delimiter = max(_DELIMITERS, key=lambda one: _evenness(head, one, quote))
    return CellFormat(delimiter, quote)


def _evenness(head: str, delimiter: str, quote: str) -> tuple[float, int]:
    """Return the share of rows of the most usual length, which is more than one, and that length."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, quotechar=quote)
    lengths: Counter[int] = Counter()
    try:
        for number, row in enumerate(reader):
            if number >= _ROWS:
                break
            lengths[len(row)] += bool(row)
    except csv.Error:
        return 0.0, 0
    several = [(count, length) for length, count in lengths.items() if length > 1]
    if not several:
        return 0.0, 0
    count, length = max(several)
    return count / lengths.total(), length
