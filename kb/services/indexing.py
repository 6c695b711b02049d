"""Keeps the search index in step with the database: what the outbox names is indexed, then taken out of the outbox."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.documents.rendering import plain_paragraphs
from kb.documents.sections import case_summary
from kb.domain.article import Kind
from kb.errors import (
    DiskFailingError,
    DiskFullError,
    IndexBusyError,
    IndexUnavailableError,
    LibraryBusyError,
    LibraryReadOnlyError,
)
from kb.search import generation
from kb.search.document import IndexDocument
from kb.search.guard import locked, writing_whoosh
from kb.search.index import IndexState
from kb.search.indexer import apply
from kb.storage import article_store, outbox_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import Article
    from kb.errors import KbError
    from kb.search.index import SearchIndex
    from kb.storage.database import Database
    from kb.storage.outbox_store import OutboxEntry

_log = logging.getLogger(__name__)

#: Articles indexed in one commit: bounds the memory and the time the lock is held.
BATCH = 500
#: How long a change waits for another program that is indexing; such turns are short, a rebuild is not waited for.
PATIENCE_SECONDS = 0.5
_PAUSE_SECONDS = 0.02
_EVERYTHING = 2**31 - 1
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


def index_document(article: Article) -> IndexDocument:
    """Return what the index learns of an article."""
    return IndexDocument(
        article_id=article.id,
        kind=article.kind,
        state=article.state,
        title=article.title,
        paragraphs=plain_paragraphs(article.body),
        customer_words=article.customer_words,
        practices=article.practices,
        tags=article.tags,
        product=article.product,
        cause=article.cause,
        demand=tuple(quality.value for quality in article.demand),
        stage=article.stage,
        summary=case_summary(article.body) if article.kind is Kind.CASE else None,
        outcome=article.outcome,
        happened_on=article.happened_on,
        ends_on=article.ends_on,
        validated_on=article.validated_on,
    )


class IndexingService:
    """The one place that writes the index; threads and programs take turns by a lock file beside it."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index
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

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """While another process rebuilds for us, what is saved waits in the outbox, and nobody for that process."""
        self._rebuilding.set()
        try:
            yield
        finally:
            self._rebuilding.clear()

    def waiting(self) -> int:
        """Return how many articles ``catch_up`` would index."""
        with self._database.read() as session:
            rebuilt = self._index.needs_rebuild
            return article_store.count(session) if rebuilt else outbox_store.count(session)

    def others_index(self) -> bool:
        """Tell whether another thread or program is indexing, so that one would wait for one's turn in vain."""
        try:
            with locked(generation.turn_path(self._index.folder)):
                return False
        except IndexBusyError:
            return True
        except OSError:
            return False  # whoever takes the turn will say what is wrong with the folder

    def index_now(self, article_id: UUID) -> IndexCondition:
        """Index what was just saved and nothing else that waits: that may be a whole import, and somebody looks on."""
        if self._rebuilding.is_set():
            return IndexCondition.REBUILDING
        try:
            with self._turn():
                self._apply(article_id)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

    def drain(self, token: CancelToken | None = None) -> IndexCondition:
        """Index what waits in the outbox; whatever the index refuses stays there, and the condition says so.

        Raises:
            OperationCancelledError: the token was cancelled between two commits.
        """
        if self._rebuilding.is_set():
            return IndexCondition.REBUILDING
        try:
            with self._turn():
                self._drain_all(token)
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
        with self._turn():
            self._rebuilding.set()
            try:
                with self._database.read() as session:
                    total = article_store.count(session)
                count = self._index.rebuild(
                    self._documents(seen), token=token, progress=progress and (lambda done: progress(done, total))
                )
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
            return self.drain(token)
        try:
            self.rebuild(token, progress)
        except _LEFT_FOR_LATER as error:
            return self._left(error)
        return self.condition

    def _drain_all(self, token: CancelToken | None) -> None:
        while self._drain_batch():
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

    def _apply(self, article_id: UUID) -> None:
        with self._database.read() as session:
            entries = outbox_store.of(session, article_id)
            revision = article_store.get(session, article_id)
        if entries and revision is not None:
            apply(self._index, [index_document(revision.article)])
            self._mark_done(entries)

    def _documents(self, seen: list[OutboxEntry]) -> Iterator[IndexDocument]:
        """Yield every article as of one moment, and note in ``seen`` which changes that moment includes."""
        with self._database.read() as session:
            seen += outbox_store.pending(session, _EVERYTHING)
            for revision in article_store.all_articles(session):
                yield index_document(revision.article)

    def _mark_done(self, entries: list[OutboxEntry]) -> None:
        if entries:
            with self._database.write() as session:
                outbox_store.done(session, entries)

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
            yield

    @staticmethod
    def _try_lock(lock: Path, held: ExitStack) -> bool:
        try:
            held.enter_context(locked(lock))
        except IndexBusyError:
            return False
        return True
