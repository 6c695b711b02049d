"""A segment as a source for another one: its documents that are not deleted, read in the order they lie in the file."""

from __future__ import annotations

import struct
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filetables import OrderedHashReader

from kb.search.blocks import decode_blocks
from kb.search.encoding import TERM_INFO
from kb.search.files import segment_files
from kb.search.inversion import PART_POSTINGS, FieldPostings
from kb.search.postings import LENGTHS
from kb.search.schema import TEXT_FIELDS
from kb.search.segment_reader import read_lengths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray
    from whoosh.codec.base import Segment
    from whoosh.filedb.structfile import StructFile

    from kb.search.files import TrackedStorage

    #: Of a term: greatest frequency, documents, first document, offset and size of the posting list.
    _Entry = tuple[float, int, int, int, int]

_SIZES = struct.Struct("!ii")
_FIELD = struct.Struct("!H")
#: Bytes of the term index read at a time.
_WINDOW_BYTES = 1 << 16


class SegmentSource:
    """See ``merging.Source``; lengths are those that Whoosh's length bytes stand for."""

    def __init__(self, storage: TrackedStorage, segment: Segment, deleted: Collection[int]) -> None:
        """Open the segment; raises whatever damage raises (see guard.reading_whoosh)."""
        self._files = segment_files(storage, segment)
        self._segment = segment
        count = segment.doc_count_all()
        kept = np.ones(count, np.bool_)
        kept[list(deleted)] = False
        self._kept = np.flatnonzero(kept)
        self._numbers = np.where(kept, np.cumsum(kept) - 1, -1)
        self.size = len(self._kept)
        self.lengths = {field: self._lengths(field, count) for field in TEXT_FIELDS}
        name = segment.make_filename(W3Codec.TERMS_EXT)
        self._terms = OrderedHashReader(self._files.open_file(name), self._files.file_length(name))
        self._fields: dict[str, int] = self._terms.extras["fieldmap"]
        # How many there are nobody counts; this is about right, and enough to tell how far the merging has come.
        self.posting_counts = {
            field: int(self.lengths[field].sum()) if field in self.lengths else self.size for field in self._fields
        }

    def documents_with(self, field: str, terms: Collection[bytes]) -> list[int]:
        """Return the numbers within the segment of the documents, not deleted, that have one of many terms."""
        return [
            int(self._kept[number])
            for part in self.postings(field)
            for position, term in enumerate(part.terms)
            if term in terms
            for number in part.cut(position, position + 1).ids
        ]

    def deleted_since(self, deleted: Iterable[int]) -> list[int]:
        """Return the numbers here of documents that are deleted of the segment now and were not when it was opened."""
        numbers = self._numbers[np.fromiter(deleted, np.int64)]
        return sorted(numbers[numbers >= 0].tolist())

    def _lengths(self, field: str, count: int) -> NDArray[np.int64]:
        lengths: NDArray[np.int64] = LENGTHS[read_lengths(self._files, self._segment, field, count)].astype(np.int64)
        return lengths[self._kept]

    def _open(self, name: str) -> StructFile:
        return self._files.open_file(name)

    def rows(self) -> Iterator[bytes]:
        """Yield what is stored of each document, as the codec stores it."""
        name = W3Codec.column_filename(self._segment, "_stored")
        with closing(self._open(name)) as file:
            length = self._files.file_length(name)
            column = VarBytesColumn().reader(file, 0, length, self._segment.doc_count_all())
            for number in self._kept.tolist():
                yield bytes(column[number])

    def postings(self, field: str) -> Iterator[FieldPostings]:
        """Yield the posting lists of a field in parts, in the order of the terms."""
        if field not in self._fields:
            return
        with closing(self._open(self._segment.make_filename(W3Codec.POSTS_EXT))) as lists:
            terms: list[bytes] = []
            entries: list[_Entry] = []
            held = 0
            for term, entry in self._entries(field):
                terms.append(term)
                entries.append(entry)
                held += entry[1]
                if held >= PART_POSTINGS:
                    yield from self._part(terms, entries, lists)
                    terms, entries, held = [], [], 0
            if terms:
                yield from self._part(terms, entries, lists)

    def _entries(self, field: str) -> Iterator[tuple[bytes, _Entry]]:
        prefix = _FIELD.pack(self._fields[field])
        index = self._terms
        position = index.closest_key_pos(prefix)
        while position is not None and position < index.endofdata:
            window = bytes(index.dbfile.get(position, min(_WINDOW_BYTES, index.endofdata - position)))
            key_size, size = _SIZES.unpack_from(window)
            if _SIZES.size + key_size + size > len(window):
                window = bytes(index.dbfile.get(position, _SIZES.size + key_size + size))
            start = 0
            while start + _SIZES.size <= len(window):
                key_size, size = _SIZES.unpack_from(window, start)
                value = start + _SIZES.size + key_size
                if value + size > len(window):
                    break
                if window[start + _SIZES.size : start + _SIZES.size + _FIELD.size] != prefix:
                    return
                _, _, count, _, _, most, first, _, offset, length = TERM_INFO.unpack_from(window, value)
                yield window[start + _SIZES.size + _FIELD.size : value], (most, count, first, offset, length)
                start = value + size
            position += start

    def _part(self, terms: list[bytes], entries: list[_Entry], lists: StructFile) -> Iterator[FieldPostings]:
        most, counts, first, offsets, sizes = (np.array(column) for column in zip(*entries, strict=True))
        starts = np.cumsum(counts) - counts
        ids = np.empty(int(counts.sum()), np.int64)
        frequencies = np.empty(len(ids), np.uint16)
        # A term of one document is known from the index of terms.
        ids[starts] = first
        frequencies[starts] = np.minimum(most, np.iinfo(np.uint16).max)
        begin = int(offsets[0])
        content = bytes(lists.get(begin, int(offsets[-1] + sizes[-1]) - begin))
        for position in np.flatnonzero(counts > 1).tolist():
            start, offset = int(starts[position]), int(offsets[position]) - begin
            end = start + int(counts[position])
            ids[start:end], frequencies[start:end] = decode_blocks(content[offset : offset + int(sizes[position])])
        numbers = self._numbers[ids]
        kept = numbers >= 0
        counts = np.add.reduceat(kept, starts, dtype=np.int64)
        left = np.flatnonzero(counts)
        if len(left):
            picked = terms if len(left) == len(terms) else [terms[position] for position in left.tolist()]
            yield FieldPostings(picked, counts[left], numbers[kept].astype(np.uint32), frequencies[kept])
