"""An open library: everything one can do with it, wired and owned as a whole."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.documents.record_words import load_record_words
from kb.domain.article import Changes
from kb.errors import LibraryMissingError
from kb.library.audit_wiring import LibraryAudit
from kb.library.chores import Chores
from kb.library.editor_services import EditorServices, Foundation
from kb.library.key_store import known_keys
from kb.library.permissions import permissions_of
from kb.library.retention_wiring import wire_retention
from kb.library.rule_wiring import wire_rules
from kb.machine_policy import NOTHING_FIXED, Section
from kb.protection import KnownKeys
from kb.search.index import SearchIndex
from kb.search.masking import Masker
from kb.search.query_words import QueryWords, default_query_words, load_query_words
from kb.search.suggester import Suggester, load_suggester
from kb.search.warming import Warmer
from kb.services.announcer import Announcer
from kb.services.backups import BackupService, load_backup_rule
from kb.services.bulk_analysis import BulkSettings
from kb.services.calls import CallService
from kb.services.editing import EditingService
from kb.services.editing_window import EditingWindow
from kb.services.exchange import ExchangeService
from kb.services.guidance import GuidanceService
from kb.services.handover import HandoverService
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.jobs.children import ChildJobs
from kb.services.jobs.work import Job
from kb.services.leftovers import remove_leftovers
from kb.services.limits import load_limits
from kb.services.machine_check import check_sections
from kb.services.matters import MatterService
from kb.services.misses import MissRecorder
from kb.services.note_book import NoteBook
from kb.services.packs.desk import PackDesk
from kb.services.policy import load_policy
from kb.services.priors import PriorBook
from kb.services.progress import JobBoard
from kb.services.promises import PromiseService
from kb.services.reading import ReadingService
from kb.services.records import RecordService
from kb.services.searching import SearchService
from kb.services.suggestions import SuggestionService
from kb.services.table_imports.service import TableService
from kb.services.triage import TriageService, load_triage_service
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage import article_store
from kb.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.limits import Limits
    from kb.domain.progress import JobProgress
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.protection import LibraryKey
    from kb.services.audit.exits import Exits

#: After these a search finds what it did not find before.
_FINDABLE_ANEW = frozenset({LibraryEvent.INDEX_REBUILT, LibraryEvent.INDEX_UPDATED, LibraryEvent.PACK_TAKEN})

#: When an index that is behind or unreadable is repaired: by a background thread while the old one answers, before
#: opening returns, or not at all.
Repair = Literal["background", "now", "later"]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a status line shows."""

    name: str
    article_count: int
    index_state: IndexCondition
    progress: JobProgress | None = None


@dataclass(frozen=True, slots=True)
class SearchEngine:
    """The index, the centre's words that questions are understood with, and its rules for alerts."""

    index: SearchIndex
    suggester: Suggester
    words: QueryWords
    triage: TriageService


def open_library(
    paths: LibraryPaths,
    *,
    clock: Clock,
    repair: Repair = "background",
    user: str | None = None,
    machine: MachinePolicy = NOTHING_FIXED,
    key: LibraryKey | None = None,
) -> Library:
    """Open a library quickly: with ``background`` the index is looked after by a thread, not by the caller.

    What may be done in it depends on ``user``, without one whoever is logged in to the computer. What ``machine`` fixes
    stands above the library's rule files. An encrypted library opens with ``key``, or with the one that its user's
    store of passwords has.

    Raises:
        MachinePolicyInvalidError: the policy of the computer is not what it should be; nothing was touched.
        LibraryMissingError, LibraryNewerError, LibraryOnNetworkError, LibraryReadOnlyError, LibraryDamagedError,
        LibraryBusyError, LibraryLockedError, ProtectionStateError, DiskFullError: see ``Database.open``.
        KeyStoreUnavailableError, KeyFileUnsafeError: the library is encrypted, and nobody can be asked for its key.
        FileUnreadableError: one of the library's own data files is not what it should be.
    """
    if not paths.database.is_file():
        raise LibraryMissingError(path=str(paths.root))
    check_sections(machine)
    limits = load_limits(paths.root, machine.layers(Section.LIMITS))
    suggester = load_suggester(paths.root)
    own_words = paths.root / "rules" / "query_words.yaml"
    words = load_query_words(own_words) if own_words.is_file() else default_query_words()
    triage = load_triage_service(paths.root, paths.index)
    keys = known_keys(paths, machine) if key is None else KnownKeys(key)
    database = Database.open(paths.database, clock=clock, key=keys.present)
    try:
        index = SearchIndex.open(paths.index, cache_bytes=limits.search_cache_bytes, key=keys.present)
        library = Library(
            paths,
            database,
            SearchEngine(index, suggester, words, triage),
            clock,
            Decisions(limits, machine, keys),
            user,
        )
        library.start(repair)
    except BaseException:
        database.close()
        raise
    return library


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided before the library was opened: of the computer's memory, by its policy, and its keys."""

    limits: Limits
    machine: MachinePolicy
    keys: KnownKeys


