"""The search index: a disposable cache of the articles that can always be rebuilt from the database.

It is never opened when it came from elsewhere: Whoosh unpickles what it reads.
"""

from __future__ import annotations

import threading
import time
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import IndexUnavailableError
from kb.search import generation, japanese
from kb.search.document import to_row
from kb.search.guard import locked, reading_whoosh, writing_whoosh
from kb.search.schema import SCHEMA_VERSION, tokens_of
from kb.search.segment import CACHE_BYTES, SegmentCaches
from kb.search.writer import BulkWriter, abandon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.search.document import IndexDocument
    from kb.search.snapshot import Snapshot

#: Tokens after which a rebuild closes a segment: about 100 MB of memory.
_TOKENS_PER_SEGMENT = 8_000_000


class IndexState(StrEnum):
    """Whether searches are answered, and whether the index should be rebuilt."""

    READY = "ready"
    #: It answers, but from tokens of another analyser: words may be missed until it is rebuilt.
    REBUILD_NEEDED = "rebuild_needed"
    #: Missing, damaged or of another schema: nothing is answered until it is rebuilt.
    UNREADABLE = "unreadable"


class SearchIndex:
    """An index folder: gives out snapshots, is rebuilt beside and swapped; any thread may use it."""

    def __init__(self, folder: Path, fingerprint: str, cache_bytes: int = CACHE_BYTES) -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        self._lock = threading.RLock()
        self._state = IndexState.UNREADABLE
        self._stamp: tuple[str, int] = ("", -1)
        self._snapshot: Snapshot | None = None
        self._cache_bytes = cache_bytes
        self._caches = SegmentCaches(cache_bytes)
        #: When somebody asked for a snapshot last, by ``time.monotonic``.
        self.asked_at = float("-inf")

    @classmethod
    def open(cls, folder: Path, *, fingerprint: str | None = None, cache_bytes: int = CACHE_BYTES) -> SearchIndex:
        """Open an index folder, which need not exist; damage shows as a state, never as an exception.

        ``cache_bytes`` bounds what is kept in memory of the index, the most of it decoded posting lists.
        """
        index = cls(folder, japanese.fingerprint() if fingerprint is None else fingerprint, cache_bytes)
        index.refresh()
        return index

    @property
    def state(self) -> IndexState:
        """What was last found; ``refresh`` looks again."""
        return self._state

    @property
    def needs_rebuild(self) -> bool:
        """Whether it should be rebuilt from the database."""
        return self._state is not IndexState.READY

    @property
    def path(self) -> Path:
        """The folder of the active generation.

        Raises:
            IndexUnavailableError: there is none.
        """
        with reading_whoosh(self.folder, self._damaged):
            name = generation.current_name(self.folder)
        if not name:
            self._damaged()
            raise IndexUnavailableError(path=str(self.folder))
        return self.folder / name

    def refresh(self) -> IndexState:
        """Look at the folder and return the state."""
        try:
            self.snapshot()
        except IndexUnavailableError:
            self._damaged()
        return self._state

    def snapshot(self) -> Snapshot:
        """Return the last commit, also one by another process; cheap when nothing has changed.

        Raises:
            IndexUnavailableError: there is no readable index; ``needs_rebuild`` is then True.
        """
        self.asked_at = time.monotonic()
        with self._lock:
            path = self.path
            try:
                return self._snapshot_of(path)
            except IndexUnavailableError:
                # Another process may have swapped generations between the look at CURRENT and the reading.
                if self.path == path:
                    raise
                return self._snapshot_of(self.path)

    def _snapshot_of(self, path: Path) -> Snapshot:
        with reading_whoosh(path, self._damaged):
            stamp = (path.name, generation.latest_commit(path))
            if self._snapshot is None or stamp != self._stamp:
                self._load(path, stamp)
        if self._snapshot is None:
            raise IndexUnavailableError(path=str(path))
        return self._snapshot

    def _load(self, path: Path, stamp: tuple[str, int]) -> None:
        meta = generation.read_meta(path)
        if meta.schema != SCHEMA_VERSION:
            self._damaged()
            return
        known = {}
        if self._snapshot is not None and stamp[0] == self._stamp[0]:
            known = {segment.name: segment for segment in self._snapshot.postings.segments}
        else:
            self._caches = SegmentCaches(self._cache_bytes)
        self._snapshot = generation.open_snapshot(path, known, self._caches, self._damaged)
        self._stamp = stamp
        same = meta.fingerprint == self.fingerprint
        self._state = IndexState.READY if same else IndexState.REBUILD_NEEDED

    def _damaged(self) -> None:
        # Nothing that is open is trusted again.
        self._state = IndexState.UNREADABLE
        self._snapshot = None

    def distrust(self) -> None:
        """Read all files again at the next look: what is in memory says nothing of what has become of them."""
        with self._lock:
            self._damaged()

    def rebuild(
        self,
        documents: Iterable[IndexDocument],
        *,
        token: CancelToken | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Write a new generation beside the old one, which answers meanwhile, swap them, and return the document count.

        ``progress`` is called with the number of documents done. Stopped anywhere, the old generation stays.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexBusyError: another program is writing.
            DiskFullError, LibraryReadOnlyError: nothing was changed and nothing is left behind.
        """
        with writing_whoosh(self.folder):
            generation.make_way(self.folder)
            with locked(generation.lock_path(self.folder)):
                generation.remove_others(self.folder, generation.current_or_none(self.folder))
                with generation.created(self.folder, self.fingerprint) as path:
                    count = _fill(path, _checked(documents, token, progress))
                    generation.activate(path)
        self.refresh()
        return count


def _checked(
    documents: Iterable[IndexDocument], token: CancelToken | None, progress: Callable[[int], None] | None
) -> Iterator[IndexDocument]:
    for count, document in enumerate(documents, 1):
        if token is not None:
            token.check()
        yield document
        if progress is not None:
            progress(count)


def _fill(path: Path, documents: Iterator[IndexDocument]) -> int:
    """Write the documents in as many segments as the memory asks for, and return their number."""
    count = 0
    more = True
    while more:
        more = False
        writer = BulkWriter(generation.open_for_writing(path))
        try:
            for document in documents:
                writer.add_tokens(str(document.article_id), to_row(document), tokens_of(document))
                count += 1
                if writer.token_count >= _TOKENS_PER_SEGMENT:
                    more = True
                    break
            writer.commit(merge=False)
        except BaseException:
            abandon(writer)
            raise
    return count
