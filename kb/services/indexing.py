"""Keeps the search index in step with the database: what the outbox names is indexed, then taken out of the outbox."""

from __future__ import annotations

import logging
import os
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import (
    DiskFailingError,
    DiskFullError,
    IndexBusyError,
    IndexUnavailableError,
    LibraryBusyError,
    LibraryReadOnlyError,
)
from kb.search import generation
from kb.search.guard import locked, writing_whoosh
from kb.search.index import IndexState
from kb.search.indexer import apply, apply_runs
from kb.search.tidying import Merge
from kb.search.writer import MEMORY_BYTES
from kb.services.analysis_pool import AnalysisPool
from kb.services.index_documents import index_document
from kb.storage import article_store, outbox_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.errors import KbError
    from kb.search.index import SearchIndex
    from kb.search.runs import Run
    from kb.storage.database import Database
    from kb.storage.outbox_store import OutboxEntry

_log = logging.getLogger(__name__)

#: Articles indexed in one commit: bounds the memory and the time the lock is held.
BATCH = 500
#: How long a change waits for another program that is indexing; such turns are short, a rebuild is not waited for.
PATIENCE_SECONDS = 0.5
_PAUSE_SECONDS = 0.02
_EVERYTHING = 2**31 - 1
#: Changes that are indexed as one segment at most.
_MOST_CHANGES = 250_000
#: Outbox entries taken out in one transaction.
_STEP = 2_000
_MOST_PROCESSES = 4
#: How much of the time goes into analysis; the rest into merging.
_SHARE_OF_ANALYSIS = 0.8
#: After these the outbox stays as it is and is drained another time; what was saved is safe.
_LEFT_FOR_LATER = (
    IndexBusyError,
    IndexUnavailableError,
    DiskFullError,
    DiskFailingError,
    LibraryReadOnlyError,
    LibraryBusyError,
)


class IndexCondition(StrEnum):
    """Whether searches know everything that was saved."""

    READY = "ready"
    #: Saved changes wait to be indexed.
    BEHIND = "behind"
    #: It is being rebuilt; the old index, where readable, answers meanwhile.
    REBUILDING = "rebuilding"
    #: It answers, but from the words of another analyser.
    REBUILD_NEEDED = "rebuild_needed"
    #: Nothing is answered until it is rebuilt.
    UNREADABLE = "unreadable"


def usual_processes() -> int:
    """Return how many processes analyse articles in bulk where no setting says."""
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


@dataclass(frozen=True, slots=True)
class BulkSettings:
    """How a rebuild and the indexing of an import use this machine.

    ``memory_bytes`` bounds what merging takes; each of ``processes`` takes some 150 MB more.
    """

    processes: int = field(default_factory=usual_processes)
    memory_bytes: int = MEMORY_BYTES
    #: Fewer articles are not worth starting processes for.
    parallel_from: int = 2_000
    #: So many changes are indexed as one segment, fewer in small commits.
    bulk_from: int = 2_000


