"""Takes what waits in the outbox into the index: a few changes in one commit, an import as one segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search import generation
from kb.search.additions import Addition
from kb.search.guard import writing_whoosh
from kb.search.indexer import apply
from kb.services.bulk_analysis import analyse
from kb.services.index_documents import index_document
from kb.storage import article_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.search.folders import Folder
    from kb.search.index import SearchIndex
    from kb.services.bulk_analysis import BulkSettings, Steps
    from kb.services.index_backlog import Backlog
    from kb.services.index_turns import Turns
    from kb.storage.database import Database

#: Articles indexed in one commit: bounds the memory and the time the lock is held.
_BATCH = 500
#: Changes that are indexed as one segment at most.
_MOST_CHANGES = 250_000


class OutboxDraining:
    """Writes changes into the index and takes them out of the outbox, the index first: a stop between loses nothing.

    Every method raises what the index and the disk raise; what it did not finish stays in the outbox.
    """

    def __init__(
        self, database: Database, index: SearchIndex, backlog: Backlog, turns: Turns, bulk: BulkSettings
    ) -> None:
        """``bulk`` says from how many changes on they are an import, and how to use the machine for one."""
        self._database = database
        self._index = index
        self._backlog = backlog
        self._turns = turns
        self._bulk = bulk

    def one(self, article_id: UUID) -> None:
        """Index what waits of one article; for whoever has the turn."""
        with self._database.read() as session:
            entries = self._backlog.of(session, article_id)
            revision = article_store.get(session, article_id)
        if entries and revision is not None:
            apply(self._index, [index_document(revision.article)])
            self._backlog.done(entries)

    def few(self, token: CancelToken | None) -> None:
        """Index what waits, batch by batch; for whoever has the turn.

        Raises:
            OperationCancelledError: the token was cancelled; what was committed before stays.
        """
        while self._batch():
            if token is not None:
                token.check()

    def many(self, steps: Steps) -> None:
        """Index the changes of an import as one segment, while edits go on; does nothing where few wait.

        Raises:
            IndexBusyError: another program does so, or rebuilds.
        """
        while self._many_wait():
            folder = self._index.files
            with self._turns.alone():
                if self._backlog.take_in():
                    continue
                with writing_whoosh(folder), generation.scratch(folder) as scratch:
                    self._add_many(scratch, steps)
                self._backlog.keep()

    def _batch(self) -> bool:
        """Index up to ``_BATCH`` changes and tell whether there may be more."""
        with self._database.read() as session:
            entries = self._backlog.pending(session, _BATCH)
            revisions = article_store.many(session, (entry.article_id for entry in entries))
        if not entries:
            return False
        apply(self._index, [index_document(revision.article) for revision in revisions.values()])
        self._backlog.done(entries)
        return True

    def _many_wait(self) -> bool:
        with self._database.read() as session:
            return self._backlog.count(session) >= self._bulk.bulk_from

    def _add_many(self, folder: Folder, steps: Steps) -> None:
        # What has changed by now the articles read below include; what changes from now on is drained afterwards.
        with self._database.read() as session:
            entries = self._backlog.pending(session, _MOST_CHANGES)
        article_ids = list(dict.fromkeys(entry.article_id for entry in entries))
        steps.total = len(article_ids)
        addition = Addition(self._index, folder)
        runs = analyse(self._database, article_ids, folder, steps, self._bulk)
        addition.write(runs, memory_bytes=self._bulk.memory_bytes, advance=steps.merged)
        with self._turns.turn():
            with self._database.read() as session:
                waiting = self._backlog.pending(session)
            # Whoever took an entry out meanwhile has indexed that article, perhaps in a later version than this one.
            outdated = {entry.article_id for entry in set(entries).difference(waiting)}
            addition.finish(article_ids, outdated)
        self._backlog.done(entries)
