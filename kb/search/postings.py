"""Whoosh's posting lists as NumPy arrays: read in whole blocks, kept as long as their segment lives.

Segments never change once written, so what was decoded survives commits elsewhere. Everything that depends on the whole
index (document numbers, document frequency, average length) belongs to a generation and is put together here from the
segments; deletions are a mask beside it.
"""

from __future__ import annotations

import io
import pickle
import struct
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from whoosh.util.numeric import byte_to_length

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from kb.search.segment import SegmentFiles

_BLOCKS_START = b"W3Bl"
_BLOCK_LENGTH = struct.Struct("!i")
#: Bytes of decoded lists kept for one generation beyond those that its segments keep.
GENERATION_CACHE_BYTES = 64 * 2**20

_Value = TypeVar("_Value")

#: What each of Whoosh's length bytes stands for.
LENGTHS: NDArray[np.float64] = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents of one term in ascending order, how often it stands in each, and each one's length byte."""

    ids: NDArray[np.int32]
    frequencies: NDArray[np.uint16]
    lengths: NDArray[np.uint8]

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.ids.nbytes + self.frequencies.nbytes + self.lengths.nbytes


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.uint16), np.empty(0, np.uint8))


class ByteCache(Generic[_Value]):
    """The values used last, up to a number of bytes; any thread may use it."""

    #: What an entry costs beyond its arrays: key, tuple, array headers.
    OVERHEAD = 400

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._entries: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> _Value | None:
        """Return the value, or None when it is not kept."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: Hashable, value: _Value, nbytes: int) -> None:
        """Keep a value and drop those unused longest; a value over the limit is not kept at all."""
        size = nbytes + self.OVERHEAD
        with self._lock:
            if key in self._entries or size > self._limit:
                return
            self._entries[key] = (value, size)
            self._used += size
            while self._used > self._limit:
                _, (_, freed) = self._entries.popitem(last=False)
                self._used -= freed


def decode_blocks(data: bytes) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
    """Return documents and frequencies of a posting list as Whoosh's codec wrote it.

    Raises:
        ValueError, EOFError, struct.error, zlib.error, ...: the bytes are damaged (see guard.reading_whoosh).
    """
    if data[:4] != _BLOCKS_START:
        raise ValueError("no posting list")
    ids: list[NDArray[np.int32]] = []
    frequencies: list[NDArray[np.uint16]] = []
    position, last = 4, False
    while not last:
        (length,) = _BLOCK_LENGTH.unpack_from(data, position)
        last, length = length < 0, abs(length)
        block = io.BytesIO(data[position + 4 : position + 4 + length])
        position += 4 + length
        # The index is written by this program on this machine and never imported: it is as trusted as the program.
        count, last_id, _, compression, _, _ = pickle.load(block)  # noqa: S301
        rest = block.read()
        deltas, weights, _ = pickle.loads(zlib.decompress(rest) if compression else rest)  # noqa: S301
        block_ids = np.cumsum(np.array(deltas, np.int64)).astype(np.int32)
        if len(block_ids) != count or (count and block_ids[-1] != last_id):
            raise ValueError("damaged posting block")
        ids.append(block_ids)
        frequencies.append(_frequencies(weights, count))
    return np.concatenate(ids), np.concatenate(frequencies)


def _frequencies(weights: float | Sequence[float] | None, count: int) -> NDArray[np.uint16]:
    """Expand what the codec shortened: None is 1 everywhere, one number is that number everywhere."""
    if weights is None or isinstance(weights, (int, float)):
        return np.full(count, min(weights or 1, 65535), np.uint16)
    values = np.minimum(np.asarray(weights, np.float32), 65535).astype(np.uint16)
    if len(values) != count:
        raise ValueError("damaged posting block")
    return values


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
