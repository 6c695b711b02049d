"""Posting lists as the bytes of Whoosh's codec: what ``blocks`` reads, and Whoosh itself."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pickle import dumps
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from kb.search.blocks import LENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kb.search.inversion import FieldPostings

#: Postings of a block: large blocks suit whole-list reading.
BLOCK_POSTINGS = 4096
#: What Whoosh's term index keeps of a term: not inlined; total frequency, documents, least and greatest length byte,
#: greatest frequency, first and last document; offset and size of the list.
TERM_INFO = struct.Struct("!BfIBBfIIqi")

#: Below this many bytes compression costs more time than it saves room.
_WORTH_COMPRESSING = 64
_COMPRESSION = 1
_PICKLE_PROTOCOL = 2
_START = b"W3Bl"
_BLOCK_LENGTH = struct.Struct("!i")


def length_bytes(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return Whoosh's length byte of each number of tokens."""
    return np.minimum(np.searchsorted(LENGTHS, lengths, "left"), 255).astype(np.uint8)


class PostingWriter:
    """Writes posting lists to a file, one after another; offsets count from where it began."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        #: How many bytes were written.
        self.size = 0

    def write(
        self, postings: FieldPostings, lengths: NDArray[np.uint8] | None, values: bytes | None
    ) -> Iterator[tuple[bytes, bytes]]:
        """Write posting lists and yield each term with what the term index keeps of it.

        ``lengths`` are the length bytes of all documents, None for a field that is not scored; ``values`` is what
        stands for the values that nobody reads: None or empty, as the field's format wants it.
        """
        starts = np.cumsum(postings.counts) - postings.counts
        spans = np.zeros(len(postings.ids), np.uint8) if lengths is None else lengths[postings.ids]
        totals = np.add.reduceat(postings.frequencies, starts, dtype=np.int64)
        statistics = (totals, postings.counts, *_statistics(postings, spans, starts))
        blocks = _blocks(postings, spans, starts, values)
        for term, values_of_term in zip(
            postings.terms, zip(*(part.tolist() for part in statistics), strict=False), strict=True
        ):
            content = next(blocks)
            self._file.write(content)
            yield term, TERM_INFO.pack(0, *values_of_term, self.size, len(content))
            self.size += len(content)


def _statistics(postings: FieldPostings, spans: NDArray[np.uint8], starts: NDArray[np.int64]) -> tuple[Any, ...]:
    """Return least and greatest length byte, greatest frequency, first and last document of each stretch."""
    ends = np.append(starts[1:], len(postings.ids)) - 1
    return (
        np.minimum.reduceat(spans, starts),
        np.maximum.reduceat(spans, starts),
        np.maximum.reduceat(postings.frequencies, starts),
        postings.ids[starts],
        postings.ids[ends],
    )


def _blocks(
    postings: FieldPostings, spans: NDArray[np.uint8], starts: NDArray[np.int64], values: bytes | None
) -> Iterator[bytes]:
    """Yield each term's list as the codec keeps it: blocks of at most ``BLOCK_POSTINGS``, each with its statistics."""
    within = -(-postings.counts // BLOCK_POSTINGS)
    number = np.arange(int(within.sum())) - np.repeat(np.cumsum(within) - within, within)
    firsts = np.repeat(starts, within) + number * BLOCK_POSTINGS
    ids = postings.ids.astype(np.int64)
    deltas = np.diff(ids, prepend=0)
    deltas[firsts] = ids[firsts]
    least = np.minimum.reduceat(postings.frequencies, firsts)
    shortest, longest, most, _, last = (part.tolist() for part in _statistics(postings, spans, firsts))
    final = np.append(number[1:] == 0, [True]).tolist()
    bounds = [*firsts.tolist(), len(ids)]
    parts = [_START]
    for position, lowest in enumerate(least.tolist()):
        start, end = bounds[position], bounds[position + 1]
        highest = most[position]
        if end - start == 1:
            parts.append(_lone(last[position], highest, longest[position], values, final=final[position]))
        else:
            data = (
                tuple(deltas[start:end].tolist()),
                _weights(postings.frequencies[start:end], lowest, highest),
                values,
            )
            statistics = (end - start, last[position], float(highest), shortest[position], longest[position])
            parts.append(_block(statistics, data, final=final[position]))
        if final[position]:
            yield b"".join(parts)
            parts = [_START]


#: Many terms have one document, and in a small segment these are few documents.
@lru_cache(maxsize=1 << 12)
def _lone(document: int, frequency: int, length: int, values: bytes | None, *, final: bool) -> bytes:
    """Return the block of one posting."""
    weight = None if frequency == 1 else float(frequency)
    return _block((1, document, float(frequency), length, length), ((document,), weight, values), final=final)


def _weights(frequencies: NDArray[np.uint16], least: int, most: int) -> float | tuple[int, ...] | None:
    """Return frequencies as short as the codec allows: nothing where all are 1, one number where all are the same."""
    if least < most:
        return tuple(frequencies.tolist())
    return None if most == 1 else float(most)


def _block(statistics: tuple[int, int, float, int, int], postings: tuple[Any, ...], *, final: bool) -> bytes:
    """Return a block: its size, negative for the last one of a term; its statistics; its postings."""
    data = dumps(postings, _PICKLE_PROTOCOL)
    compression = _COMPRESSION if len(data) > _WORTH_COMPRESSING else 0
    if compression:
        data = zlib.compress(data, compression)
    count, last, most, shortest, longest = statistics
    head = dumps((count, last, most, compression, shortest, longest), _PICKLE_PROTOCOL)
    size = len(head) + len(data)
    return b"".join((_BLOCK_LENGTH.pack(-size if final else size), head, data))