class Library(EditorServices):
    """Everything one open library can do; the services may be used from any thread until ``close``."""

    _started: Repair = "later"

    def __init__(
        self,
        paths: LibraryPaths,
        database: Database,
        engine: SearchEngine,
        clock: Clock,
        decisions: Decisions,
        user: str | None,
    ) -> None:
        """Wire the services; use ``open_library``."""
        limits, machine = decisions.limits, decisions.machine
        self.paths = paths
        self._database = database
        self._priors = PriorBook(database)
        self._events = Announcer()
        self.indexing = IndexingService(database, engine.index, BulkSettings.within(limits))
        self._notes = NoteBook(database)
        self.triage = engine.triage
        self._warmer = Warmer(engine.index, self._get_ready)
        self.policy = load_policy(paths.root, machine.layers(Section.POLICY))
        self.permissions = permissions_of(paths.root, self.policy.staff, machine, user)
        self.audit = LibraryAudit(paths, clock, self.permissions, machine, decisions.keys)
        jobs = ChildJobs(
            Job(database=paths.database, index=paths.index, notes=paths.jobs, limits=limits, key=database.key)
        )
        self.exchange = ExchangeService(
            database, self.indexing, clock, self._request_repair, paths.jobs, self.permissions, jobs, self.audit.exits
        )
        self.tables = TableService(
            database, self.indexing, clock, self._request_repair, paths.root, jobs, self.permissions, self.audit.exits
        )
        self.board = JobBoard(paths.jobs, clock)
        self.backups = BackupService(
            paths.database,
            paths.backups,
            load_backup_rule(paths.root, machine.layers(Section.BACKUPS)),
            clock,
            decisions.keys,
        )
        self._upkeep = Upkeep(
            self.indexing,
            self._on_event,
            self._warmer.request,
            unfinished=self.exchange.unfinished,
            jobs=jobs,
        )
        self._seen_version = database.data_version()
        self._found_anew = threading.Event()
        self.reading = ReadingService(database, self._priors)
        self.promises = PromiseService(database, clock)
        self.matters = MatterService(database, clock)
        words = load_record_words(paths.root)
        self.handover = HandoverService(database, clock, self.policy, words)
        self.records = RecordService(database, clock, words, self.audit.exits)
        self.suggestions = SuggestionService(
            engine.index, engine.suggester, self._priors.all, self._notes.current, self._request_repair, clock
        )
        self.searching = SearchService(
            engine.index, engine.words, engine.suggester.meanings, self._priors.all, self._request_repair
        )
        masker = Masker(paths.root)
        self.packs = PackDesk(
            database,
            clock,
            masker,
            self._request_repair,
            root=paths.root,
            scratch=paths.jobs,
            fixed=machine.layers(Section.PACKS),
            exits=self.audit.exits,
        )
        self.retention = wire_retention(self, database, masker, clock, machine.layers(Section.RETENTION))
        self.misses = MissRecorder(database, clock, masker, self.suggestions)
        self.calls = CallService(database, self._priors, clock, self._request_repair, self.misses)
        self._window = EditingWindow(paths.windows)
        super().__init__(
            Foundation(paths.root, database, clock, self._window, masker, words, self.permissions, engine.index),
            *(self.policy.intervals, self.suggestions, self.searching),
        )
        self._chores = Chores(
            *(self.backups, self.retention, self.packs, self.attachments, self.audit.observer(self.packs.keys)),
            self._on_event,
            lambda: remove_leftovers(paths.root, clock.now()),
        )
        self.editing = EditingService(
            database, self.indexing, clock, self._request_repair, self._window, self.lifecycle
        )
        self.guidance = GuidanceService(database, paths.root, self.policy)
        self.rules = wire_rules(self, masker, machine)

    @property
    def exits(self) -> Exits:
        """The ways out of the library; what a screen draws goes through them too."""
        return self.audit.exits

    def record_changes(self) -> None:
        """Record who changed policies or rules while it is known who it was; what cannot be recorded is found later."""
        self._chores.observe()

    def _get_ready(self, may_go_on: Callable[[], bool]) -> None:
        """Do in the background what the first notes of a call would wait for."""
        self.triage.prepare()
        self._notes.refresh(may_go_on)

    def _on_event(self, event: LibraryEvent) -> None:
        if event in _FINDABLE_ANEW:
            self._found_anew.set()
        self._events.announce(event)

    def rebuild_index(self, token: CancelToken) -> None:
        """Build the index anew when nothing may be left in it of what was taken out of articles; see ``rebuild``."""
        self.indexing.rebuild(token)
        self._on_event(LibraryEvent.INDEX_UPDATED)

    def _request_repair(self) -> None:
        self._upkeep.request()

    def start(self, repair: Repair) -> None:
        """Look after the index once and, with ``background``, from now on."""
        self._started = repair
        if repair != "background":
            self._chores.observe()
        if repair == "background":
            self._warmer.start()
            self._upkeep.start()
            self._chores.start()
        elif repair == "now":
            self.indexing.catch_up()
            self._notes.refresh()

    def listen(self, callback: Callable[[LibraryEvent], None]) -> None:
        """Call ``callback`` on the background thread for each event; the first listener also hears the earlier ones."""
        self._events.listen(callback)

    @property
    def encrypted(self) -> bool:
        """Whether nobody without its key can read it."""
        return self._database.key is not None

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
        understood_anew = self.synonyms.refresh() | self.rules.refresh()
        if version == self._seen_version and not self._found_anew.is_set():
            return Changes(everything=understood_anew)
        self._found_anew.clear()
        self._seen_version = version
        self._priors.forget()
        if self._started == "now":
            self.indexing.catch_up()
        self._upkeep.request()
        return Changes(everything=True)

    def close(self) -> None:
        """Stop the background threads and their processes, which takes two seconds at most, and close the database."""
        self._chores.close()
        self._upkeep.close()
        self.indexing.keep()
        self._warmer.close()
        self._window.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
