"""One segment of the index, opened: what was read of it once is kept."""

from __future__ import annotations

import threading
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from kb.search import japanese
from kb.search.guard import reading_whoosh
from kb.search.postings import NO_POSTINGS, make_postings
from kb.search.schema import DATE, TEXT_FIELDS
from kb.search.segment_reader import SegmentReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from whoosh.codec.base import Segment

    from kb.search.files import TrackedStorage
    from kb.search.memory import SegmentCaches
    from kb.search.postings import Postings


@dataclass(frozen=True, slots=True)
class FieldValues:
    """Which documents of a segment have which value of a field: ``ids[n]`` has the value ``names[owners[n]]``."""

    names: list[str]
    ids: NDArray[np.int32]
    owners: NDArray[np.int32]


def exact_form(text: str) -> str:
    """Return the text as quoted text is compared: folded, each stretch of white space one blank."""
    return " ".join(japanese.fold(text).split())


class IndexSegment(Protocol):
    """What a generation of the index is made of: read from files, or held in memory (see ``overlay``)."""

    name: str
    size: int
    caches: SegmentCaches

    def postings(self, field: str, term: str) -> Postings: ...
    def holds(self, field: str, term: str) -> bool: ...
    def frequency(self, field: str, term: str) -> int: ...
    def frequencies(self, field: str) -> Iterator[tuple[str, int]]: ...
    def lengths(self, field: str) -> NDArray[np.uint8]: ...
    def values(self, field: str) -> FieldValues: ...
    def days(self) -> NDArray[np.int32]: ...
    def field_length(self, field: str) -> int: ...
    def row(self, docnum: int) -> dict[str, Any]: ...
    def folded(self, docnum: int) -> tuple[str, ...]: ...
    def lexicon(self, field: str, prefix: str = "") -> list[str]: ...


class SegmentFiles:
    """Reads one immutable segment; one thread at a time is let to the files, any to the caches.

    Deletions are not known here: they change while the segment lives, so they belong to the snapshot.
    """

    def __init__(
        self,
        storage: TrackedStorage,
        segment: Segment,
        caches: SegmentCaches,
        on_damage: Callable[[], None] | None = None,
    ) -> None:
        self.folder = storage.folder
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._on_damage = on_damage
        self._lock = threading.RLock()
        self.caches = caches
        self._lengths: dict[str, NDArray[np.uint8]] = {}
        self._lexicons: dict[str, list[str]] = {}
        self._values: dict[str, FieldValues] = {}
        self._days: NDArray[np.int32] | None = None
        self._reader = SegmentReader(storage, segment)

    def postings(self, field: str, term: str) -> Postings:
        """Return a term's documents within this segment.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        key = (self.name, field, term)
        found = self.caches.postings.get(key)
        if found is None:
            with reading_whoosh(self.folder, self._on_damage):
                read = self._reader.posting_list(field, term)
                found = NO_POSTINGS if read is None else make_postings(*read, self.lengths(field))
            self.caches.postings.put(key, found, found.nbytes)
        return found

    def holds(self, field: str, term: str) -> bool:
        """Tell whether a term's list is in memory already."""
        return (self.name, field, term) in self.caches.postings

    def frequency(self, field: str, term: str) -> int:
        """Return in how many documents of this segment a term stands, without reading which.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        found = self.caches.postings.get((self.name, field, term))
        if found is not None:
            return found.count
        with reading_whoosh(self.folder, self._on_damage):
            return self._reader.frequency(field, term)

    def frequencies(self, field: str) -> Iterator[tuple[str, int]]:
        """Yield the terms of a field with the number of documents that have each, in the order of the terms.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        with reading_whoosh(self.folder, self._on_damage):
            yield from self._reader.frequencies(field)

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return each document's length byte in a field.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        key = field if field in TEXT_FIELDS else ""
        with reading_whoosh(self.folder, self._on_damage), self._lock:
            lengths = self._lengths.get(key)
            if lengths is None:
                # Without a field nothing is found: fields of exact values have no lengths.
                lengths = self._lengths[key] = self._reader.lengths(key)
        return lengths

    def values(self, field: str) -> FieldValues:
        """Return the exact values of a field, which are few, with their documents.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        found = self._values.get(field)
        if found is None:
            names = self.lexicon(field)
            with reading_whoosh(self.folder, self._on_damage):
                # Each list is needed once: the cache is for others.
                lists = [self._ids(field, name) for name in names]
            ids = np.concatenate([np.empty(0, np.int32), *lists])
            owners = np.repeat(np.arange(len(lists), dtype=np.int32), [len(part) for part in lists])
            found = self._values[field] = FieldValues(names, ids, owners)
        return found

    def _ids(self, field: str, term: str) -> NDArray[np.int32]:
        read = self._reader.posting_list(field, term)
        return NO_POSTINGS.ids if read is None else read[0]

    def days(self) -> NDArray[np.int32]:
        """Return the day that each document is ordered by, as ``date.toordinal``; 0 for those without one.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        if self._days is None:
            values = self.values(DATE)
            ordinals = np.array([date.fromisoformat(day).toordinal() for day in values.names], np.int32)
            days = np.zeros(self.size, np.int32)
            days[values.ids] = ordinals[values.owners]
            self._days = days
        return self._days

    def field_length(self, field: str) -> int:
        """Return how many tokens all documents of this segment have in a field."""
        return self._reader.field_length(field)

    def row(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        key = (self.name, docnum)
        row = self.caches.rows.get(key)
        if row is None:
            row = self._read_row(docnum)
            # Two bytes a character for nearly all Japanese text.
            self.caches.rows.put(key, row, 2 * sum(map(len, row["paragraphs"])) + 2_000)
        return row

    def _read_row(self, docnum: int) -> dict[str, Any]:
        with self._lock, reading_whoosh(self.folder, self._on_damage):
            return self._reader.row(docnum)

    def folded(self, docnum: int) -> tuple[str, ...]:
        """Return the exact forms of a document's title and paragraphs, the title first.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        key = (self.name, docnum)
        texts = self.caches.texts.get(key)
        if texts is None:
            row = self.caches.rows.get(key) or self._read_row(docnum)
            texts = tuple(exact_form(text) for text in (row["title"], *row["paragraphs"]))
            self.caches.texts.put(key, texts, 2 * sum(map(len, texts)) + 80 * len(texts))
        return texts

    def lexicon(self, field: str, prefix: str = "") -> list[str]:
        """Return the terms of a field that start with ``prefix``, sorted by code point.

        Raises:
            IndexUnavailableError: the segment is damaged.
        """
        with self._lock:
            terms = self._lexicons.get(field)
            if terms is None:
                with reading_whoosh(self.folder, self._on_damage):
                    terms = self._reader.lexicon(field)
                self._lexicons[field] = terms
        return beginning_with(prefix, terms)


def beginning_with(prefix: str, terms: list[str]) -> list[str]:
    """Return those of sorted terms that start with ``prefix``; all of them, the same list, without one."""
    if not prefix:
        return terms
    start = bisect_left(terms, prefix)
    end = start
    while end < len(terms) and terms[end].startswith(prefix):
        end += 1
    return terms[start:end]