class IndexingService:
    """The one place that writes the index; threads and programs take turns by a lock file beside it."""

    def __init__(self, database: Database, index: SearchIndex, bulk: BulkSettings | None = None) -> None:
        """``bulk`` says how to use the machine where it should not be the usual way."""
        self._database = database
        self._index = index
        self._bulk = bulk or BulkSettings()
        self._rebuilding = threading.Event()

    @property
    def condition(self) -> IndexCondition:
        """What holds at this moment."""
        if self._rebuilding.is_set():
            return IndexCondition.REBUILDING
        state = self._index.refresh()
        if state is not IndexState.READY:
            return IndexCondition(state.value)
        with self._database.read() as session:
            return IndexCondition.BEHIND if outbox_store.count(session) else IndexCondition.READY

    def drain(
        self, token: CancelToken | None = None, progress: Callable[[int, int], None] | None = None
    ) -> IndexCondition:
        """Index what waits in the outbox; whatever the index refuses stays there, and the condition says so.

        ``progress`` is called with the changes done and their total where there are many.

        Raises:
            OperationCancelledError: the token was cancelled; what was committed before stays.
        """
        if self._rebuilding.is_set():
            return IndexCondition.REBUILDING
        try:
            with self._turn():
                self._drain_all(token, progress)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

    def rebuild(self, token: CancelToken | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Build a new index beside the old one, which answers meanwhile, and return the number of articles in it.

        ``progress`` is called with the articles done and their total.

        Raises:
            OperationCancelledError: the token was cancelled; the old index stays.
            IndexBusyError: another program is indexing.
            DiskFullError, LibraryReadOnlyError: the old index stays.
        """
        seen: list[OutboxEntry] = []
        steps = _Steps(token, progress)

        def runs(folder: Path) -> list[Run]:
            # What has changed by now the articles read below include; what changes from now on is drained afterwards.
            with self._database.read() as session:
                seen.extend(outbox_store.pending(session, _EVERYTHING))
                article_ids = article_store.ids(session)
            steps.total = len(article_ids)
            return self._runs(article_ids, folder, steps)

        with self._turn():
            self._rebuilding.set()
            try:
                count = self._index.rebuild_from(runs, advance=steps.merged, memory_bytes=self._bulk.memory_bytes)
                self._mark_done(seen)
            finally:
                self._rebuilding.clear()
            # Only now: a change saved before this line was told that a rebuild runs, and relies on it.
            self._drain_all(token)
        return count

    def catch_up(
        self, token: CancelToken | None = None, progress: Callable[[int, int], None] | None = None
    ) -> IndexCondition:
        """Rebuild where that is needed, else drain; failures that only time or a person can mend leave all as it is.

        Raises:
            OperationCancelledError: the token was cancelled.
        """
        if self._index.refresh() is IndexState.READY:
            return self.drain(token, progress)
        try:
            self.rebuild(token, progress)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

    def tidy(self, token: CancelToken | None = None) -> bool:
        """Merge segments of the index that are due, while edits go on; tell whether there may be more to do.

        For when there is time: the queries after it are quicker.

        Raises:
            OperationCancelledError: the token was cancelled; the index is as it was.
        """
        folder = self._index.folder
        if self._index.refresh() is not IndexState.READY or self._rebuilding.is_set():
            return False
        try:
            with writing_whoosh(folder), locked(generation.tidy_path(folder)):
                return self._merge(_Steps(token, None))
        except _LEFT_FOR_LATER as error:
            _log.info("segments are merged another time: %s", error.code)
            return False

    def _merge(self, steps: _Steps) -> bool:
        with self._turn():
            merge = Merge.begin(self._index)
        if merge is None:
            return False
        with generation.scratch(self._index.path) as scratch:
            merge.write(scratch, memory_bytes=self._bulk.memory_bytes, advance=steps.merged)
            with self._turn():
                return merge.finish(self._index, scratch)

    def _drain_all(self, token: CancelToken | None, progress: Callable[[int, int], None] | None = None) -> None:
        while self._drain_many(_Steps(token, progress)) or self._drain_batch():
            if token is not None:
                token.check()

    def _drain_batch(self) -> bool:
        """Index up to ``BATCH`` changes and tell whether there may be more."""
        with self._database.read() as session:
            entries = outbox_store.pending(session, BATCH)
            revisions = article_store.many(session, (entry.article_id for entry in entries))
        if not entries:
            return False
        apply(self._index, [index_document(revision.article) for revision in revisions.values()])
        self._mark_done(entries)
        return True

    def _drain_many(self, steps: _Steps) -> bool:
        """Index the changes of an import as one segment; does nothing and returns False where few wait."""
        with self._database.read() as session:
            if outbox_store.count(session) < self._bulk.bulk_from:
                return False
            entries = outbox_store.pending(session, _MOST_CHANGES)
        article_ids = list(dict.fromkeys(entry.article_id for entry in entries))
        steps.total = len(article_ids)
        with writing_whoosh(self._index.folder), generation.scratch(self._index.folder) as folder:
            runs = self._runs(article_ids, folder, steps)
            apply_runs(self._index, runs, article_ids, advance=steps.merged, memory_bytes=self._bulk.memory_bytes)
        self._mark_done(entries)
        return True

    def _runs(self, article_ids: Sequence[UUID], folder: Path, steps: _Steps) -> list[Run]:
        processes = self._bulk.processes if len(article_ids) >= self._bulk.parallel_from else 1
        return AnalysisPool(self._database, folder, processes, steps.token, steps.analysed).write(article_ids)

    def _mark_done(self, entries: Sequence[OutboxEntry]) -> None:
        """Take entries out in small steps: somebody's typing may wait to be saved."""
        for start in range(0, len(entries), _STEP):
            with self._database.write() as session:
                outbox_store.done(session, entries[start : start + _STEP])

    def _left(self, error: KbError) -> IndexCondition:
        _log.info("left for later: %s", error.code)
        condition = self.condition
        return IndexCondition.BEHIND if condition is IndexCondition.READY else condition

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Take the lock that spans reading the outbox, indexing and marking done.

        Without it a slower program could index an older text over a newer one whose entry is already gone.
        """
        lock = generation.turn_path(self._index.folder)
        deadline = time.monotonic() + PATIENCE_SECONDS
        with ExitStack() as held:
            with writing_whoosh(lock):
                generation.make_way(self._index.folder)
                while not self._try_lock(lock, held):
                    if time.monotonic() >= deadline:
                        raise IndexBusyError(path=str(lock))
                    time.sleep(_PAUSE_SECONDS)
                generation.remove_leftovers(self._index.folder)
            yield

    @staticmethod
    def _try_lock(lock: Path, held: ExitStack) -> bool:
        try:
            held.enter_context(locked(lock))
        except IndexBusyError:
            return False
        return True


class _Steps:
    """How far a long piece of work has come, told in whole articles that only grow, and whether it shall go on."""

    def __init__(self, token: CancelToken | None, progress: Callable[[int, int], None] | None) -> None:
        self.token = token
        self.total = 0
        self._progress = progress
        self._told = 0

    def analysed(self, count: int) -> None:
        self._tell(int(count * _SHARE_OF_ANALYSIS))

    def merged(self, share: float) -> None:
        if self.token is not None:
            self.token.check()
        self._tell(round(self.total * (_SHARE_OF_ANALYSIS + share * (1 - _SHARE_OF_ANALYSIS))))

    def _tell(self, done: int) -> None:
        if done > self._told and self._progress is not None:
            self._progress(done, self.total)
        self._told = max(done, self._told)
