"""Articles analysed in several processes at once: each reads its share from the database and writes runs to disk.

Analysis is nearly all of the work of a rebuild, and one Python process keeps one core busy. The processes only read the
library and only write to the folder of temporary files; so one that dies costs time and nothing else, and all of them
can be stopped at any moment.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.search.runs import write_runs
from kb.services.index_documents import index_document
from kb.storage import article_store
from kb.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.search.document import IndexDocument
    from kb.search.runs import Run

_log = logging.getLogger(__name__)

#: Articles a process is given at a time.
SHARE = 1_000
#: How often a process says how far it has come, in articles.
_REPORT_EVERY = 50
#: How soon a cancelled token is noticed.
_LOOK_SECONDS = 0.1
#: Seconds a process has to end by itself before it is killed.
_PATIENCE_SECONDS = 1.0
_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


@dataclass(slots=True)
class _Worker:
    """A process, the end of the pipe to it, and the position of the share it is working on."""

    process: SpawnProcess
    pipe: Connection
    share: int = -1
    reported: int = 0


@dataclass(slots=True)
class AnalysisPool:
    """Writes runs of articles, in this process or in ``processes`` others; made for one use."""

    database: Database
    folder: Path
    #: 1: everything is done in this process.
    processes: int
    token: CancelToken | None
    #: Called with the number of articles done so far; it may go back a little where a process has died.
    report: Callable[[int], None]
    _runs: dict[int, list[Run]] = field(default_factory=dict)
    _shares: list[tuple[UUID, ...]] = field(default_factory=list)
    _waiting: deque[int] = field(default_factory=deque)
    _left: list[int] = field(default_factory=list)
    _done: int = 0

    def write(self, article_ids: Sequence[UUID]) -> list[Run]:
        """Return runs of these articles as they are now, in their order; unknown ones are left out.

        Raises:
            OperationCancelledError: the token was cancelled.
            OSError: the folder cannot be written.
            LibraryDamagedError: the articles cannot be read.
        """
        self._shares = [tuple(article_ids[start : start + SHARE]) for start in range(0, len(article_ids), SHARE)]
        self._waiting.extend(range(len(self._shares)))
        count = min(self.processes, len(self._shares))
        if count > 1 and not multiprocessing.current_process().daemon:
            self._work_with(count)
        for position in (*self._left, *self._waiting):
            self._do_here(position)
        return [run for position in range(len(self._shares)) for run in self._runs[position]]

    def _do_here(self, position: int) -> None:
        written = 0

        def documents() -> Iterator[IndexDocument]:
            nonlocal written
            for document in _documents(self.database, self._shares[position]):
                if self.token is not None:
                    self.token.check()
                yield document
                written += 1
                self.report(self._done + written)

        self._runs[position] = list(write_runs(self.folder, documents()))
        self._done += len(self._shares[position])

    def _work_with(self, count: int) -> None:
        workers: list[_Worker] = []
        try:
            while len(workers) < count and (worker := self._started()):
                workers.append(worker)
                self._give(worker)
            while busy := [worker for worker in workers if worker.share >= 0]:
                if self.token is not None:
                    self.token.check()
                for ready in wait([worker.pipe for worker in busy], _LOOK_SECONDS):
                    self._hear(next(worker for worker in busy if worker.pipe is ready))
                self.report(self._done + sum(worker.reported for worker in workers))
        finally:
            _end(workers)

    def _started(self) -> _Worker | None:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=work, args=(there, self.database.path, self.folder), name="kb-analysis", daemon=True
        )
        try:
            process.start()
        except OSError:
            here.close()
            _log.warning("no further process can be started", exc_info=True)
            return None
        finally:
            # Only the process may hold its end: so each side notices when the other is gone.
            there.close()
        return _Worker(process, here)

    def _give(self, worker: _Worker) -> None:
        worker.reported = 0
        worker.share = self._waiting.popleft() if self._waiting else -1
        if worker.share >= 0:
            with suppress(OSError):  # it has died; that is noticed when it is heard
                worker.pipe.send(self._shares[worker.share])

    def _hear(self, worker: _Worker) -> None:
        try:
            said: int | list[Run] = worker.pipe.recv()
        except (EOFError, OSError):
            # It ran out of memory, was killed, or met an error that this process will meet as well and can name.
            _log.warning("a process that analyses articles has died; its share is done here")
            self._left.append(worker.share)
            worker.share, worker.reported = -1, 0
            return
        if isinstance(said, int):
            worker.reported = said
        else:
            self._runs[worker.share] = said
            self._done += len(self._shares[worker.share])
            self._give(worker)


def _end(workers: Iterable[_Worker]) -> None:
    for worker in workers:
        worker.pipe.close()
        if worker.share >= 0:
            worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def work(pipe: Connection, database_path: Path, folder: Path) -> None:
    """Analyse the shares that come through the pipe until it is closed: the other process has no more, or is gone."""
    # An interrupt from the keyboard reaches all processes; the one in front decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_way()
    # What the database or the disk refuses here they refuse to the other process too, which tells the user.
    with closing(Database(database_path)) as database, suppress(EOFError, OSError, KbError):
        while True:
            share: tuple[UUID, ...] = pipe.recv()
            documents = _reporting(_documents(database, share), pipe)
            pipe.send(list(write_runs(folder, documents)))


def _documents(database: Database, share: Sequence[UUID]) -> Iterator[IndexDocument]:
    with database.read() as session:
        revisions = article_store.many(session, share)
    for revision in revisions.values():
        yield index_document(revision.article)


def _reporting(documents: Iterable[IndexDocument], pipe: Connection) -> Iterator[IndexDocument]:
    for count, document in enumerate(documents, 1):
        yield document
        if count % _REPORT_EVERY == 0:
            pipe.send(count)


def _give_way() -> None:
    """Let every other program go first: somebody may be typing."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        with suppress(OSError):  # a system may refuse; then it goes on as it is
            os.nice(_NICENESS)
