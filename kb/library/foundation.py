"""What the services of a library are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.clock import Clock
    from kb.documents.record_words import RecordWords
    from kb.domain.limits import Limits
    from kb.domain.permission import Permissions
    from kb.domain.policy import Policy
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.protection import KnownKeys
    from kb.search.index import SearchIndex
    from kb.search.masking import Masker
    from kb.search.query_words import QueryWords
    from kb.search.suggester import Suggester
    from kb.services.audit.ways import Ways
    from kb.services.editing_window import EditingWindow
    from kb.services.indexing import IndexingService
    from kb.services.triage import TriageService
    from kb.storage.database import Database


@dataclass(frozen=True, slots=True)
class SearchEngine:
    """The index, the centre's words that questions are understood with, and its rules for alerts."""

    index: SearchIndex
    suggester: Suggester
    words: QueryWords
    triage: TriageService


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided before the library was opened: of the computer's memory, by its policy, and its keys."""

    limits: Limits
    machine: MachinePolicy
    keys: KnownKeys


@dataclass(frozen=True, slots=True)
class Foundation:
    """What nearly every service is made from; ``words`` are those in which calls are written down.

    ``request_repair`` has the index looked after in the background and returns at once.
    """

    paths: LibraryPaths
    database: Database
    clock: Clock
    engine: SearchEngine
    decisions: Decisions
    policy: Policy
    permissions: Permissions
    ways: Ways
    words: RecordWords
    masker: Masker
    indexing: IndexingService
    window: EditingWindow
    request_repair: Callable[[], None]
