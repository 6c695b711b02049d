"""How much is saved at a time so that saving what somebody types goes first.

SQLite has one writer and no queue: whoever waits looks after 1, 2, 5, 10, 15, 20 and 25 ms, later every 50 to 100.
So the lock is held shortly, and then left alone for as long as it was held: every look finds it free half of the time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds a transaction aims at: half of the 50 ms it may take, since no two are alike.
_AIM_SECONDS = 0.025
_PAUSE_SECONDS = 0.025
_FIRST, _LEAST, _MOST = 50, 5, 400


class Pace:
    """Adapts the number of articles in a transaction to the time the last ones took."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Begin with a number that is small on any machine."""
        self._sleep = sleep
        self._size = _FIRST

    @property
    def size(self) -> int:
        """Articles of the next transaction."""
        return self._size

    def took(self, seconds: float, saved: int | None = None) -> None:
        """Take in how long a transaction held the lock, and leave the lock to others.

        It saved as many as the present size says, or ``saved`` where it was brought to its end before.
        """
        done = self._size if saved is None else saved
        wanted = done * _AIM_SECONDS / seconds if seconds > 0 else _MOST
        # Slower at once, faster by and by: a disk that was quick for a moment may have to make up for it.
        self._size = max(_LEAST, min(int(wanted), self._size * 5 // 4 + 1, _MOST))
        self._sleep(max(_PAUSE_SECONDS, seconds))
