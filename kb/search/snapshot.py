"""What one commit of the index looks like, unchanging while a search runs; any thread may use it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.search.cache import ByteCache
from kb.search.document import IndexDocument, from_row
from kb.search.memory import CACHE_BYTES, DERIVED_PART, DOCUMENT_PART, ROUNDED_PART
from kb.search.posting_store import PostingStore
from kb.search.schema import ID_FIELD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from kb.search.postings import Rounded
    from kb.search.segment import IndexSegment


class Snapshot:
    """One generation of the index: posting lists, the mask of documents that are not deleted, and stored rows.

    Documents are numbered from 0 to ``size`` - 1 through all segments, deleted ones included.
    """

    def __init__(
        self, segments: Sequence[IndexSegment], deleted: Sequence[frozenset[int]], cache_bytes: int = CACHE_BYTES
    ) -> None:
        """``deleted`` are the documents deleted of each segment; ``cache_bytes`` is for the whole index."""
        self.postings = PostingStore(segments, cache_bytes)
        self.size = self.postings.size
        alive = np.ones(self.size, np.bool_)
        for base, numbers in zip(self.postings.bases, deleted, strict=True):
            alive[[base + number for number in numbers]] = False
        alive.flags.writeable = False
        #: True for each document that is not deleted; not to be written to.
        self.alive: NDArray[np.bool_] = alive
        self.document_count = int(np.count_nonzero(alive))
        #: The lists of frequent terms rounded last (see ``postings.Saturation``).
        self.hot: ByteCache[Rounded] = ByteCache(int(cache_bytes * ROUNDED_PART))
        #: A place for what others compute from this generation, dropped with it.
        self.derived: ByteCache[Any] = ByteCache(int(cache_bytes * DERIVED_PART))
        self._documents: ByteCache[IndexDocument] = ByteCache(int(cache_bytes * DOCUMENT_PART))

    @property
    def has_deletions(self) -> bool:
        """Whether some numbers belong to deleted documents."""
        return self.document_count < self.size

    def mask(self, field: str, term: str) -> NDArray[np.bool_]:
        """Return a new mask of the documents, deleted ones left out, that have a term."""
        mask = np.zeros(self.size, np.bool_)
        mask[self.postings.documents(field, term)] = True
        return mask & self.alive

    def row(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document, as builtins (see ``document.to_row``); not to be written to.

        Raises:
            IndexUnavailableError: the index is damaged.
        """
        position = bisect_right(self.postings.bases, docnum) - 1
        return self.postings.segments[position].row(docnum - self.postings.bases[position])

    def folded(self, docnum: int) -> tuple[str, ...]:
        """Return the exact forms of a document's title and paragraphs (see ``segment.exact_form``), the title first.

        Raises:
            IndexUnavailableError: the index is damaged.
        """
        position = bisect_right(self.postings.bases, docnum) - 1
        return self.postings.segments[position].folded(docnum - self.postings.bases[position])

    def document(self, docnum: int) -> IndexDocument:
        """Return a document as it was given to the index.

        Raises:
            IndexUnavailableError: the index is damaged.
        """
        found = self._documents.get(docnum)
        if found is None:
            found = from_row(self.row(docnum))
            self._documents.put(docnum, found, 2_000)
        return found

    def deleted(self) -> list[frozenset[int]]:
        """Return which documents of each segment are deleted, by their number in the segment."""
        spans = zip(self.postings.bases, self.postings.segments, strict=True)
        return [frozenset(np.flatnonzero(~self.alive[base : base + segment.size]).tolist()) for base, segment in spans]

    def docnum(self, article_id: UUID) -> int | None:
        """Return the number of an article's document, or None when it is not indexed."""
        ids = self.postings.documents(ID_FIELD, str(article_id))
        current = ids[self.alive[ids]]
        return int(current[-1]) if len(current) else None
