"""Events of the background for whoever listens, those that came too early included."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.services.upkeep import LibraryEvent


class Announcer:
    """Hands events to listeners, on the thread they happen on; any thread may call."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._lock = threading.Lock()
        self._listeners: list[Callable[[LibraryEvent], None]] = []
        self._missed: deque[LibraryEvent] = deque(maxlen=16)

    def listen(self, callback: Callable[[LibraryEvent], None]) -> None:
        """Tell ``callback`` of each event; the first listener also hears what happened before it came."""
        with self._lock:
            self._listeners.append(callback)
            missed = list(self._missed)
            self._missed.clear()
        for event in missed:
            callback(event)

    def announce(self, event: LibraryEvent) -> None:
        """Tell every listener, or keep the event for the first one."""
        with self._lock:
            listeners = list(self._listeners)
            if not listeners:
                self._missed.append(event)
        for listener in listeners:
            listener(event)
