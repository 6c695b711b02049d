"""Makes ready for questions before anybody asks them, and gives way to whoever asks."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.search.schema import BIGRAM, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.search.index import SearchIndex
    from kb.search.segment import IndexSegment

_log = logging.getLogger(__name__)

#: How full of posting lists their cache is made; the rest is for what is really asked for.
WARM_PART = 0.6
#: Readings are asked for only where kana was typed before conversion.
_FIELDS = (WORD, BIGRAM)
#: A term of less than this part of the documents is read as quickly as it is needed.
_FREQUENT_PART = 0.005
#: After a question so long, in seconds, nothing is read: more letters are likely to follow.
QUIET_SECONDS = 0.3
_PAUSE_SECONDS = 0.05
#: Terms looked at between two looks at the clock: about a millisecond.
_TERMS_PER_LOOK = 64


class Warmer:
    """Owns a thread that reads the lists of frequent terms once for each index; ``close`` stops it and waits."""

    def __init__(
        self,
        index: SearchIndex,
        first: Callable[[Callable[[], bool]], None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start nothing yet.

        ``first`` is done at every request before anything is read; it calls what it is given every few milliseconds,
        which waits while somebody asks and is False when it has to stop.
        """
        self._index = index
        self._first = first
        self._clock = clock
        self._wake = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._warmed: str = ""

    def start(self) -> None:
        """Begin with the index as it is."""
        self._wake.set()
        self._thread = threading.Thread(target=self._run, name="kb-warming", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Ask for a look: another index may have taken the place of the one that was warmed; cheap, from any thread."""
        self._wake.set()

    def close(self) -> None:
        """Stop and wait for the thread, which takes no longer than reading one list."""
        self._closed.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._closed.is_set():
                return
            try:
                if self._first is not None:
                    self._first(self._may_go_on)
                self.warm()
            except KbError as error:
                # Told by the next question, and repaired by upkeep, which asks again then.
                _log.info("nothing was warmed: %s", error.code)

    def warm(self) -> int:
        """Read the most frequent lists until the cache is full enough, and return how many were read.

        Only those of the largest segment: after an import or a rebuild it is nearly the whole index.

        Raises:
            IndexUnavailableError: there is no readable index.
        """
        snapshot = self._index.snapshot()
        name = self._index.current.name
        segment = max(snapshot.postings.segments, key=lambda found: found.size, default=None)
        if segment is None or name == self._warmed:
            return 0
        count = 0
        for _, field, term in sorted(self._frequent(segment), reverse=True):
            if not self._may_go_on() or segment.caches.postings.fullness >= WARM_PART:
                break
            segment.postings(field, term)
            count += 1
        _log.info("%d posting lists were read ahead", count)
        self._warmed = name
        return count

    def _frequent(self, segment: IndexSegment) -> Iterator[tuple[int, str, str]]:
        """Yield the frequent terms of a segment with their frequencies."""
        for field in _FIELDS:
            for position, (term, frequency) in enumerate(segment.frequencies(field)):
                if position % _TERMS_PER_LOOK == 0 and not self._may_go_on():
                    return
                if frequency >= _FREQUENT_PART * segment.size:
                    yield frequency, field, term

    def _may_go_on(self) -> bool:
        """Wait while somebody asks; False when it is over."""
        while self._clock() - self._index.asked_at < QUIET_SECONDS:
            if self._closed.wait(_PAUSE_SECONDS):
                return False
        return not self._closed.is_set()
