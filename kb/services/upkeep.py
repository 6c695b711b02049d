"""A background thread that brings the index up to date, so that neither opening a library nor a search waits for it."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kb.cancellation import CancelToken
from kb.errors import (
    FileUnreadableError,
    FolderEmptyError,
    FolderMissingError,
    KbError,
    OperationCancelledError,
    TableEmptyError,
    TableFormatError,
    UnexpectedError,
)
from kb.services.audit.entrances import Arrival, Entrances
from kb.services.indexing import IndexCondition
from kb.services.jobs.children import Death

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.services.imports.unfinished import UnfinishedImport, UnfinishedImports
    from kb.services.indexing import IndexingService

_log = logging.getLogger(__name__)

#: Seconds until another try while another program holds the index or the disk is full.
RETRY_SECONDS = (1.0, 2.0, 5.0, 15.0, 60.0)
#: Seconds until another look while another program imports: if it is killed, its import goes on here.
WATCH_SECONDS = 2.0
#: From so many articles on another process indexes them; it takes a second to start, in which fewer are done.
ELSEWHERE_FROM = 300
#: Merging so many documents would take the window a second of its time.
TIDIED_ELSEWHERE_FROM = 1_000
#: An import that brought down so many processes is left alone until the next start.
_DEATHS = 3

_UP_TO_DATE = frozenset({IndexCondition.READY, IndexCondition.BEHIND})
_LOST = frozenset(
    kind.code for kind in (FolderMissingError, FolderEmptyError, FileUnreadableError, TableFormatError, TableEmptyError)
)
_BROUGHT_DOWN = frozenset({Death.DIED, Death.NOT_STARTED, UnexpectedError.code})


class LibraryEvent(StrEnum):
    """What happened in the background; delivered on the background thread."""

    INDEX_REBUILDING = "index_rebuilding"
    #: Worth telling the user once.
    INDEX_REBUILT = "index_rebuilt"
    #: Changes by somebody else are findable now.
    INDEX_UPDATED = "index_updated"
    #: An import that a kill or a power cut interrupted goes on.
    IMPORT_RESUMED = "import_resumed"
    #: It ended; worth telling the user.
    IMPORT_FINISHED = "import_finished"
    #: Its folder is gone or empty, so the rest cannot be imported; the user has to know.
    IMPORT_LOST = "import_lost"
    #: New knowledge came with a pack.
    PACK_TAKEN = "pack_taken"
    #: A file where packs are put was refused; worth telling, as somebody may mean no good.
    PACK_REFUSED = "pack_refused"
    #: Nothing is erased, as the clock is too far ahead to be believed; the user has to look at it.
    CLOCK_DOUBTED = "clock_doubted"
    #: It is believed again.
    CLOCK_BELIEVED = "clock_believed"


class Jobs(Protocol):
    """Runs long jobs in other processes; each returns the code of what ended it, or nothing when it did all."""

    def index(self, token: CancelToken) -> str: ...
    def continue_import(self, record: UnfinishedImport, token: CancelToken) -> str: ...
    def tidy(self, token: CancelToken) -> str: ...


class Upkeep:
    """Owns the thread; ``request`` asks for a look at the index, ``close`` stops it and waits."""

    def __init__(
        self,
        indexing: IndexingService,
        notify: Callable[[LibraryEvent], None],
        afterwards: Callable[[], None],
        *,
        unfinished: UnfinishedImports | None = None,
        jobs: Jobs | None = None,
        entrances: Entrances | None = None,
        retry_seconds: tuple[float, ...] = RETRY_SECONDS,
    ) -> None:
        """Start nothing yet; ``afterwards`` is called on the thread once the index is up to date.

        Without ``jobs`` everything is done by the thread itself, and no import is resumed.
        """
        self._indexing = indexing
        self._notify = notify
        self._afterwards = afterwards
        self._unfinished = unfinished
        self._jobs = jobs
        self._entrances = entrances or Entrances()
        self._retry_seconds = retry_seconds
        self._token = CancelToken()
        self._repairing = False
        self._deaths: Counter[Path] = Counter()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread with a first look."""
        self._wake.set()
        self._thread = threading.Thread(target=self._run, name="kb-upkeep", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Ask for a look soon; cheap, from any thread, and without effect unless started."""
        self._wake.set()

    def close(self) -> None:
        """Give up what is running, which leaves the index as it was, and wait for the thread."""
        self._token.cancel()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        attempt = 0
        while True:
            self._wake.wait(self._pause(attempt))
            self._wake.clear()
            if self._token.cancelled:
                return
            try:
                done = self._look()
            except OperationCancelledError:
                return
            except KbError as error:
                _log.warning("the index was left as it is: %s", error)
                done = False
            except OSError as error:  # a disk or a share that is gone comes back
                _log.warning("the index was left as it is: %s", error.strerror)
                done = False
            attempt = 0 if done else attempt + 1

    def _pause(self, attempt: int) -> float | None:
        """Return the seconds until the next look when nobody asks for one."""
        if self._others_import():
            return WATCH_SECONDS
        return self._retry_seconds[min(attempt, len(self._retry_seconds)) - 1] if attempt else None

    def _look(self) -> bool:
        """Do what there is to do, and tell whether that succeeded, here or in another program."""
        done = True
        self._take_in()
        # Articles that wait to be indexed can wait for the import that brings more of them; searches cannot.
        if self._indexing.condition not in _UP_TO_DATE:
            done = self._bring_up_to_date()
        done = self._continue_imports() and done
        done = self._bring_up_to_date() and done
        if done:
            self._tidy()
            self._indexing.keep()
        return done

    def _take_in(self) -> bool:
        """Have what another program indexed, where each has an index of its own."""
        taken = self._indexing.take_in()
        if taken:
            self._notify(LibraryEvent.INDEX_UPDATED)
            self._afterwards()
        return taken

    def _tidy(self) -> None:
        """Merge segments that are due: a few documents here, many in another process."""
        while (count := self._indexing.untidy_documents()) and count < TIDIED_ELSEWHERE_FROM:
            if not self._indexing.tidy(self._token):
                return
        # What it could not do it is asked for again with the next edit.
        if count and self._jobs is not None:
            # The other process begins with what is kept.
            self._indexing.keep(always=True)
            self._jobs.tidy(self._token)
            if self._take_in():
                self._bring_up_to_date()

    def _bring_up_to_date(self) -> bool:
        before = self._indexing.condition
        if before not in _UP_TO_DATE and not self._repairing:
            self._repairing = True
            self._notify(LibraryEvent.INDEX_REBUILDING)
        if before is IndexCondition.BEHIND and self._others_import():
            return False  # whoever imports also brings the index up to date, at the end
        after = before if before is IndexCondition.READY else self._catch_up()
        if after is not IndexCondition.READY:
            return False
        if self._repairing:
            self._repairing = False
            self._notify(LibraryEvent.INDEX_REBUILT)
        elif before is not IndexCondition.READY:
            self._notify(LibraryEvent.INDEX_UPDATED)
        self._afterwards()
        return True

    def _catch_up(self) -> IndexCondition:
        """Index what waits: much of it in another process, and what was saved meanwhile here."""
        if self._jobs is not None and self._indexing.waiting() >= ELSEWHERE_FROM:
            if self._indexing.others_index():
                return self._indexing.condition
            with self._indexing.elsewhere():
                code = self._jobs.index(self._token)
            # Where no process can be started at all, a slow window is better than one that finds nothing.
            if code != Death.NOT_STARTED and self._much_is_left():
                return self._indexing.condition
        return self._indexing.catch_up(self._token)

    def _much_is_left(self) -> bool:
        return self._indexing.condition not in _UP_TO_DATE or self._indexing.waiting() >= ELSEWHERE_FROM

    def _others_import(self) -> bool:
        return self._unfinished is not None and any(map(self._unfinished.running, self._unfinished.all()))

    def _continue_imports(self) -> bool:
        """Go on with every import that nobody is at, and tell whether all of them are settled."""
        if self._jobs is None or self._unfinished is None:
            return True
        settled = True
        for record in self._unfinished.all():
            if self._deaths[record.folder] < _DEATHS and not self._unfinished.running(record):
                settled = self._continue_import(self._jobs, record) and settled
        return settled

    def _continue_import(self, jobs: Jobs, record: UnfinishedImport) -> bool:
        self._notify(LibraryEvent.IMPORT_RESUMED)
        code = jobs.continue_import(record, self._token)
        if code != OperationCancelledError.code:
            self._entrances.resumed(Arrival.TABLE if record.order else Arrival.FOLDER, record.folder, code)
        if not code:
            self._notify(LibraryEvent.IMPORT_FINISHED)
        elif code in _LOST:
            self._notify(LibraryEvent.IMPORT_LOST)
        elif code != OperationCancelledError.code:
            _log.warning("an import was left unfinished: %s", code)
            self._deaths[record.folder] += code in _BROUGHT_DOWN
            return False
        return True
