"""A library and its source as the session of the desktop knows them, without disk or search."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.errors import LibraryMissingError
from kb.services.wording import WordingService
from tests.fakes.calls import FakeArticles, FakeCalls, FakeSuggesting, suggestions
from tests.fakes.case_drafts import FakeCaseDrafts
from tests.fakes.clock import FakeClock
from tests.fakes.editor import FakeEditorLibrary
from tests.fakes.guidance import FakeGuidance, FakeHandovers, FakeMatters, FakePromises, FakeRecords
from tests.fakes.queues import FakeMisses, FakeQueueActions, FakeQueues
from tests.fakes.search import FakeSearching
from tests.fakes.setup import FakeExchange, FakeSynonyms, FakeTables, real_rules
from tests.fakes.triage import FakeTriage

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.domain.backup import Backup
    from kb.domain.progress import JobProgress
    from kb.errors import KbError
    from kb.services.rules import RuleEditingService


@dataclass(frozen=True)
class FakeStatus:
    name: str = "みなも通販"
    article_count: int = 1248
    index_state: str = "ready"
    progress: JobProgress | None = None


@dataclass
class FakeLibrary:
    """Remembers that it was closed; ``pending`` is what another program changed, ``asked`` counts status questions."""

    state: FakeStatus = field(default_factory=FakeStatus)
    pending: list[Changes] = field(default_factory=list)
    listeners: list[Callable[[str], None]] = field(default_factory=list)
    closed: bool = False
    asked: int = 0
    in_the_way: KbError | None = None

    def status(self) -> FakeStatus:
        self.asked += 1
        return self.state

    def obstacle(self) -> KbError | None:
        return self.in_the_way

    def external_changes(self) -> Changes:
        return self.pending.pop() if self.pending else Changes()

    def listen(self, callback: Callable[[str], None]) -> None:
        self.listeners.append(callback)

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeSource:
    """Opens ``library``; raises ``failures`` first, one a call."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    failures: list[Exception] = field(default_factory=list)
    folder: Path = Path("library")
    created: list[bool] = field(default_factory=list)
    replaced: int = 0
    backed_up: bool = False
    restored: list[Path] = field(default_factory=list)
    restore_failures: list[KbError] = field(default_factory=list)
    aside: Backup | None = None
    unlock_failures: list[KbError] = field(default_factory=list)
    unlocked: list[str] = field(default_factory=list)
    recovery_key: str = ""
    unprotected: bool = False
    was_here: bool = False
    #: What ``replace_by_empty`` opens.
    next: FakeLibrary = field(default_factory=lambda: FakeLibrary(FakeStatus(article_count=0)))

    def open(self) -> FakeLibrary:
        if self.failures:
            raise self.failures.pop(0)
        return self.library

    def create(self, *, sample: bool) -> FakeLibrary:
        self.created.append(sample)
        return self.open()

    def has_backups(self) -> bool:
        return self.backed_up

    def restore(self, backup: Path) -> Backup | None:
        self.restored.append(backup)
        if self.restore_failures:
            raise self.restore_failures.pop(0)
        return self.aside

    def unlock(self, written: str) -> None:
        self.unlocked.append(written)
        if self.unlock_failures:
            raise self.unlock_failures.pop(0)

    def take_recovery_key(self) -> str:
        written, self.recovery_key = self.recovery_key, ""
        return written

    def replace_by_empty(self) -> FakeLibrary:
        self.replaced += 1
        self.library = self.next
        return self.open()


@dataclass
class WholeLibrary(FakeEditorLibrary, FakeLibrary):
    """A library with the services that the screens ask."""

    calls: FakeCalls = field(default_factory=lambda: FakeCalls(FakeClock()))
    reading: FakeArticles = field(default_factory=FakeArticles)
    suggestions: FakeSuggesting = field(
        default_factory=lambda: FakeSuggesting({"来い": suggestions([1, 2], [11], ((2, 4),))})
    )
    searching: FakeSearching = field(default_factory=FakeSearching)
    promises: FakePromises = field(default_factory=lambda: FakePromises(FakeClock()))
    handover: FakeHandovers = field(default_factory=lambda: FakeHandovers(FakeClock()))
    guidance: FakeGuidance = field(default_factory=FakeGuidance)
    wording: WordingService = field(default_factory=lambda: WordingService(None))
    triage: FakeTriage = field(default_factory=FakeTriage)
    synonyms: FakeSynonyms = field(default_factory=FakeSynonyms)
    queues: FakeQueues = field(default_factory=FakeQueues)
    misses: FakeMisses = field(default_factory=FakeMisses)
    exchange: FakeExchange = field(default_factory=FakeExchange)
    tables: FakeTables = field(default_factory=FakeTables)
    rules: RuleEditingService = field(default_factory=lambda: real_rules(Path("/nowhere")))

    @property
    def queue_actions(self) -> FakeQueueActions:
        return FakeQueueActions(self.queues)

    @property
    def matters(self) -> FakeMatters:
        return FakeMatters(self.calls)

    @property
    def records(self) -> FakeRecords:
        return FakeRecords(self.calls)

    @property
    def case_drafts(self) -> FakeCaseDrafts:
        return FakeCaseDrafts(self.calls)


@dataclass
class SlowSource(FakeSource):
    """Opens when ``gate`` is set."""

    library: WholeLibrary = field(default_factory=WholeLibrary)
    gate: threading.Event = field(default_factory=threading.Event)

    def open(self) -> FakeLibrary:
        assert self.gate.wait(60)
        return super().open()


def missing() -> LibraryMissingError:
    return LibraryMissingError(path="library")
