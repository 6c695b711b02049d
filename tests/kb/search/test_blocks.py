"""Posting lists are read as Whoosh's codec wrote them."""

from __future__ import annotations

import pickle
import struct
import zlib

import pytest

from kb.search.blocks import decode_blocks


def block(ids: tuple[int, ...], weights: object, *, last: bool, compression: int = 1) -> bytes:
    """Pack a block as Whoosh's codec does."""
    deltas = tuple(number - before for before, number in zip((0, *ids), ids, strict=False))
    data = pickle.dumps((deltas, weights, None), 2)
    info = pickle.dumps((len(ids), ids[-1], 1.0, compression, 0, 0), 2)
    body = info + (zlib.compress(data) if compression else data)
    return struct.pack("!i", -len(body) if last else len(body)) + body


@pytest.mark.parametrize("compression", [0, 1])
@pytest.mark.parametrize(
    ("weights", "frequencies"),
    [(None, [1, 1, 1]), (2.0, [2, 2, 2]), ((1.0, 3.0, 2.0), [1, 3, 2]), ((1.0, 1.0, 1e9), [1, 1, 65535])],
)
def test_blocks_are_decoded(weights: object, frequencies: list[int], compression: int) -> None:
    data = b"W3Bl" + block((0, 4, 9), weights, last=False, compression=compression)
    ids, found = decode_blocks(data + block((12,), None, last=True, compression=compression))
    assert ids.tolist() == [0, 4, 9, 12]
    assert found.tolist() == [*frequencies, 1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"XXXX",
        b"W3Bl",
        b"W3Bl" + block((0, 4), (1.0,), last=True),
        b"W3Bl" + block((0, 4), None, last=True)[:-3],
        b"W3Bl" + block((0, 4), None, last=False),
    ],
)
def test_damaged_blocks_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, EOFError, struct.error, zlib.error, pickle.UnpicklingError)):
        decode_blocks(data)
