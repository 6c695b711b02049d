"""Cooperative cancelling: a newer keystroke makes the older search pointless."""

from __future__ import annotations

import threading

from kb.errors import OperationCancelledError


class CancelToken:
    """Set from one thread, looked at from another between the phases of a piece of work."""

    def __init__(self) -> None:
        """Start uncancelled."""
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise OperationCancelledError once cancelled."""
        if self._event.is_set():
            raise OperationCancelledError
