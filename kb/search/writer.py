# ruff: noqa: SLF001 - Whoosh hands blocks of postings over through private names; its version is pinned.
"""Writes segments in bulk: tokens are collected in arrays, sorted once, and handed to Whoosh's codec in whole blocks.

The result is an ordinary Whoosh segment (a test compares the scores that Whoosh itself computes on it), made about
eight times faster than by ``add_document``. Files are on the disk before the table of contents names them.
"""

from __future__ import annotations

import logging
import shutil
from array import array
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from kb.search.files import seal
from kb.search.guard import sync_folder
from kb.search.postings import LENGTHS
from kb.search.schema import ID_FIELD, ROW, TEXT_FIELDS
from kb.search.segment import SegmentCaches, SegmentFiles, read_lengths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from whoosh.codec.base import FieldWriter, Segment

_log = logging.getLogger(__name__)

#: Postings of a block: large blocks suit whole-list reading.
BLOCK_POSTINGS = 4096
#: Segments of a power of this many documents are merged when so many of the same power have come together.
MERGE_FACTOR = 8
#: Larger segments are left alone: merging them would take seconds while somebody waits.
MERGE_MAX_DOCUMENTS = 4096


class _Buffer:
    """The tokens of one field so far: every occurrence with its document."""

    def __init__(self) -> None:
        self.vocabulary: defaultdict[bytes, int] = defaultdict()
        self.vocabulary.default_factory = self.vocabulary.__len__
        self.terms = array("I")
        self.documents = array("I")

    def add_tokens(self, tokens: Iterable[str], document: int) -> int:
        """Add a document's tokens and return their number."""
        vocabulary = self.vocabulary
        numbers = [vocabulary[token.encode()] for token in tokens]
        self.terms.extend(numbers)
        self.documents.extend([document] * len(numbers))
        return len(numbers)

    def add_postings(self, term: bytes, documents: NDArray[np.int64], frequencies: NDArray[np.uint16]) -> None:
        """Add a posting list of another segment."""
        occurrences = np.repeat(documents, frequencies).astype(np.uint32)
        self.terms.extend([self.vocabulary[term]] * len(occurrences))
        self.documents.frombytes(occurrences.tobytes())


class BulkWriter(SegmentWriter):
    """A Whoosh writer that takes tokens instead of text; ``commit`` and ``cancel`` are Whoosh's."""

    def __init__(self, index: FileIndex) -> None:
        """Take Whoosh's write lock.

        Raises:
            LockError: another writer holds it.
        """
        try:
            super().__init__(index, codec=W3Codec(blocklimit=BLOCK_POSTINGS, compression=1))
        except BaseException:
            # On damage Whoosh leaves behind what it has opened and locked by then.
            index.storage.close_all()
            with suppress(Exception):  # the damage itself is raised below; the lock may be released already
                self.writelock.release()
            raise
        self._buffers: defaultdict[str, _Buffer] = defaultdict(_Buffer)
        #: Tokens collected since the last commit: a measure of the memory held.
        self.token_count = 0

    def add_tokens(self, article_id: str, row: dict[str, Any], tokens: Mapping[str, Sequence[str]]) -> None:
        """Add a document under its tokens by field."""
        self._check_state()
        documents = self.perdocwriter
        documents.start_doc(self.docnum)
        self._buffers[ID_FIELD].add_tokens((article_id,), self.docnum)
        documents.add_field(ID_FIELD, self.schema[ID_FIELD], article_id, 0)
        documents.add_field(ROW, self.schema[ROW], row, 0)
        for field, texts in tokens.items():
            count = self._buffers[field].add_tokens(texts, self.docnum)
            self.token_count += count
            if field in TEXT_FIELDS:
                documents.add_field(field, self.schema[field], None, count)
        documents.finish_doc()
        self._added = True
        self.docnum += 1

    def add_segment(self, segment: Segment) -> None:
        """Copy the documents of a segment that are not deleted."""
        reader = SegmentReader(self.storage, self.schema, segment)
        numbers = np.full(segment.doc_count_all(), -1, np.int64)
        start = self.docnum
        mapping = self.write_per_doc(self.schema.names(), reader)
        reader.close()
        if mapping is None:
            numbers[:] = np.arange(start, start + len(numbers))
        else:
            numbers[list(mapping)] = list(mapping.values())
        files = SegmentFiles(Path(self.storage.folder), self.storage, segment, SegmentCaches())
        for field, term, ids, frequencies in files.all_postings():
            documents = numbers[ids]
            kept = documents >= 0
            if kept.any():
                self._buffers[field].add_postings(term, documents[kept], frequencies[kept])
        self._added = self._added or self.docnum > start

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        for field in sorted(self._buffers):
            self.fieldwriter.start_field(field, self.schema[field])
            lengths = None
            if field in TEXT_FIELDS:
                lengths = LENGTHS[read_lengths(self.storage, self.newsegment, field, self.docnum)].astype(np.int64)
            _write_field(self.fieldwriter, self._buffers.pop(field), self.docnum, lengths)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()

    def _commit_toc(self, segments: list[Segment]) -> None:
        folder = Path(self.storage.folder)
        for name in self.newsegment.list_files(self.storage):
            seal(folder / name)
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        sync_folder(folder)
        clean_files(self.storage, self.indexname, self.generation, segments)


