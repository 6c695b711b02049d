"""A library: one folder with a database and an index, opened, wired and owned as a whole."""

from __future__ import annotations

import shutil
import threading
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kb.domain.article import Changes
from kb.errors import (
    DiskFullError,
    IndexBusyError,
    LibraryBusyError,
    LibraryExistsError,
    LibraryMissingError,
    LibraryOnNetworkError,
)
from kb.resources import resource_path
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.search.query_words import QueryWords, default_query_words, load_query_words
from kb.search.suggester import Suggester, load_suggester
from kb.services.announcer import Announcer
from kb.services.calls import CallService
from kb.services.editing import EditingService
from kb.services.exchange import ExchangeService
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.jobs.children import ChildJobs
from kb.services.jobs.work import Job
from kb.services.note_book import NoteBook
from kb.services.priors import PriorBook
from kb.services.progress import JobBoard
from kb.services.reading import ReadingService
from kb.services.searching import SearchService
from kb.services.suggestions import SuggestionService
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage import article_store
from kb.storage.database import Database
from kb.storage.failures import file_errors
from kb.storage.files import make_folder, publish
from kb.storage.network import is_network_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from kb.clock import Clock
    from kb.domain.progress import JobProgress

#: Where a library is looked for when nothing else is said.
LIBRARY_VARIABLE = "KANDOKORO_LIBRARY"
#: A library that is being created; what a kill leaves of it is removed by the next try.
_UNFINISHED = "unfinished"

#: After these a search finds what it did not find before.
_FINDABLE_ANEW = frozenset({LibraryEvent.INDEX_REBUILT, LibraryEvent.INDEX_UPDATED})

#: When an index that is behind or unreadable is repaired: by a background thread while the old one answers, before
#: opening returns, or not at all.
Repair = Literal["background", "now", "later"]


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Where the parts of a library lie below its folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The truth."""
        return self.root / "library.db"

    @property
    def index(self) -> Path:
        """The search index: may be deleted at any time while no program runs."""
        return self.root / "index"

    @property
    def backups(self) -> Path:
        """Copies of the database made before it was changed by a newer program."""
        return self.root / "backups"

    @property
    def jobs(self) -> Path:
        """What long jobs note: how far they are, and which imports did not end."""
        return self.root / "jobs"

    @property
    def log(self) -> Path:
        """What the program noted for whoever looks for a fault; holds no personal data."""
        return self.root / "kandokoro.log"


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a status line shows."""

    name: str
    article_count: int
    index_state: IndexCondition
    progress: JobProgress | None = None


@dataclass(frozen=True, slots=True)
class SearchEngine:
    """The index and the centre's words that questions are understood with."""

    index: SearchIndex
    suggester: Suggester
    words: QueryWords


def default_library_path(environ: Mapping[str, str]) -> Path:
    """Return the folder of the library the user works with."""
    if named := environ.get(LIBRARY_VARIABLE):
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - only asked where nobody named a folder

    return Path(platformdirs.user_data_dir("kandokoro", appauthor=False))


def create_library(paths: LibraryPaths, *, clock: Clock, sample: bool) -> None:
    """Make a library, empty or with the sample knowledge, all of it or nothing.

    Raises:
        LibraryExistsError, LibraryOnNetworkError, LibraryReadOnlyError, DiskFullError: there is none afterwards.
        LibraryBusyError: another program is creating it.
    """
    if paths.database.exists():
        raise LibraryExistsError(path=str(paths.root))
    if is_network_path(paths.root):
        raise LibraryOnNetworkError(path=str(paths.root))
    with file_errors(paths.database):
        make_folder(paths.root)
        with _only_creator(paths):
            _create(paths, clock, sample=sample)


def _create(paths: LibraryPaths, clock: Clock, *, sample: bool) -> None:
    # Half a library would open as a whole one from now on: it is made aside, and the database moves in last.
    aside = LibraryPaths(paths.root / _UNFINISHED)
    shutil.rmtree(aside.root, ignore_errors=True)
    try:
        Database.create(aside.database)
        with open_library(aside, clock=clock, repair="now") as library:
            if sample:
                library.exchange.import_folder(resource_path("sample"))
        if (log := aside.database.with_name(f"{aside.database.name}-wal")).exists() and log.stat().st_size:
            # On a full disk SQLite could not put together what now is in two files.
            raise DiskFullError(path=str(paths.database))
        shutil.rmtree(paths.index, ignore_errors=True)
        aside.index.replace(paths.index)
        publish(aside.database, paths.database)
    except FileExistsError as error:
        raise LibraryExistsError(path=str(paths.root)) from error
    finally:
        shutil.rmtree(aside.root, ignore_errors=True)


