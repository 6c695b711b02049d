"""Whoosh's term index (OrderedHashWriter's file) written from arrays: twelve bytes of memory a term."""

from __future__ import annotations

import pickle
import struct
import sys
from array import array
from hashlib import md5
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_MAGIC = b"HSH3"
_MD5 = 0
_HEADER = struct.Struct("!4sBii")
_SIZES = struct.Struct("!ii")
_FIELD = struct.Struct("!H")
_DIRECTORY_ENTRY = struct.Struct("!qi")
_SIZE = struct.Struct("!i")
_TABLES = 256
#: A slot of a hash table: hash and position of a key; an empty one is all zero.
_SLOT = np.dtype([("hash", ">u4"), ("position", ">i8")])


class TermIndexWriter:
    """Writes a term index to an empty file; fields and their terms come in ascending order."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._fields: dict[str, int] = {}
        self._hashes = array("I")
        self._positions = array("q")
        self._size = file.write(_HEADER.pack(_MAGIC, _MD5, 0, 0))

    def add(self, field: str, terms: Iterable[tuple[bytes, bytes]]) -> None:
        """Add terms of a field, each with what is kept of it."""
        prefix = _FIELD.pack(self._fields.setdefault(field, len(self._fields)))
        position = self._size
        entries: list[bytes] = []
        for term, value in terms:
            key = prefix + term
            self._hashes.append(int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big"))
            self._positions.append(position)
            position += _SIZES.size + len(key) + len(value)
            entries += (_SIZES.pack(len(key), len(value)), key, value)
        self._file.write(b"".join(entries))
        self._size = position

    def finish(self) -> None:
        """Write the hash tables and the directory, by which terms are looked up."""
        hashes = np.frombuffer(self._hashes, np.uint32).astype(np.int64)
        positions = np.frombuffer(self._positions, np.int64)
        slots = 2 * np.bincount(hashes % _TABLES, minlength=_TABLES)
        starts = np.cumsum(slots) - slots
        self._file.write(_tables(hashes, positions, starts, slots))
        for start, size in zip(starts.tolist(), slots.tolist(), strict=True):
            self._file.write(_DIRECTORY_ENTRY.pack(self._size + start * _SLOT.itemsize, size))
        code, index = packed(positions, "H")
        extras = pickle.dumps({"fieldmap": self._fields, "indextype": code, "indexlen": len(positions)}, 2)
        self._file.write(extras + index + _SIZE.pack(len(extras) + len(index)))


def _tables(
    hashes: NDArray[np.int64], positions: NDArray[np.int64], starts: NDArray[np.int64], slots: NDArray[np.int64]
) -> bytes:
    """Return all tables, of twice as many slots as keys; a key whose slot is taken goes to the next free one."""
    number = hashes % _TABLES
    first = starts[number]
    size = slots[number]
    places = first + (hashes >> 8) % np.maximum(size, 1)
    taken = bytearray(2 * len(hashes))
    found: list[int] = []
    for place, start, end in zip(places.tolist(), first.tolist(), (first + size).tolist(), strict=True):
        free = place
        while taken[free]:
            free = free + 1 if free + 1 < end else start
        taken[free] = 1
        found.append(free)
    table = np.zeros(2 * len(hashes), _SLOT)
    table["hash"][found] = hashes
    table["position"][found] = positions
    return table.tobytes()


def packed(numbers: NDArray[np.int64], smallest: str) -> tuple[str, bytes]:
    """Return numbers as Whoosh's growable arrays are written: the type that holds the largest, and the bytes.

    Raises:
        OverflowError: a number is negative.
    """
    largest = int(numbers.max(initial=0))
    code = next(code for code in ("BHiIq" if smallest == "B" else "HiIq") if largest < _limit(code))
    values = array(code, numbers.tolist())
    if sys.byteorder == "little":
        values.byteswap()
    return code, values.tobytes()


def _limit(code: str) -> int:
    bits = 8 * array(code).itemsize
    return int(2 ** (bits - 1 if code.islower() else bits))
