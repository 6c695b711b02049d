"""Many articles analysed at once, in this process or in several: each reads its share and writes runs to disk.

Analysis is nearly all of the work of a rebuild, and one Python process keeps one core busy. The others only read the
library and only write to the folder of temporary files; so one that dies costs time and nothing else, and all of them
can be stopped at any moment.
"""

from __future__ import annotations

import logging
from collections import deque
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Self

from kb.errors import KbError
from kb.search.inversion import prepare
from kb.search.runs import write_runs
from kb.search.writer import MEMORY_BYTES
from kb.services.index_documents import index_document
from kb.services.processes import Child, ChildDiedError, usable_processors
from kb.storage import article_store
from kb.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.limits import Limits
    from kb.protection import LibraryKey
    from kb.search.document import IndexDocument
    from kb.search.folders import Folder
    from kb.search.runs import Run

_log = logging.getLogger(__name__)

#: Shares a process is given ahead, so that it never waits for us.
_AHEAD = 2
#: A process says how far it has come every so many articles.
_REPORT_EVERY = 25
#: More would only wait for the disk.
_MOST_PROCESSES = 4
#: Seconds a process has to end by itself: what it does is worth nothing then.
_PATIENCE_SECONDS = 0.2
#: How much of the time goes into analysis; the rest into merging.
_SHARE_OF_ANALYSIS = 0.8


def usual_processes() -> int:
    """Return how many processes analyse articles where no setting says."""
    return min(usable_processors(), _MOST_PROCESSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkSettings:
    """How a rebuild and the indexing of an import use this machine."""

    #: Each takes some 250 MB; 1: all is done in this process.
    processes: int = field(default_factory=usual_processes)
    #: Articles a process is given at a time.
    share: int = 1_000
    #: What the merging may take.
    memory_bytes: int = MEMORY_BYTES
    #: With fewer articles the processes take longer to start than to analyse.
    parallel_from: int = 2_000
    #: So many changes are indexed as one segment, fewer in small commits.
    bulk_from: int = 2_000

    @classmethod
    def within(cls, limits: Limits) -> Self:
        """Return the usual settings within limits."""
        return cls(processes=limits.import_processes or usual_processes(), memory_bytes=limits.import_memory_bytes)


class Steps:
    """How far a long piece of work has come, told in whole articles that only grow, and whether it shall go on."""

    def __init__(self, token: CancelToken | None, progress: Callable[[int, int], None] | None) -> None:
        self.token = token
        self.total = 0
        self._progress = progress
        self._told = 0

    def analysed(self, count: int) -> None:
        """Tell that so many articles are analysed; raises OperationCancelledError."""
        self._tell(int(count * _SHARE_OF_ANALYSIS))

    def merged(self, share: float) -> None:
        """Tell which share of the merging is done, from 0 to 1; raises OperationCancelledError."""
        self._tell(round(self.total * (_SHARE_OF_ANALYSIS + share * (1 - _SHARE_OF_ANALYSIS))))

    def _tell(self, done: int) -> None:
        if self.token is not None:
            self.token.check()
        if done > self._told and self._progress is not None:
            self._progress(done, self.total)
        self._told = max(done, self._told)


def analyse(
    database: Database, article_ids: Sequence[UUID], folder: Folder, steps: Steps, settings: BulkSettings
) -> list[Run]:
    """Return runs of these articles as they are now, in their order; unknown ones are left out.

    Raises:
        OperationCancelledError: the token was cancelled.
        OSError: the folder cannot be written.
        LibraryDamagedError: the articles cannot be read.
    """
    shares = [
        tuple(article_ids[start : start + settings.share]) for start in range(0, len(article_ids), settings.share)
    ]
    processes = min(settings.processes, len(shares)) if len(article_ids) >= settings.parallel_from else 1
    with ExitStack() as started:
        children = _started(database, folder, processes, started) if processes > 1 else []
        return list(_Dealer(database, folder, steps, children).runs(shares))


def _started(database: Database, folder: Folder, count: int, started: ExitStack) -> list[Child]:
    children: list[Child] = []
    for _ in range(count):
        try:
            child = Child(analyse_as_told, database.path, database.key, folder, in_background=True)
        except OSError:
            _log.warning("no further process can be started", exc_info=True)
            break
        started.callback(child.end, _PATIENCE_SECONDS)
        children.append(child)
    return children


class _Dealer:
    """Deals shares out to children in turn and takes the runs back in turn; without children all is done here."""

    def __init__(self, database: Database, folder: Folder, steps: Steps, children: Sequence[Child]) -> None:
        self._database = database
        self._folder = folder
        self._steps = steps
        self._alive = deque(children)
        self._done = 0

    def runs(self, shares: Sequence[tuple[UUID, ...]]) -> Iterator[Run]:
        waiting = iter(shares)
        dealt: deque[tuple[Child | None, tuple[UUID, ...]]] = deque()
        for share in islice(waiting, max(_AHEAD * len(self._alive), 1)):
            dealt.append((self._dealt(share), share))
        while dealt:
            child, share = dealt.popleft()
            yield from self._taken(child, share)
            self._done += len(share)
            if (following := next(waiting, None)) is not None:
                dealt.append((self._dealt(following), following))

    def _dealt(self, share: tuple[UUID, ...]) -> Child | None:
        """Give the share to the child whose turn it is; None where none is left."""
        if not self._alive:
            return None
        child = self._alive[0]
        self._alive.rotate(-1)
        child.order(share)
        return child

    def _taken(self, child: Child | None, share: tuple[UUID, ...]) -> Sequence[Run]:
        if child is not None:
            try:
                while isinstance(answer := child.answer(self._steps.token), int):
                    # The others are about as far with theirs.
                    self._steps.analysed(self._done + min(answer * len(self._alive), len(share) * len(self._alive)))
            except ChildDiedError:
                # It ran out of memory, was killed, or met an error that this process will meet as well and can name.
                _log.warning("a process that analyses articles is gone; its share is analysed here")
                if child in self._alive:
                    self._alive.remove(child)
            else:
                runs: list[Run] = answer
                return runs
        return list(write_runs(self._folder, map(prepare, self._told(_documents(self._database, share)))))

    def _told(self, documents: Iterator[IndexDocument]) -> Iterator[IndexDocument]:
        for count, document in enumerate(documents, 1):
            yield document
            self._steps.analysed(self._done + count)


def analyse_as_told(
    orders: Connection, answers: Connection, database_path: Path, key: LibraryKey | None, folder: Folder
) -> None:
    """Analyse shares until no more come: the work of one process."""
    # What the database or the disk refuses here they refuse to the other process too, which tells the user.
    with closing(Database(database_path, key=key)) as database, suppress(EOFError, OSError, KbError):
        while True:
            share: tuple[UUID, ...] = orders.recv()
            documents = _reporting(_documents(database, share), answers)
            answers.send(list(write_runs(folder, map(prepare, documents))))


def _documents(database: Database, share: Sequence[UUID]) -> Iterator[IndexDocument]:
    with database.read() as session:
        revisions = article_store.many(session, share)
    for revision in revisions.values():
        yield index_document(revision.article)


def _reporting(documents: Iterator[IndexDocument], answers: Connection) -> Iterator[IndexDocument]:
    for count, document in enumerate(documents, 1):
        yield document
        if count % _REPORT_EVERY == 0:
            answers.send(count)
