"""Writes one segment from any number of sources: an ordinary Whoosh segment, made many times faster than by Whoosh.

Tests compare the scores that Whoosh itself computes on it. Memory is bounded whatever the number of documents: terms
stream through ``merging``, rows through, and only a few bytes of each document and each term are kept.
"""

from __future__ import annotations

import pickle
import shutil
import struct
from array import array
from collections import defaultdict
from typing import IO, TYPE_CHECKING, BinaryIO

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from kb.search.encoding import BLOCK_POSTINGS, PostingWriter, length_bytes
from kb.search.files import seal
from kb.search.merging import merged
from kb.search.schema import TEXT_FIELDS, build_schema
from kb.search.term_index import TermIndexWriter, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from kb.search.folders import Folder
    from kb.search.merging import Source

#: About how many bytes of memory writing a segment may take, beside a few for each document and term.
MEMORY_BYTES = 128 * 2**20
#: Bytes of the term index that are held in memory before they go to a temporary file.
_TERM_INDEX_IN_MEMORY = 8 * 2**20
#: Above so many rows Whoosh also wants where each begins.
_ROWS_WITHOUT_OFFSETS = 2**15
#: How much of the time goes into stored rows.
_SHARE_OF_ROWS = 0.1
_COMPOUND_HEAD = struct.Struct("!qi")


def new_segment(index_name: str) -> W3Segment:
    """Return a segment under a name never used before, without documents."""
    return W3Segment(W3Codec(blocklimit=BLOCK_POSTINGS, compression=1), index_name)


def segment_name(segment: W3Segment) -> str:
    """Return the name of the file of a segment."""
    return str(segment.make_filename(W3Segment.COMPOUND_EXT))


def write_segment(
    folder: Folder,
    segment: W3Segment,
    sources: Sequence[Source],
    *,
    memory_bytes: int = MEMORY_BYTES,
    advance: Callable[[float], None] | None = None,
) -> None:
    """Write the documents of all sources, in their order, to a new file of a folder, surely there; tell the segment.

    ``advance`` is called with the share that is done, from 0 to 1; whatever it raises stops the writing. The file is
    removed where anything fails.
    """
    name = segment_name(segment)
    try:
        with folder.file(name).create() as file, folder.spool(_TERM_INDEX_IN_MEMORY) as spool:
            _Parts(file, segment, sources).write(spool, memory_bytes, advance or _ignore)
            seal(file)
    except BaseException:
        folder.delete(name)
        raise
    segment.set_doc_count(sum(source.size for source in sources))
    segment.compound = True


def _ignore(_: float) -> None:
    """Tell nobody."""


class _Parts:
    """The parts of a segment, one after another in one file, as Whoosh's compound files are."""

    def __init__(self, file: BinaryIO, segment: W3Segment, sources: Sequence[Source]) -> None:
        self._file = file
        self._segment = segment
        self._sources = sources
        self._size = sum(source.size for source in sources)
        self._directory: dict[str, dict[str, int]] = {}
        self._start = file.write(_COMPOUND_HEAD.pack(0, 0))

    def write(self, spool: IO[bytes], memory_bytes: int, advance: Callable[[float], None]) -> None:
        self._write_rows(lambda share: advance(share * _SHARE_OF_ROWS))
        lengths = self._write_lengths()
        self._write_terms(
            TermIndexWriter(spool),
            lengths,
            memory_bytes,
            lambda share: advance(_SHARE_OF_ROWS + share * (1 - _SHARE_OF_ROWS)),
        )
        spool.seek(0)
        shutil.copyfileobj(spool, self._file)
        self._end(self._segment.make_filename(W3Codec.TERMS_EXT))
        directory = pickle.dumps(self._directory, 2) + pickle.dumps({}, 2)
        self._file.write(directory)
        self._file.seek(0)
        self._file.write(_COMPOUND_HEAD.pack(self._start, len(directory)))

    def _end(self, name: str) -> None:
        """Note where the part that was just written lies."""
        end = self._file.tell()
        self._directory[name] = {"offset": self._start, "length": end - self._start}
        self._start = end

    def _write_rows(self, advance: Callable[[float], None]) -> None:
        sizes = array("q")
        for source in self._sources:
            sizes.extend(self._file.write(row) for row in source.rows())
            advance(len(sizes) / max(self._size, 1))
        lengths = np.frombuffer(sizes, np.int64)
        code, content = packed(lengths, "B")
        self._file.write(content)
        if len(lengths) > _ROWS_WITHOUT_OFFSETS:
            offsets_code, offsets = packed(np.cumsum(lengths) - lengths, "B")
            self._file.write(offsets)
            code += f"{offsets_code}X"
        self._file.write(code.encode())
        self._end(W3Codec.column_filename(self._segment, "_stored"))

    def _write_lengths(self) -> dict[str, NDArray[np.uint8]]:
        """Write the length byte of each document by field, trailing zeros left out, and return them all."""
        by_field: dict[str, NDArray[np.uint8]] = {}
        totals: defaultdict[str, int] = defaultdict(int)
        for field in TEXT_FIELDS:
            lengths = np.concatenate([np.empty(0, np.int64), *(source.lengths[field] for source in self._sources)])
            by_field[field] = length_bytes(lengths)
            used = np.flatnonzero(by_field[field])
            if len(used):
                totals[field] = int(lengths.sum())
                self._file.write(by_field[field][: used[-1] + 1].tobytes())
                self._end(W3Codec.column_filename(self._segment, f"_{field}_len"))
        self._segment._fieldlengths = totals  # noqa: SLF001 - as Whoosh's own writer does
        return by_field

    def _write_terms(
        self,
        index: TermIndexWriter,
        lengths: dict[str, NDArray[np.uint8]],
        memory_bytes: int,
        advance: Callable[[float], None],
    ) -> None:
        schema = build_schema()
        counts = [source.posting_counts for source in self._sources]
        total = sum(sum(of_source.values()) for of_source in counts) or 1
        done = 0
        postings = PostingWriter(self._file)
        for field in sorted({field for of_source in counts for field in of_source}):
            values = b"" if schema[field].format.fixed_value_size() else None
            for part in merged(self._sources, field, memory_bytes):
                index.add(field, postings.write(part, lengths.get(field), values))
                done += len(part.ids)
                advance(min(done / total, 1.0))
        index.finish()
        self._end(self._segment.make_filename(W3Codec.POSTS_EXT))
