"""The index as it would be after an article was saved: the files as they are, and one segment in memory.

Nothing is written. What an answer depends on is that of a real save (``indexer.apply``) to the last bit, because it is
made of the same parts: documents, average lengths and frequencies count the version before as deleted until merged, and
tiny segments are put together by the same rule.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.search.encoding import length_bytes
from kb.search.inversion import invert, prepare
from kb.search.memory import CACHE_BYTES, SegmentCaches
from kb.search.merge_policy import within_commit
from kb.search.postings import LENGTHS, NO_POSTINGS, make_postings
from kb.search.schema import DATE, TEXT_FIELDS
from kb.search.segment import FieldValues, beginning_with, exact_form
from kb.search.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kb.search.document import IndexDocument
    from kb.search.inversion import Prepared
    from kb.search.postings import Postings
    from kb.search.segment import IndexSegment

#: A save that merged more documents than this is imitated without the merge: that takes seconds, and the difference are
#: the deleted documents of small segments.
MOST_MERGED = 200
_NAME = "in memory"


class Overlay:
    """Makes snapshots with another version of one article; keeps what was analysed of its neighbours."""

    def __init__(self, snapshot: Snapshot) -> None:
        """``snapshot`` is the index as it is."""
        self.snapshot = snapshot
        self._neighbours: dict[int, Prepared] = {}

    def with_document(self, document: IndexDocument) -> Snapshot:
        """Return the index as it would be after this version of the article was saved; as it is if it says the same.

        Raises:
            IndexUnavailableError: the index is damaged.
        """
        number = self.snapshot.docnum(document.article_id)
        if number is not None and self.snapshot.document(number) == document:
            return self.snapshot
        parts = self._parts_without(document)
        merged = set(within_commit([segment.size - len(deleted) for _, segment, deleted in parts]))
        together = [
            base + number
            for place, (base, segment, deleted) in enumerate(parts)
            if place in merged
            for number in range(segment.size)
            if number not in deleted
        ]
        if len(together) > MOST_MERGED:
            merged, together = set(), []
        kept = [part for place, part in enumerate(parts) if place not in merged]
        made = MemorySegment([*map(self._neighbour, together), prepare(document)], merged=len(together))
        return Snapshot(
            [*(segment for _, segment, _ in kept), made],
            [*(deleted for _, _, deleted in kept), frozenset()],
            CACHE_BYTES,
        )

    def _parts_without(self, document: IndexDocument) -> list[tuple[int, IndexSegment, frozenset[int]]]:
        """Return first document, segment and deleted documents of each part of which something is left."""
        number = self.snapshot.docnum(document.article_id)
        store = self.snapshot.postings
        parts = []
        for base, segment, deleted in zip(store.bases, store.segments, self.snapshot.deleted(), strict=True):
            gone = deleted
            if number is not None and base <= number < base + segment.size:
                gone = deleted | {number - base}
            if len(gone) < segment.size:
                parts.append((base, segment, gone))
        return parts

    def _neighbour(self, docnum: int) -> Prepared:
        found = self._neighbours.get(docnum)
        if found is None:
            found = self._neighbours[docnum] = prepare(self.snapshot.document(docnum))
        return found


class MemorySegment:
    """A segment that was never written (see ``segment.IndexSegment``); as fast as a few documents are."""

    def __init__(self, documents: Sequence[Prepared], *, merged: int = 0) -> None:
        """Invert documents, numbered in their order; the first ``merged`` come out of other segments.

        Of those only their length bytes are known, as to a real merge.
        """
        inverted = invert(documents)
        self.name = _NAME
        self.size = inverted.size
        self.caches = SegmentCaches(0)
        self._rows = [document.row for document in documents]
        self._lengths = {field: length_bytes(lengths) for field, lengths in inverted.lengths.items()}
        self._totals = {
            field: int(LENGTHS[self._lengths[field][:merged]].sum() + lengths[merged:].sum())
            for field, lengths in inverted.lengths.items()
        }
        self._lists: dict[str, dict[str, tuple[NDArray[np.int32], NDArray[np.uint16]]]] = {}
        for field, postings in inverted.fields.items():
            ends = np.cumsum(postings.counts)
            cuts = zip(ends - postings.counts, ends, strict=True)
            self._lists[field] = {
                term.decode(): (postings.ids[start:end].astype(np.int32), postings.frequencies[start:end])
                for term, (start, end) in zip(postings.terms, cuts, strict=True)
            }

    def postings(self, field: str, term: str) -> Postings:
        """Return a term's documents."""
        found = self._lists.get(field, {}).get(term)
        return NO_POSTINGS if found is None else make_postings(*found, self.lengths(field))

    def holds(self, field: str, term: str) -> bool:
        """Tell whether a term's list is in memory: all are."""
        return term in self._lists.get(field, {})

    def frequency(self, field: str, term: str) -> int:
        """Return in how many documents a term stands."""
        found = self._lists.get(field, {}).get(term)
        return 0 if found is None else len(found[0])

    def frequencies(self, field: str) -> Iterator[tuple[str, int]]:
        """Yield the terms of a field with the number of documents that have each, in the order of the terms."""
        for term, (ids, _) in self._lists.get(field, {}).items():
            yield term, len(ids)

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return each document's length byte in a field; zeros for fields of exact values."""
        return self._lengths[field] if field in TEXT_FIELDS else np.zeros(self.size, np.uint8)

    def values(self, field: str) -> FieldValues:
        """Return the exact values of a field with their documents."""
        lists = self._lists.get(field, {})
        ids = np.concatenate([np.empty(0, np.int32), *(found for found, _ in lists.values())])
        owners = np.repeat(np.arange(len(lists), dtype=np.int32), [len(found) for found, _ in lists.values()])
        return FieldValues(list(lists), ids, owners)

    def days(self) -> NDArray[np.int32]:
        """Return the day that each document is ordered by; 0 for those without one."""
        values = self.values(DATE)
        days = np.zeros(self.size, np.int32)
        for document, owner in zip(values.ids, values.owners, strict=True):
            days[document] = date.fromisoformat(values.names[owner]).toordinal()
        return days

    def field_length(self, field: str) -> int:
        """Return how many tokens all documents have in a field."""
        return self._totals.get(field, 0)

    def row(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document."""
        return self._rows[docnum]

    def folded(self, docnum: int) -> tuple[str, ...]:
        """Return the exact forms of a document's title and paragraphs, the title first."""
        row = self._rows[docnum]
        return tuple(exact_form(text) for text in (row["title"], *row["paragraphs"]))

    def lexicon(self, field: str, prefix: str = "") -> list[str]:
        """Return the terms of a field that start with ``prefix``, sorted by code point."""
        return beginning_with(prefix, self._lexicons.get(field, []))

    @cached_property
    def _lexicons(self) -> dict[str, list[str]]:
        return {field: list(lists) for field, lists in self._lists.items()}
