"""UUID version 7 (RFC 9562, section 5.7): keys that sort by time and never clash between machines."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_LARGEST_SEQUENCE = 0xFFF
_lock = threading.Lock()
_last_milliseconds = 0
_sequence = 0


def new_id() -> UUID:
    """Return a new UUIDv7; ids made by one process are strictly increasing, even within a millisecond."""
    global _last_milliseconds, _sequence  # noqa: PLW0603 - one counter a process is what RFC 9562 6.2 method 1 asks for
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_milliseconds:
            _last_milliseconds = now
            _sequence = int.from_bytes(os.urandom(2), "big") & 0x7FF
        else:
            _sequence += 1
            if _sequence > _LARGEST_SEQUENCE:
                _last_milliseconds += 1
                _sequence = 0
        milliseconds, sequence = _last_milliseconds, _sequence
    return build_id(milliseconds, sequence, int.from_bytes(os.urandom(8), "big"))


def build_id(milliseconds: int, sequence: int, random_bits: int) -> UUID:
    """Lay out a UUIDv7 from 48 bits of Unix milliseconds, a 12-bit sequence and 62 random bits."""
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (sequence & _LARGEST_SEQUENCE) << 64
    value |= 0b10 << 62 | (random_bits & (1 << 62) - 1)
    return UUID(int=value)
