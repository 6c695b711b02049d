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
from kb.search.commit import Commit
from kb.search.folders import DiskFolder
from kb.search.guard import reading_whoosh, writing_whoosh
from kb.search.inversion import prepare
from kb.search.memory import CACHE_BYTES, SegmentCaches
from kb.search.runs import write_runs
from kb.search.schema import SCHEMA_VERSION
from kb.search.sealed_index import SealedIndex
from kb.search.writer import MEMORY_BYTES
from kb.system_errors import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.protection import LibraryKey
    from kb.search.document import IndexDocument
    from kb.search.folders import Folder
    from kb.search.runs import Run
    from kb.search.snapshot import Snapshot


class IndexState(StrEnum):
    """Whether searches are answered, and whether the index should be rebuilt."""

    READY = "ready"
    #: It answers, but from tokens of another analyser: words may be missed until it is rebuilt.
    REBUILD_NEEDED = "rebuild_needed"
    #: Missing, damaged or of another schema: nothing is answered until it is rebuilt.
    UNREADABLE = "unreadable"


class SearchIndex:
    """An index folder: gives out snapshots, is rebuilt beside and swapped; any thread may use it."""

    def __init__(
        self, folder: Path, fingerprint: str, cache_bytes: int = CACHE_BYTES, key: LibraryKey | None = None
    ) -> None:
        self.folder = folder
        #: The file of an encrypted library's index, which is in memory.
        self.sealed = SealedIndex(folder, key) if key is not None else None
        #: What the engine works with.
        self.files: Folder = self.sealed.files if self.sealed is not None else DiskFolder(folder)
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
    def open(
        cls,
        folder: Path,
        *,
        fingerprint: str | None = None,
        cache_bytes: int = CACHE_BYTES,
        key: LibraryKey | None = None,
    ) -> SearchIndex:
        """Open an index folder, which need not exist; damage shows as a state, never as an exception.

        ``cache_bytes`` bounds what is kept in memory of what was read, the most of it decoded posting lists. With the
        ``key`` of an encrypted library the whole index is in memory, as it was sealed last: only the database tells
        whether that may be believed (``services.private_backlog``).
        """
        index = cls(folder, japanese.fingerprint() if fingerprint is None else fingerprint, cache_bytes, key)
        if index.sealed is not None:
            index.sealed.load()
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
    def current(self) -> Folder:
        """The folder of the active generation.

        Raises:
            IndexUnavailableError: there is none.
        """
        with reading_whoosh(self.files, self._damaged):
            name = generation.current_name(self.files)
        if not name:
            self._damaged()
            raise IndexUnavailableError(path=str(self.folder))
        return self.files.folder(name)

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
            try:
                return self._newest()
            except IndexUnavailableError as error:
                # What is open goes on answering while nobody can look what is there.
                if self._snapshot is None or not (self._out_of_reach() or is_gone(error.__cause__)):
                    raise
                return self._snapshot

    def _newest(self) -> Snapshot:
        current = self.current
        try:
            return self._snapshot_of(current)
        except IndexUnavailableError:
            # Another process may have swapped generations between the look at CURRENT and the reading.
            if (now := self.current).name == current.name:
                raise
            return self._snapshot_of(now)

    def _out_of_reach(self) -> bool:
        """Tell whether the whole library is gone, as a share that is not there now: that is no damage."""
        try:
            self.folder.parent.stat()
        except OSError:
            return True
        return False

    def _snapshot_of(self, folder: Folder) -> Snapshot:
        with reading_whoosh(folder, self._damaged):
            stamp = (folder.name, generation.latest_commit(folder))
            if self._snapshot is None or stamp != self._stamp:
                self._load(folder, stamp)
        if self._snapshot is None:
            raise IndexUnavailableError(path=str(folder))
        return self._snapshot

    def _load(self, folder: Folder, stamp: tuple[str, int]) -> None:
        meta = generation.read_meta(folder)
        if meta.schema != SCHEMA_VERSION:
            self._damaged()
            return
        known = {}
        if self._snapshot is not None and stamp[0] == self._stamp[0]:
            known = {segment.name: segment for segment in self._snapshot.postings.segments}
        else:
            self._caches = SegmentCaches(self._cache_bytes)
        self._snapshot = generation.open_snapshot(folder, known, self._caches, self._damaged)
        self._stamp = stamp
        same = meta.fingerprint == self.fingerprint
        self._state = IndexState.READY if same else IndexState.REBUILD_NEEDED

    def _damaged(self) -> None:
        if self._snapshot is not None and self._out_of_reach():
            return
        # Nothing that is open is trusted again.
        self._state = IndexState.UNREADABLE
        self._snapshot = None

    def look_again(self) -> None:
        """Look what is there at the next question: commits were replaced, and their numbers say nothing of that."""
        with self._lock:
            self._stamp = (self._stamp[0], -1)

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
        memory_bytes: int = MEMORY_BYTES,
    ) -> int:
        """Write a new generation beside the old one, which answers meanwhile, swap them, and return the document count.

        ``progress`` is called with the number of documents analysed. Stopped anywhere, the old generation stays.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexBusyError: another program is writing.
            DiskFullError, LibraryReadOnlyError: nothing was changed and nothing is left behind.
        """

        def runs(folder: Folder) -> Iterator[Run]:
            return write_runs(folder, map(prepare, _checked(documents, token, progress)))

        def advance(_: float) -> None:
            if token is not None:
                token.check()

        return self.rebuild_from(runs, advance=advance, memory_bytes=memory_bytes)

    def rebuild_from(
        self,
        runs: Callable[[Folder], Iterable[Run]],
        *,
        advance: Callable[[float], None] | None = None,
        memory_bytes: int = MEMORY_BYTES,
    ) -> int:
        """Rebuild as ``rebuild`` does from runs that are written to the folder ``runs`` is given.

        ``advance`` is called with the share of the merging that is done, from 0 to 1; whatever it or ``runs`` raises
        stops the rebuild, and the old generation stays.

        Raises:
            IndexBusyError, DiskFullError, LibraryReadOnlyError: as ``rebuild``.
        """
        with writing_whoosh(self.files):
            generation.make_way(self.files)
            with self.files.locked(generation.LOCK):
                generation.remove_others(self.files, generation.current_or_none(self.files))
                with generation.created(self.files, self.fingerprint) as made:
                    count = _fill(made, runs, memory_bytes, advance)
                    generation.activate(self.files, made)
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


def _fill(
    folder: Folder,
    runs: Callable[[Folder], Iterable[Run]],
    memory_bytes: int,
    advance: Callable[[float], None] | None,
) -> int:
    """Write all runs as one segment and return the number of documents."""
    with generation.scratch(folder) as scratch:
        written = list(runs(scratch))
        with Commit(folder) as commit:
            if count := sum(run.size for run in written):
                commit.write(written, memory_bytes=memory_bytes, advance=advance)
                commit.publish()
    return count
