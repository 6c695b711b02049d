"""Keeps the search index in step with the database: what the outbox names is indexed, then taken out of the outbox."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import (
    DiskFailingError,
    DiskFullError,
    IndexBusyError,
    IndexUnavailableError,
    KbError,
    LibraryBusyError,
    LibraryReadOnlyError,
)
from kb.search import generation
from kb.search.guard import writing_whoosh
from kb.search.index import IndexState
from kb.search.tidying import Merge, documents_to_merge
from kb.services.bulk_analysis import BulkSettings, Steps, analyse
from kb.services.index_turns import Turns
from kb.services.outbox_draining import OutboxDraining
from kb.services.private_backlog import backlog_of
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.search.folders import Folder
    from kb.search.index import SearchIndex
    from kb.search.runs import Run
    from kb.storage.database import Database

_log = logging.getLogger(__name__)

#: Queries take a little longer for each segment.
_MANY_SEGMENTS = 6
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


class IndexingService:
    """The one place that writes the index; threads and programs take turns by a lock file beside it."""

    def __init__(self, database: Database, index: SearchIndex, bulk: BulkSettings | None = None) -> None:
        """``bulk`` says how to use the machine where it should not be the usual way."""
        self._database = database
        self._index = index
        self._bulk = bulk or BulkSettings()
        self._turns = Turns(index)
        self._backlog = backlog_of(database, index, self._turns)
        self._draining = OutboxDraining(database, index, self._backlog, self._turns, self._bulk)
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
            return IndexCondition.BEHIND if self._backlog.count(session) else IndexCondition.READY

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """While another process rebuilds for us, what is saved waits in the outbox, and nobody for that process.

        While it indexes an import, edits go on as ever.
        """
        if self._index.needs_rebuild:
            self._rebuilding.set()
        try:
            yield
        finally:
            self._rebuilding.clear()
            self.take_in()

    def take_in(self) -> bool:
        """Take in what another program has indexed, where each has an index of its own; tell whether there was any."""
        return self._backlog.take_in()

    @property
    def needs_care(self) -> bool:
        """Whether ``tidy`` or ``keep`` is worth a call."""
        return self.untidy or self._backlog.worth_keeping

    def keep(self, *, always: bool = False) -> None:
        """Keep what was indexed for the next start, with ``always`` also little of it.

        Nothing is lost where that fails: what was not kept is indexed again.
        """
        if not (always or self._backlog.worth_keeping):
            return
        try:
            with self._turns.alone():
                self._backlog.keep()
        except KbError as error:
            _log.info("the index is kept another time: %s", error.code)

    def waiting(self) -> int:
        """Return how many articles ``catch_up`` would index."""
        with self._database.read() as session:
            rebuilt = self._index.needs_rebuild
            return article_store.count(session) if rebuilt else self._backlog.count(session)

    def waiting_articles(self) -> frozenset[UUID]:
        """Return the articles of which the index may know an earlier version, or nothing yet."""
        with self._database.read() as session:
            return frozenset(entry.article_id for entry in self._backlog.pending(session))

    def others_index(self) -> bool:
        """Tell whether another thread or program is indexing, so that one would wait for one's turn in vain."""
        return self._turns.others()

    def index_now(self, article_id: UUID) -> IndexCondition:
        """Index what was just saved and nothing else that waits: that may be a whole import, and somebody looks on."""
        if self._rebuilding.is_set():
            return IndexCondition.REBUILDING
        try:
            with self._turns.turn():
                self._draining.one(article_id)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

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
            self._draining.many(Steps(token, progress))
            with self._turns.turn():
                self._draining.few(token)
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
        reached: list[Callable[[], None]] = []
        steps = Steps(token, progress)

        def runs(folder: Folder) -> list[Run]:
            # What has changed by now the articles read below include; what changes from now on is drained afterwards.
            reached.append(self._backlog.rebuilding())
            with self._database.read() as session:
                article_ids = article_store.ids(session)
            steps.total = len(article_ids)
            return analyse(self._database, article_ids, folder, steps, self._bulk)

        with self._turns.alone():
            with self._turns.turn():
                self._rebuilding.set()
                try:
                    count = self._index.rebuild_from(runs, advance=steps.merged, memory_bytes=self._bulk.memory_bytes)
                    for note in reached:
                        note()
                finally:
                    self._rebuilding.clear()
                # Only now: a change saved before this line was told that a rebuild runs, and relies on it.
                self._draining.few(token)
            self._backlog.keep(rebuilt=True)
        return count

    def catch_up(
        self, token: CancelToken | None = None, progress: Callable[[int, int], None] | None = None
    ) -> IndexCondition:
        """Rebuild where that is needed, else drain; failures that only time or a person can mend leave all as it is.

        Raises:
            OperationCancelledError: the token was cancelled.
        """
        self.take_in()
        if self._index.refresh() is IndexState.READY:
            return self.drain(token, progress)
        try:
            self.rebuild(token, progress)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

    @property
    def untidy(self) -> bool:
        """Whether so many segments have come together that ``tidy`` is worth a call: queries take longer for each."""
        if self._index.refresh() is not IndexState.READY:
            return False
        return len(self._index.snapshot().postings.segments) > _MANY_SEGMENTS

    def untidy_documents(self) -> int:
        """Return how many documents ``tidy`` would write anew: so long it would take."""
        if self._index.refresh() is not IndexState.READY or self._rebuilding.is_set():
            return 0
        return documents_to_merge(self._index.snapshot())

    def tidy(self, token: CancelToken | None = None) -> bool:
        """Merge segments of the index that are due, while edits go on; tell whether there may be more to do.

        For when there is time: the queries after it are quicker.

        Raises:
            OperationCancelledError: the token was cancelled; the index is as it was.
        """
        if self._index.refresh() is not IndexState.READY or self._rebuilding.is_set():
            return False
        try:
            with self._turns.tidying(), writing_whoosh(self._index.files):
                return self._merge(Steps(token, None))
        except _LEFT_FOR_LATER as error:
            _log.info("segments are merged another time: %s", error.code)
            return False

    def _merge(self, steps: Steps) -> bool:
        with self._turns.turn():
            merge = Merge.begin(self._index)
        if merge is None:
            return False
        with generation.scratch(self._index.current) as scratch:
            merge.write(scratch, memory_bytes=self._bulk.memory_bytes, advance=steps.merged)
            with self._turns.turn():
                return merge.finish(self._index, scratch)

    def _left(self, error: KbError) -> IndexCondition:
        _log.info("left for later: %s", error.code)
        condition = self.condition
        return IndexCondition.BEHIND if condition is IndexCondition.READY else condition