@contextmanager
def _only_creator(paths: LibraryPaths) -> Iterator[None]:
    lock = paths.root / f"{_UNFINISHED}.lock"
    with ExitStack() as held:
        try:
            held.enter_context(locked(lock))
        except IndexBusyError as error:
            raise LibraryBusyError(path=str(paths.root)) from error
        held.callback(_remove, lock)
        yield


def _remove(lock: Path) -> None:
    with suppress(OSError):  # Windows removes no open file; one that stays is no harm
        lock.unlink()


def open_library(paths: LibraryPaths, *, clock: Clock, repair: Repair = "background") -> Library:
    """Open a library quickly: with ``background`` the index is looked after by a thread, not by the caller.

    Raises:
        LibraryMissingError, LibraryNewerError, LibraryOnNetworkError, LibraryReadOnlyError, LibraryDamagedError,
        LibraryBusyError, DiskFullError: see ``Database.open``.
        FileUnreadableError: one of the library's own data files is not what it should be.
    """
    if not paths.database.is_file():
        raise LibraryMissingError(path=str(paths.root))
    suggester = load_suggester(paths.root)
    own_words = paths.root / "rules" / "query_words.yaml"
    words = load_query_words(own_words) if own_words.is_file() else default_query_words()
    database = Database.open(paths.database, clock=clock)
    try:
        engine = SearchEngine(SearchIndex.open(paths.index), suggester, words)
        library = Library(paths, database, engine, clock)
        library.start(repair)
    except BaseException:
        database.close()
        raise
    return library


class Library:
    """Everything one open library can do; the services may be used from any thread until ``close``."""

    def __init__(self, paths: LibraryPaths, database: Database, engine: SearchEngine, clock: Clock) -> None:
        """Wire the services; use ``open_library``."""
        self.paths = paths
        self._database = database
        self._priors = PriorBook(database)
        self._events = Announcer()
        self.indexing = IndexingService(database, engine.index)
        self._notes = NoteBook(database)
        self.exchange = ExchangeService(database, self.indexing, clock, self._request_repair, paths.jobs)
        self.board = JobBoard(paths.jobs, clock)
        self._upkeep = Upkeep(
            self.indexing,
            self._on_event,
            self._notes.refresh,
            unfinished=self.exchange.unfinished,
            jobs=ChildJobs(Job(database=paths.database, index=paths.index, notes=paths.jobs)),
        )
        self._seen_version = database.data_version()
        self._found_anew = threading.Event()
        self._started: Repair = "later"
        repair = self._request_repair
        self.reading = ReadingService(database, self._priors)
        self.editing = EditingService(database, self.indexing, clock, repair)
        self.calls = CallService(database, self._priors, clock, repair)
        self.suggestions = SuggestionService(
            engine.index, engine.suggester, self._priors.all, self._notes.current, repair, clock
        )
        self.searching = SearchService(engine.index, engine.words, self._priors.all, repair)

    def _on_event(self, event: LibraryEvent) -> None:
        if event in _FINDABLE_ANEW:
            self._found_anew.set()
        self._events.announce(event)

    def _request_repair(self) -> None:
        self._upkeep.request()

    def start(self, repair: Repair) -> None:
        """Look after the index once and, with ``background``, from now on."""
        self._started = repair
        if repair == "background":
            self._upkeep.start()
        elif repair == "now":
            self.indexing.catch_up()
            self._notes.refresh()

    def listen(self, callback: Callable[[LibraryEvent], None]) -> None:
        """Call ``callback`` on the background thread for each event; the first listener also hears the earlier ones."""
        self._events.listen(callback)

    def status(self) -> LibraryStatus:
        """Return what a status line shows, with the progress of a long job in this program or another."""
        with self._database.read() as session:
            count = article_store.count(session)
        name = self.paths.root.resolve().name
        return LibraryStatus(name, count, self.indexing.condition, self.board.current())

    def cancel_imports(self) -> None:
        """Give up the imports that go on or wait, here or in another program; what they saved stays."""
        for record in self.exchange.unfinished.all():
            self.exchange.unfinished.drop(record.folder)

    def external_changes(self) -> Changes:
        """Tell whether another program changed the library since the last question, and take its changes in.

        An index that was brought up to date in the background counts as well: who asked before may have missed much.
        """
        version = self._database.data_version()
        if version == self._seen_version and not self._found_anew.is_set():
            return Changes()
        self._found_anew.clear()
        self._seen_version = version
        self._priors.forget()
        if self._started == "now":
            self.indexing.catch_up()
        self._upkeep.request()
        return Changes(everything=True)

    def close(self) -> None:
        """Stop the background thread and its processes, which takes two seconds at most, and close the database."""
        self._upkeep.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
