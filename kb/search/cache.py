"""A cache bounded in bytes."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

_Value = TypeVar("_Value")
#: What is dropped at once when the cache is full, so that sorting by use is rare.
_DROPPED_PART = 1 / 16


class _Entry(Generic[_Value]):
    """A value, its size, and when it was used last."""

    __slots__ = ("size", "used", "value")

    def __init__(self, value: _Value, size: int, used: int) -> None:
        self.value = value
        self.size = size
        self.used = used


class ByteCache(Generic[_Value]):
    """The values used last, up to a number of bytes; any thread may use it.

    Reading takes no lock: a question reads hundreds of entries.
    """

    #: What an entry costs beyond its arrays: key, entry, array headers.
    OVERHEAD = 400

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._entries: dict[Hashable, _Entry[_Value]] = {}
        self._clock = itertools.count()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> _Value | None:
        """Return the value, or None when it is not kept."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        entry.used = next(self._clock)
        return entry.value

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether a value is kept, without counting as its use."""
        return key in self._entries

    @property
    def used_bytes(self) -> int:
        """Bytes that the kept values take."""
        return self._used

    @property
    def fullness(self) -> float:
        """The part of the limit that is used."""
        return self._used / self._limit if self._limit else 1.0

    def put(self, key: Hashable, value: _Value, nbytes: int) -> None:
        """Keep a value and drop those unused longest; a value over the limit is not kept at all."""
        size = nbytes + self.OVERHEAD
        with self._lock:
            if key in self._entries or size > self._limit:
                return
            self._entries[key] = _Entry(value, size, next(self._clock))
            self._used += size
            if self._used > self._limit:
                self._drop()

    def _drop(self) -> None:
        wanted = self._limit * (1 - _DROPPED_PART)
        for key in sorted(self._entries, key=lambda key: self._entries[key].used)[:-1]:
            if self._used <= wanted:
                break
            self._used -= self._entries.pop(key).size
