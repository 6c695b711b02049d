"""How an index divides the memory it may use for what it reads and derives.

The parts are what a hundred different notes at 100,000 articles need side by side (``tests.bench.search``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.search.cache import ByteCache

if TYPE_CHECKING:
    from kb.search.postings import Postings

#: Bytes, unless a setting says otherwise.
CACHE_BYTES = 178 * 2**20
#: Posting lists of segments, and of frequent terms once more, rounded.
POSTING_PART = 0.555
ROUNDED_PART = 0.30
#: Lists put together of small segments.
JOINED_PART = 0.025
#: Stored rows, the documents made of them, and folded texts.
ROW_PART = 0.03
DOCUMENT_PART = 0.015
TEXT_PART = 0.03
#: What is computed from a generation's statistics.
DERIVED_PART = 0.045


class SegmentCaches:
    """What was read from the segments of one index; entries of segments that are gone fall out by and by."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        """``limit`` is in bytes, for everything that the index keeps, whoever keeps it."""
        self.limit = limit
        self.postings: ByteCache[Postings] = ByteCache(int(limit * POSTING_PART))
        self.rows: ByteCache[dict[str, Any]] = ByteCache(int(limit * ROW_PART))
        self.texts: ByteCache[tuple[str, ...]] = ByteCache(int(limit * TEXT_PART))
