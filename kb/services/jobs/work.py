"""What a job's process does."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.clock import SystemClock
from kb.domain.progress import JobKind
from kb.errors import KbError, UnexpectedError
from kb.search.index import SearchIndex
from kb.services.bulk_analysis import BulkSettings
from kb.services.exchange import ExchangeService
from kb.services.indexing import IndexingService
from kb.services.progress import JobBoard
from kb.services.table_imports.service import TableService
from kb.storage.database import Database
from kb.traces import TraceFormatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.importing import FolderOrder, ImportReport
    from kb.domain.limits import Limits
    from kb.domain.progress import JobProgress
    from kb.domain.table import TableOrder, TableReport
    from kb.protection import LibraryKey
    from kb.services.imports.unfinished import UnfinishedImport

_log = logging.getLogger(__name__)

#: Seconds in which a job has to stop once nobody waits for it; after a kill everything is as sound as after a stop.
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do in which library.

    Bring its index up to date, ``tidy`` it, go on with the import of ``record``, or import the table of ``order`` or
    the ``folder``.
    """

    database: Path
    index: Path
    notes: Path
    limits: Limits
    #: Of an encrypted library; it comes through the pipe by which every process of ours gets what it is to do.
    key: LibraryKey | None = None
    record: UnfinishedImport | None = None
    tidy: bool = False
    order: TableOrder | None = None
    folder: FolderOrder | None = None
    dry_run: bool = False


class Sign(Enum):
    """What a job says before its outcome."""

    STARTED = auto()


@dataclass(frozen=True, slots=True)
class LogLine:
    """What the job would write to a log, which only its parent has."""

    name: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the job ended: the code of a KbError, or nothing when it did all.

    ``failure`` are that error's class and parameters, ``report`` is what the import of a table or folder did.
    """

    code: str = ""
    failure: tuple[type[KbError], dict[str, object]] | None = None
    report: TableReport | ImportReport | None = None


class _Log(logging.Handler):
    def __init__(self, answers: Connection) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(TraceFormatter())
        self._answers = answers

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # the parent is gone, and its log with it
            self._answers.send(LogLine(record.name, record.levelno, self.format(record)))


def do_job(orders: Connection, answers: Connection, job: Job) -> None:
    """Do a job and answer with its outcome; the end of ``orders`` cancels it."""
    answers.send(Sign.STARTED)
    logging.getLogger("kb").addHandler(_Log(answers))
    token, ended = CancelToken(), threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(orders, token, ended), daemon=True).start()
    try:
        outcome = Outcome(report=_do(job, token, answers.send))
    except KbError as error:
        outcome = Outcome(error.code, (type(error), error.params))
    except Exception:  # noqa: BLE001 - whatever nobody foresaw goes where faults go: the log of the parent
        _log.exception("a job failed")
        outcome = Outcome(UnexpectedError.code)
    ended.set()
    answers.send(outcome)


def _wait_for_the_end(orders: Connection, token: CancelToken, ended: threading.Event) -> None:
    try:
        orders.recv()
    except (EOFError, OSError):
        token.cancel()
        if not ended.wait(_GRACE_SECONDS):
            os._exit(1)


def _do(job: Job, token: CancelToken, tell: Callable[[JobProgress], None]) -> TableReport | ImportReport | None:
    clock = SystemClock()
    with closing(Database.open(job.database, clock=clock, key=job.key)) as database:
        index = SearchIndex.open(job.index, key=job.key)
        indexing = IndexingService(database, index, BulkSettings.within(job.limits))
        try:
            return _do_with(job, database, indexing, clock, token, tell)
        finally:
            # An index of its own would go with this process: the one that waits for it takes in what is kept.
            indexing.keep(always=True)


def _do_with(
    job: Job,
    database: Database,
    indexing: IndexingService,
    clock: Clock,
    token: CancelToken,
    tell: Callable[[JobProgress], None],
) -> TableReport | ImportReport | None:
    tables = TableService(database, indexing, clock, _leave_to_parent, job.database.parent)
    folders = ExchangeService(database, indexing, clock, _leave_to_parent, job.notes)
    if job.folder is not None:
        return folders.run(job.folder, dry_run=job.dry_run, token=token, listener=tell)
    if job.order is not None:
        return tables.run(job.order, dry_run=job.dry_run, token=token, listener=tell)
    if job.tidy:
        while indexing.tidy(token):
            pass
    elif job.record is None:
        with JobBoard(job.notes, clock).report(JobKind.REBUILD) as progress:
            indexing.catch_up(token, progress)
    elif job.record.order:
        tables.continue_import(job.record, token)
    else:
        folders.continue_import(job.record, token)
    return None


def _leave_to_parent() -> None:
    """Do nothing about what is left to be indexed: the program that waits for this process looks after it."""
