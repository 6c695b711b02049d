"""Posting lists of many sources merged term by term, with as much of each source in memory as a limit allows."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

from kb.search.inversion import FieldPostings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

#: What one posting costs while it is merged: the arrays it came in, those it goes to, and its share of the terms.
_POSTING_BYTES = 64


class Source(Protocol):
    """Documents numbered from 0 that a segment is written from: just inverted, in a run on disk, or of a segment.

    ``lengths`` has the number of tokens of each document by scored field; ``posting_counts`` the postings by field.
    """

    @property
    def size(self) -> int: ...
    @property
    def lengths(self) -> Mapping[str, NDArray[np.int64]]: ...
    @property
    def posting_counts(self) -> Mapping[str, int]: ...

    def rows(self) -> Iterator[bytes]:
        """Yield what is stored of each document, as the codec stores it."""
        ...

    def postings(self, field: str) -> Iterator[FieldPostings]:
        """Yield the posting lists of a field in parts, in the order of the terms; a term is never cut."""
        ...


def merged(sources: Sequence[Source], field: str, memory_bytes: int) -> Iterator[FieldPostings]:
    """Yield a field's posting lists over all sources in parts; documents count through the sources in their order.

    At least one part of each source is in memory, whatever the limit says.
    """
    bases = np.cumsum([0, *(source.size for source in sources)])[:-1].tolist()
    room = memory_bytes // _POSTING_BYTES // max(len(sources), 1)
    heads = [_Head(source.postings(field), base, room) for source, base in zip(sources, bases, strict=True)]
    while heads := [head for head in heads if head.fill()]:
        bound = min(head.last for head in heads)
        yield _joined([part for head in heads for part in head.take(bound)])


class _Head:
    """The next parts of one source, its documents numbered as in the result."""

    def __init__(self, parts: Iterator[FieldPostings], base: int, room: int) -> None:
        self._parts = parts
        self._base = np.uint32(base)
        self._room = room
        self._loaded: deque[FieldPostings] = deque()
        self._held = 0

    @property
    def last(self) -> bytes:
        """The last term that is loaded."""
        return self._loaded[-1].terms[-1]

    def fill(self) -> bool:
        """Load up to the room there is and tell whether anything is left."""
        while not self._loaded or self._held < self._room:
            part = next(self._parts, None)
            if part is None:
                break
            self._loaded.append(part)
            self._held += len(part.ids)
        return bool(self._loaded)

    def take(self, bound: bytes) -> Iterator[FieldPostings]:
        """Yield and forget all lists of terms up to and with ``bound``."""
        while self._loaded and self._loaded[0].terms[0] <= bound:
            part = self._loaded.popleft()
            if part.terms[-1] > bound:
                cut = bisect_right(part.terms, bound)
                self._loaded.appendleft(part.cut(cut, len(part.terms)))
                part = part.cut(0, cut)
            self._held -= len(part.ids)
            yield FieldPostings(part.terms, part.counts, part.ids + self._base, part.frequencies)


def _joined(parts: list[FieldPostings]) -> FieldPostings:
    """Join lists of the same term; the parts stand in the order of their documents."""
    if len(parts) == 1:
        return parts[0]
    terms = list(chain.from_iterable(part.terms for part in parts))
    # Sorting is stable, so the lists of one term stay in the order of their documents.
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ordered = [terms[position] for position in order]
    first = np.array([True, *(a != b for a, b in pairwise(ordered))]).nonzero()[0]
    counts = np.concatenate([part.counts for part in parts])
    starts = np.cumsum(counts) - counts
    picked = counts[order]
    ends = np.cumsum(picked)
    gather = np.repeat(starts[order] - (ends - picked), picked) + np.arange(int(ends[-1]))
    return FieldPostings(
        [ordered[position] for position in first.tolist()],
        np.add.reduceat(picked, first),
        np.concatenate([part.ids for part in parts])[gather],
        np.concatenate([part.frequencies for part in parts])[gather],
    )
