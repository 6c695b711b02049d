"""A cache bounded in bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

_Value = TypeVar("_Value")


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
