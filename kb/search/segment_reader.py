"""One immutable segment as it lies in its files, read through Whoosh's codec; nothing is kept."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec

from kb.search.blocks import decode_blocks
from kb.search.files import segment_files
from kb.search.schema import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from whoosh.codec.base import Segment
    from whoosh.codec.whoosh3 import W3TermInfo
    from whoosh.filedb.filestore import Storage

    from kb.search.files import TrackedStorage


def read_lengths(files: Storage, segment: Segment, field: str, size: int) -> NDArray[np.uint8]:
    """Return each document's length byte: the column holds one byte a document and leaves out trailing zeros."""
    lengths = np.zeros(size, np.uint8)
    name = W3Codec.column_filename(segment, f"_{field}_len")
    if files.file_exists(name):
        with closing(files.open_file(name)) as column:
            data = bytes(column.get(0, files.file_length(name)))[:size]
        lengths[: len(data)] = np.frombuffer(data, np.uint8)
    return lengths


class SegmentReader:
    """Reads terms, posting lists, lengths and stored rows; raises whatever damage raises (see guard.reading_whoosh).

    ``lexicon``, ``lengths`` and ``row`` are for one thread at a time.
    """

    def __init__(self, storage: TrackedStorage, segment: Segment) -> None:
        self._segment = segment
        self._size: int = segment.doc_count_all()
        codec = segment.codec()
        self._files = segment_files(storage, segment)
        self._terms = codec.terms_reader(self._files, segment)
        self._documents = codec.per_document_reader(self._files, segment)
        self._posting_file = segment.open_file(self._files, W3Codec.POSTS_EXT)

    def frequency(self, field: str, term: str) -> int:
        """Return in how many documents a term stands, without reading which."""
        info = self._term_info(field, term)
        return 0 if info is None else int(info.doc_frequency())

    def frequencies(self, field: str) -> Iterator[tuple[str, int]]:
        """Yield the terms of a field with the number of documents that have each, in the order of the terms."""
        if field not in self._terms.indexed_field_names():
            return
        for (name, term), info in self._terms.items_from(field, b""):
            if name != field:
                return
            yield term.decode("utf-8"), int(info.doc_frequency())

    def lexicon(self, field: str) -> list[str]:
        """Return the terms of a field, sorted by code point."""
        if field not in self._terms.indexed_field_names():
            return []
        terms: list[str] = []
        for name, text in self._terms.terms_from(field, b""):
            if name != field:
                break
            terms.append(text.decode("utf-8"))
        return terms

    def posting_list(self, field: str, term: str) -> tuple[NDArray[np.int32], NDArray[np.uint16]] | None:
        """Return the numbers of a term's documents, rising, and how often it stands in each; None for no such term."""
        info = self._term_info(field, term)
        if info is None:
            return None
        offset, length = info.extent()
        # Whoosh forgets to unpack the one-tuple that struct gives it.
        size = length[0] if isinstance(length, tuple) else length
        ids, frequencies = decode_blocks(bytes(self._posting_file.get(offset, size)))
        if len(ids) and not (ids[0] >= 0 and ids[-1] < self._size and bool(np.all(ids[1:] > ids[:-1]))):
            raise ValueError("damaged posting list")
        return ids, frequencies

    def lengths(self, field: str) -> NDArray[np.uint8]:
        """Return each document's length byte in a field of text; zeros for any other field."""
        return read_lengths(self._files, self._segment, field, self._size)

    def field_length(self, field: str) -> int:
        """Return how many tokens all documents have in a field."""
        return int(self._documents.field_length(field))

    def row(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document."""
        row: dict[str, Any] = self._documents.stored_fields(docnum)[ROW]
        return row

    def _term_info(self, field: str, term: str) -> W3TermInfo | None:
        key = (field, term.encode("utf-8", "replace"))
        return self._terms.term_info(*key) if key in self._terms else None
