"""Whoosh's term index (OrderedHashWriter's file) written from arrays: twelve bytes of memory a term."""

from __future__ import annotations

import itertools
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
        for term, value in terms:
            key = prefix + term
            self._hashes.append(int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big"))
            self._positions.append(position)
            position += self._file.write(b"".join((_SIZES.pack(len(key), len(value)), key, value)))
        self._size = position

    def finish(self) -> None:
        """Write the hash tables and the directory, by which terms are looked up."""
        hashes = np.frombuffer(self._hashes, np.uint32)
        positions = np.frombuffer(self._positions, np.int64)
        order = np.argsort(hashes & 255, kind="stable")
        bounds = np.searchsorted(hashes[order] & 255, np.arange(_TABLES + 1)).tolist()
        directory: list[bytes] = []
        for start, end in itertools.pairwise(bounds):
            picked = order[start:end]
            directory.append(_DIRECTORY_ENTRY.pack(self._size, 2 * len(picked)))
            self._size += self._file.write(_table(hashes[picked], positions[picked]))
        self._file.write(b"".join(directory))
        code, index = packed(positions, "H")
        extras = pickle.dumps({"fieldmap": self._fields, "indextype": code, "indexlen": len(positions)}, 2)
        self._file.write(extras + index + _SIZE.pack(len(extras) + len(index)))


def _table(hashes: NDArray[np.uint32], positions: NDArray[np.int64]) -> bytes:
    """Return a table of twice as many slots; a key whose slot is taken goes to the next free one."""
    slots = 2 * len(hashes)
    table = np.zeros(slots, _SLOT)
    taken = bytearray(slots)
    places: list[int] = []
    for place in ((hashes >> 8) % max(slots, 1)).tolist():
        free = place
        while taken[free]:
            free = (free + 1) % slots
        taken[free] = 1
        places.append(free)
    table["hash"][places] = hashes
    table["position"][places] = positions
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
