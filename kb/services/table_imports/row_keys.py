"""What tells one row from another, whatever file it comes in: so no row becomes two calls.

A record's number in the other system is the row, together with the day of the call, as numbers may begin anew, and
with the name of its column. Without such a number the row is what it says: the texts of all its cells with the
headings of their columns, in any order. Rows that say the same are told apart by counting them, as two customers
may have called with nothing else written down: importing the file again finds the same rows, and so does another
export that holds them.

The way columns are read is no part of it: a table that is imported again with another mapping changes its calls.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.tables.words import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.documents.tables.call_rows import ReadCall
    from kb.domain.call import Call

_BETWEEN, _AFTER = "\x1f", "\x1e"
#: Bytes by which the rows of one file are told apart in memory. Two of a million are alike with a chance of one in
#: thirty million, and would then count as rows that say the same.
_SHORT = 8


def digest(text: str) -> str:
    """Return the hash of a text as it is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


class RowKeys:
    """Gives the keys of the rows of one file, in their order; it remembers some hundred bytes of each row."""

    def __init__(self, names: Sequence[str], left_out: int | None, source_column: str) -> None:
        """``left_out`` is the place of a column that is no part of a row, ``source_column`` holds a record's number."""
        self._heads = [(place, compared(name)) for place, name in enumerate(names) if place != left_out]
        self._heads.sort(key=lambda head: head[1])
        self._source_column = compared(source_column)
        self._seen: dict[int, int] = {}

    def of_record(self, read: ReadCall, number: int) -> tuple[str, int]:
        """Return the key of a row with a record's number, and the row before that has the same, or 0."""
        own = call_id_of(read.source)
        if own is None:
            day = f"{read.call.started_at.astimezone():%Y-%m-%d}"
            key = digest(_BETWEEN.join(("record", self._source_column, compared(read.source), day)))
        else:
            key = digest(_BETWEEN.join(("own", str(own))))
        first = self._seen.setdefault(_short(key), number)
        return key, 0 if first == number else first

    def of_texts(self, cells: Sequence[str]) -> str:
        """Return the key of a row that is what it says."""
        texts = (
            f"{head}{_BETWEEN}{cells[place]}" for place, head in self._heads if place < len(cells) and cells[place]
        )
        key = digest(_AFTER.join(texts))
        short = _short(key)
        count = self._seen.get(short, 0)
        self._seen[short] = count + 1
        return digest(f"{key}{_BETWEEN}{count}") if count else key


def call_digest(call: Call) -> str:
    """Return a hash of what a row says of a call."""
    values = (
        call.started_at.isoformat(),
        call.ended_at.isoformat() if call.ended_at else "",
        *(call.agent, call.caller_reference, call.handling.value, call.notes, *call.demand.qualities, "|"),
        *(call.demand.quantity, call.product, call.cause, call.action),
        call.result.value if call.result else "",
        str(call.seconds_held),
    )
    return digest(_BETWEEN.join(values))


def call_id_of(source: str) -> UUID | None:
    """Return the id of a call that a table of our own names, as ``kb export-records`` writes them."""
    try:
        found = UUID(source)
    except ValueError:
        return None
    return found if str(found) == source.lower() else None


def _short(key: str) -> int:
    return int(key[: 2 * _SHORT], 16)
