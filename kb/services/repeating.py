"""Work that is done again and again in the background while a library is open."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.errors import KbError, OperationCancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

#: Seconds: what is given up ends in less, but for writing a large database anew, which may be cut off like by a kill.
_PATIENCE = 15.0


class Repeating:
    """A thread that does one thing from time to time; what goes wrong is noted, and tried again the next time."""

    def __init__(
        self,
        name: str,
        work: Callable[[CancelToken], object],
        *,
        first: float,
        every: float,
        patience: float = _PATIENCE,
    ) -> None:
        """``first`` and ``every`` are the seconds before the first time and between two.

        ``patience`` are those that ``close`` waits for work that is given up.
        """
        self._patience = patience
        self._name = name
        self._work = work
        self._first = first
        self._every = every
        self._ended = threading.Event()
        self._token = CancelToken()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread."""
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give up what is being done, and wait for the thread, but not for one that a dead share keeps."""
        self._ended.set()
        self._token.cancel()
        if self._thread is not None:
            self._thread.join(self._patience)
            if self._thread.is_alive():
                _log.warning("%s: left behind, as it does not end", self._name)
            self._thread = None

    def _run(self) -> None:
        pause = self._first
        while not self._ended.wait(pause):
            pause = self._every
            try:
                self._work(self._token)
            except OperationCancelledError:
                return
            except KbError as error:
                _log.warning("%s: left for the next time: %s", self._name, error.code)
            except OSError as error:  # a disk or a share that is gone comes back, and this thread has to be there then
                _log.warning("%s: left for the next time: %s", self._name, error.strerror)
