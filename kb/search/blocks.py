"""Reads Whoosh's posting lists into NumPy arrays, from the bytes of the codec in whole blocks."""

from __future__ import annotations

import io
import pickle
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BLOCKS_START = b"W3Bl"
_BLOCK_LENGTH = struct.Struct("!i")


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
        count, last_id, _, compression, _, _ = pickle.load(block)  # noqa: S301 - see above
        rest = block.read()
        deltas, weights, _ = pickle.loads(zlib.decompress(rest) if compression else rest)  # noqa: S301 - see above
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
