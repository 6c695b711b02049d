"""A background thread that brings the index up to date, so that neither opening a library nor a search waits for it."""

from __future__ import annotations

import logging
import threading
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.errors import KbError, OperationCancelledError
from kb.services.indexing import IndexCondition

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.services.indexing import IndexingService

_log = logging.getLogger(__name__)

#: Seconds until another try while another program holds the index or the disk is full.
RETRY_SECONDS = (1.0, 2.0, 5.0, 15.0, 60.0)


class LibraryEvent(StrEnum):
    """What happened in the background; delivered on the background thread."""

    INDEX_REBUILDING = "index_rebuilding"
    #: Worth telling the user once.
    INDEX_REBUILT = "index_rebuilt"
    #: Changes by somebody else are findable now.
    INDEX_UPDATED = "index_updated"


class Upkeep:
    """Owns the thread; ``request`` asks for a look at the index, ``close`` stops it and waits."""

    def __init__(
        self,
        indexing: IndexingService,
        notify: Callable[[LibraryEvent], None],
        afterwards: Callable[[], None],
        retry_seconds: tuple[float, ...] = RETRY_SECONDS,
    ) -> None:
        """Start nothing yet; ``afterwards`` is called on the thread once the index is up to date."""
        self._indexing = indexing
        self._notify = notify
        self._afterwards = afterwards
        self._retry_seconds = retry_seconds
        self._token = CancelToken()
        self._repairing = False
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread with a first look."""
        self._wake.set()
        self._thread = threading.Thread(target=self._run, name="kb-upkeep", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Ask for a look soon; cheap, from any thread, and without effect unless started."""
        self._wake.set()

    def close(self) -> None:
        """Give up what is running, which leaves the index as it was, and wait for the thread."""
        self._token.cancel()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        attempt = 0
        while True:
            pause = self._retry_seconds[min(attempt - 1, len(self._retry_seconds) - 1)] if attempt else None
            self._wake.wait(pause)
            self._wake.clear()
            if self._token.cancelled:
                return
            try:
                done = self._look()
            except OperationCancelledError:
                return
            except KbError as error:
                _log.warning("the index was left as it is: %s", error)
                done = False
            attempt = 0 if done else attempt + 1

    def _look(self) -> bool:
        """Bring the index up to date and tell whether that succeeded, here or in another program."""
        before = self._indexing.condition
        if before not in {IndexCondition.READY, IndexCondition.BEHIND} and not self._repairing:
            self._repairing = True
            self._notify(LibraryEvent.INDEX_REBUILDING)
        after = before if before is IndexCondition.READY else self._indexing.catch_up(self._token)
        if after is not IndexCondition.READY:
            return False
        if self._repairing:
            self._repairing = False
            self._notify(LibraryEvent.INDEX_REBUILT)
        elif before is not IndexCondition.READY:
            self._notify(LibraryEvent.INDEX_UPDATED)
        self._afterwards()
        return True
