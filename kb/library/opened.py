"""An open library: everything one can do with it, wired and owned as a whole."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.documents.record_words import load_record_words
from kb.domain.article import Changes
from kb.library.audit_wiring import LibraryAudit
from kb.library.call_services import CallServices
from kb.library.chores import Chores
from kb.library.editor_services import EditorServices
from kb.library.foundation import Foundation
from kb.library.permissions import permissions_of
from kb.library.retention_wiring import wire_retention
from kb.library.rule_wiring import wire_rules
from kb.library.transfer_services import TransferServices
from kb.machine_policy import Section
from kb.search.masking import Masker
from kb.search.warming import Warmer
from kb.services.announcer import Announcer
from kb.services.bulk_analysis import BulkSettings
from kb.services.editing_window import EditingWindow
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.leftovers import remove_leftovers
from kb.services.policy import load_policy
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.progress import JobProgress
    from kb.errors import KbError
    from kb.library.foundation import Decisions, SearchEngine
    from kb.library.paths import LibraryPaths
    from kb.services.audit.exits import Exits
    from kb.storage.database import Database

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


class Library(CallServices, EditorServices, TransferServices):
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
        machine = decisions.machine
        self.paths = paths
        self._database = database
        self._seen_version = database.data_version()
        self._found_anew = threading.Event()
        self._events = Announcer()
        self._window = EditingWindow(paths.windows)
        self.policy = load_policy(paths.root, machine.layers(Section.POLICY))
        self.permissions = permissions_of(paths.root, self.policy.staff, machine, user)
        self.audit = LibraryAudit(paths, clock, self.permissions, machine, keys=decisions.keys, database=database)
        self.indexing = IndexingService(database, engine.index, BulkSettings.within(decisions.limits))
        masker = Masker(paths.root)
        base = Foundation(
            paths=paths,
            database=database,
            clock=clock,
            engine=engine,
            decisions=decisions,
            policy=self.policy,
            permissions=self.permissions,
            ways=self.audit.ways,
            words=load_record_words(paths.root),
            masker=masker,
            indexing=self.indexing,
            window=self._window,
            request_repair=self._request_repair,
        )
        CallServices.__init__(self, base)
        EditorServices.__init__(self, base, self.suggestions, self.searching)
        TransferServices.__init__(self, base)
        self.retention = wire_retention(self, database, masker, clock, machine.layers(Section.RETENTION))
        self.rules = wire_rules(self, masker, machine)
        self._warmer = Warmer(engine.index, self._get_ready)
        self._upkeep = Upkeep(
            self.indexing,
            self._on_event,
            self._warmer.request,
            unfinished=self.exchange.unfinished,
            jobs=self._jobs,
            entrances=self.audit.ways.entrances,
        )
        self._chores = Chores(
            *(self.backups, self.retention, self.packs, self.attachments, self.audit.observer(self.packs.keys)),
            self._on_event,
            lambda: remove_leftovers(paths.root, clock.now()),
        )

    @property
    def exits(self) -> Exits:
        """The ways out of the library; what a screen draws goes through them too."""
        return self.audit.ways.exits

    def record_changes(self) -> None:
        """Record who changed policies or rules while it is known who it was; what cannot be recorded is found later."""
        self._chores.observe()

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

    def obstacle(self) -> KbError | None:
        """Return why nothing can be saved now, though the library is open; None where it can, as far as is known."""
        return self._database.obstacle()

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
