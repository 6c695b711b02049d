"""The posting lists of one generation of the index, put together from those of its segments.

Segments never change once written, so what was decoded of them survives commits elsewhere. Everything that depends on
the whole index (document numbers, document frequency, average length) belongs to a generation; deletions are a mask
beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kb.search.blocks import NO_POSTINGS, Postings
from kb.search.cache import ByteCache

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.search.segment import SegmentFiles

#: Bytes of decoded lists kept for one generation beyond those that its segments keep.
GENERATION_CACHE_BYTES = 64 * 2**20


class PostingStore:
    """The posting lists of one generation: document numbers count through all its segments. Any thread may use it."""

    def __init__(self, segments: Sequence[SegmentFiles]) -> None:
        self.segments = tuple(segments)
        self.bases = tuple(int(base) for base in np.cumsum([0, *(segment.size for segment in segments)])[:-1])
        #: Documents including deleted ones, as Whoosh counts them for scores.
        self.size = sum(segment.size for segment in segments)
        self._lists: ByteCache[Postings] = ByteCache(GENERATION_CACHE_BYTES)
        self._averages: dict[str, float] = {}

    def get(self, field: str, term: str) -> Postings:
        """Return a term's documents (deleted ones included, as in Whoosh's statistics); empty when nobody has it."""
        if len(self.segments) == 1:
            return self.segments[0].postings(field, term)
        key = (field, term)
        found = self._lists.get(key)
        if found is None:
            found = self._joined(field, term)
            self._lists.put(key, found, found.nbytes)
        return found

    def _joined(self, field: str, term: str) -> Postings:
        parts = [(base, segment.postings(field, term)) for base, segment in zip(self.bases, self.segments, strict=True)]
        filled = [(base, part) for base, part in parts if len(part.ids)]
        if not filled:
            return NO_POSTINGS
        return Postings(
            np.concatenate([part.ids + np.int32(base) for base, part in filled]),
            np.concatenate([part.frequencies for _, part in filled]),
            np.concatenate([part.lengths for _, part in filled]),
        )

    def average_length(self, field: str) -> float:
        """Return the average number of tokens of a field over all documents, deleted ones included."""
        average = self._averages.get(field)
        if average is None:
            total = sum(segment.field_length(field) for segment in self.segments)
            average = self._averages[field] = total / (self.size or 1)
        return average

    def lexicon(self, field: str, prefix: str = "") -> list[str]:
        """Return the terms of a field that start with ``prefix``, sorted by code point, each once."""
        if len(self.segments) == 1:
            return list(self.segments[0].lexicon(field, prefix))
        return sorted({term for segment in self.segments for term in segment.lexicon(field, prefix)})