def _write_field(writer: FieldWriter, buffer: _Buffer, size: int, lengths: NDArray[np.int64] | None) -> None:
    """Sort a field's occurrences by term and document and write its posting lists in the order of their terms."""
    ordered = sorted((term, number) for term, number in buffer.vocabulary.items())
    rank = np.empty(len(ordered), np.int64)
    rank[[number for _, number in ordered]] = np.arange(len(ordered))
    keys = rank[np.frombuffer(buffer.terms, np.uint32)] * size + np.frombuffer(buffer.documents, np.uint32)
    keys, frequencies = np.unique(keys, return_counts=True)
    ranks, documents = np.divmod(keys, size)
    bounds = np.searchsorted(ranks, np.arange(len(ordered) + 1)).tolist()
    ids, weights = documents.astype(np.uint32), frequencies.astype(np.float32)
    block = writer._postwriter
    for position, (term, _) in enumerate(ordered):
        start, end = bounds[position], bounds[position + 1]
        writer.start_term(term)
        for first in range(start, end, BLOCK_POSTINGS):
            if first > start:
                block._write_block()
                block._new_block()
            last = min(end, first + BLOCK_POSTINGS)
            block._ids = array("I", ids[first:last].tobytes())
            block._weights = array("f", weights[first:last].tobytes())
            block._maxweight = float(weights[first:last].max())
            if lengths is not None:
                span = lengths[ids[first:last]]
                block._minlength, block._maxlength = int(span.min()), int(span.max())
        writer.finish_term()


def merge_small(writer: BulkWriter, segments: list[Segment]) -> list[Segment]:
    """Drop segments that are all deleted and merge eight of a size: segments stay few and edits quick."""
    kept = [segment for segment in segments if segment.deleted_count() < segment.doc_count_all()]
    merged: set[str] = set()
    tier = 1
    while tier < MERGE_MAX_DOCUMENTS:
        within = [segment for segment in kept if tier <= segment.doc_count_all() < tier * MERGE_FACTOR]
        if len(within) >= MERGE_FACTOR:
            merged.update(segment.segment_id() for segment in within)
        tier *= MERGE_FACTOR
    for segment in kept:
        if segment.segment_id() in merged:
            writer.add_segment(segment)
    return [segment for segment in kept if segment.segment_id() not in merged]


def abandon(writer: BulkWriter) -> None:
    """Give up a writer after any failure: release its lock and remove its files, which Whoosh leaves on a full disk."""
    with suppress(Exception):  # whatever is wrong was raised before; the lock and the files are looked after below
        writer.cancel()
    with suppress(Exception):  # raised when cancel released it already
        writer.writelock.release()
    writer.storage.close_all()
    folder = Path(writer.storage.folder)
    for name in writer.newsegment.list_files(writer.storage):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / f"{writer.indexname}.tmp", ignore_errors=True)
    _log.info("abandoned a segment in %s", folder)
