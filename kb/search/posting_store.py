"""The posting lists of one generation of the index, put together from those of its segments.

Segments never change once written, so what was decoded of them survives commits elsewhere. Everything that depends on
the whole index (document numbers, document frequency, average length) belongs to a generation; deletions are a mask
beside it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from kb.search.cache import ByteCache
from kb.search.memory import JOINED_PART
from kb.search.postings import NO_LENGTHS, NO_POSTINGS, make_postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kb.search.postings import Postings
    from kb.search.segment import IndexSegment

#: Segments from this size on are scored by themselves; smaller neighbours are put together once a generation, so that
#: a question costs per part and not per edit.
PART_DOCUMENTS = 8192


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring segments, each with its first document's number; documents from ``start`` up to ``stop``."""

    number: int
    start: int
    stop: int
    segments: tuple[tuple[int, IndexSegment], ...]
    #: The segment where there is only one.
    single: IndexSegment | None


class PostingStore:
    """The posting lists of one generation: document numbers count through all its segments. Any thread may use it."""

    def __init__(self, segments: Sequence[IndexSegment], cache_bytes: int) -> None:
        """``cache_bytes`` is what the whole index may keep in memory."""
        self.segments = tuple(segments)
        self.bases = tuple(int(base) for base in np.cumsum([0, *(segment.size for segment in segments)])[:-1])
        #: Documents including deleted ones, as Whoosh counts them for scores.
        self.size = sum(segment.size for segment in segments)
        self.parts = tuple(_parts(self.bases, self.segments))
        self._lists: ByteCache[Postings] = ByteCache(int(cache_bytes * JOINED_PART))
        self._lengths: dict[str, NDArray[np.uint8]] = {}
        self._days: NDArray[np.int32] | None = None
        self._averages: dict[str, float] = {}

    def documents(self, field: str, term: str) -> NDArray[np.int32]:
        """Return the numbers of the documents that have a term, ascending, deleted ones included."""
        found = [(part.start, self.within(part, field, term)) for part in self.parts]
        return _concatenated([(start, postings) for start, postings in found if postings.count])

    def within(self, part: Part, field: str, term: str) -> Postings:
        """Return a term's documents within a part, counted from its start."""
        if part.single is not None:
            return part.single.postings(field, term)
        key = (part.number, field, term)
        found = self._lists.get(key)
        if found is None:
            found = self._join(part, field, term)
            self._lists.put(key, found, found.nbytes)
        return found

    def _join(self, part: Part, field: str, term: str) -> Postings:
        lists = [(base - part.start, segment.postings(field, term)) for base, segment in part.segments]
        filled = [(start, postings) for start, postings in lists if postings.count]
        if not filled:
            return NO_POSTINGS
        frequencies = np.concatenate([postings.frequencies.astype(np.uint16) for _, postings in filled])
        return make_postings(_concatenated(filled), frequencies, self.lengths(field)[part.start : part.stop])

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return the length byte of a field in each document."""
        lengths = self._lengths.get(field)
        if lengths is None:
            found = [segment.lengths(field) for segment in self.segments]
            lengths = self._lengths[field] = found[0] if len(found) == 1 else np.concatenate([NO_LENGTHS, *found])
        return lengths

    def count_values(self, field: str, mask: NDArray[np.bool_]) -> Counter[str]:
        """Return how many documents of ``mask`` have each value of a field; values that none has count 0."""
        counts: Counter[str] = Counter()
        for base, segment in zip(self.bases, self.segments, strict=True):
            values = segment.values(field)
            chosen = values.owners[mask[base : base + segment.size][values.ids]]
            numbers = np.bincount(chosen, minlength=len(values.names))
            counts.update(dict(zip(values.names, numbers.tolist(), strict=True)))
        return counts

    def days(self) -> NDArray[np.int32]:
        """Return the day that each document is ordered by, as ``date.toordinal``; 0 for those without one."""
        if self._days is None:
            self._days = np.concatenate([np.empty(0, np.int32), *(segment.days() for segment in self.segments)])
        return self._days

    def frequency(self, field: str, term: str) -> int:
        """Return in how many documents a term stands, deleted ones included."""
        return sum(segment.frequency(field, term) for segment in self.segments)

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


def _parts(bases: Sequence[int], segments: Sequence[IndexSegment]) -> Iterator[Part]:
    numbered = enumerate(zip(bases, segments, strict=True))
    # A large segment is a group of its own; all small ones between two large ones are one group.
    groups = groupby(numbered, key=lambda entry: entry[0] if entry[1][1].size >= PART_DOCUMENTS else -1)
    for number, (_, group) in enumerate(groups):
        members = tuple(entry for _, entry in group)
        last_base, last = members[-1]
        yield Part(number, members[0][0], last_base + last.size, members, last if len(members) == 1 else None)


def _concatenated(lists: list[tuple[int, Postings]]) -> NDArray[np.int32]:
    """Return the documents of several lists; each comes with the number that its documents are counted from."""
    if len(lists) == 1 and lists[0][0] == 0:
        return lists[0][1].ids
    return np.concatenate([np.empty(0, np.int32), *(postings.ids + np.int32(start) for start, postings in lists)])
