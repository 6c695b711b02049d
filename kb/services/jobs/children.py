"""Has a job done by another process, and tells how it ended, whatever becomes of that process."""

from __future__ import annotations

import logging
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.importing import ImportReport
from kb.domain.progress import JobProgress
from kb.domain.table import TableReport
from kb.errors import UnexpectedError
from kb.services.jobs.work import Job, LogLine, Outcome, Sign, do_job
from kb.services.processes import Child, ChildDiedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.domain.importing import FolderOrder
    from kb.domain.table import TableOrder
    from kb.services.imports.unfinished import UnfinishedImport

_log = logging.getLogger(__name__)

#: Seconds a job has to stop by itself.
PATIENCE_SECONDS = 2.0


class Death(StrEnum):
    """Codes of jobs that had no outcome."""

    NOT_STARTED = "not_started"
    DIED = "died"


class ChildJobs:
    """Runs jobs one after the other, each in a process that ends with it."""

    def __init__(self, job: Job) -> None:
        """``job`` names the library."""
        self._job = job

    def index(self, token: CancelToken) -> str:
        """Bring the index up to date; see ``_run``. It takes the processor only where nothing else wants it."""
        return self._run(self._job, token, in_background=True)

    def continue_import(self, record: UnfinishedImport, token: CancelToken) -> str:
        """Go on with an import.

        Its process goes before others like any: put back, it would be made to wait while it holds the database's lock,
        and whoever types with it. It pauses by itself, and its readers are in the background.
        """
        return self._run(replace(self._job, record=record), token, in_background=False)

    def tidy(self, token: CancelToken) -> str:
        """Merge segments of the index that are due, in the background."""
        return self._run(replace(self._job, tidy=True), token, in_background=True)

    def import_table(
        self, order: TableOrder, token: CancelToken, listener: Callable[[JobProgress], None] | None, *, dry_run: bool
    ) -> TableReport | None:
        """Import a table and return what that did, or None when no process could be started.

        Raises:
            OperationCancelledError: the token was cancelled; the process is gone.
            UnexpectedError: the process is gone without an answer.
            KbError: whatever ended the import.
        """
        report = self._import(replace(self._job, order=order, dry_run=dry_run), token, listener)
        return report if isinstance(report, TableReport) else None

    def import_folder(
        self, order: FolderOrder, token: CancelToken, listener: Callable[[JobProgress], None] | None, *, dry_run: bool
    ) -> ImportReport | None:
        """Import a folder, or only tell what that would do; see ``import_table``."""
        report = self._import(replace(self._job, folder=order, dry_run=dry_run), token, listener)
        return report if isinstance(report, ImportReport) else None

    def _import(
        self, job: Job, token: CancelToken, listener: Callable[[JobProgress], None] | None
    ) -> TableReport | ImportReport | None:
        outcome = self._outcome(job, token, listener, in_background=False)
        if outcome.failure is not None:
            kind, params = outcome.failure
            raise kind(**params)
        if outcome.code and outcome.code != Death.NOT_STARTED:
            raise UnexpectedError
        return outcome.report

    def _run(self, job: Job, token: CancelToken, *, in_background: bool) -> str:
        """Return the code of the error that ended the job, or nothing when it did all.

        Raises:
            OperationCancelledError: the token was cancelled; the process is gone.
        """
        return self._outcome(job, token, None, in_background=in_background).code

    @staticmethod
    def _outcome(
        job: Job, token: CancelToken, listener: Callable[[JobProgress], None] | None, *, in_background: bool
    ) -> Outcome:
        started = False
        try:
            child = Child(do_job, job, in_background=in_background)
        except OSError:
            _log.warning("no process could be started", exc_info=True)
            return Outcome(Death.NOT_STARTED)
        try:
            while True:
                answer = child.answer(token)
                if answer is Sign.STARTED:
                    started = True
                elif isinstance(answer, LogLine):
                    logging.getLogger(answer.name).log(answer.level, "%s", answer.text)
                elif isinstance(answer, JobProgress) and listener is not None:
                    listener(answer)
                elif isinstance(answer, Outcome):
                    return answer
        except ChildDiedError:
            _log.warning("the process of a job is gone")
            return Outcome(Death.DIED if started else Death.NOT_STARTED)
        finally:
            # One that still loads its modules hears nothing, and has begun nothing.
            child.end(PATIENCE_SECONDS if started else 0.0)
