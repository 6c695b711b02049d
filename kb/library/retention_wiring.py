"""Wires what erases personal data when it was kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kb.services.retained_files import RetainedFiles
from kb.services.retention import RetentionService, load_retention_rule
from kb.services.retention_mark import RetentionMarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.library.audit_wiring import LibraryAudit
    from kb.library.paths import LibraryPaths
    from kb.rule_entries import RuleEntry
    from kb.search.masking import Masker
    from kb.services.backups import BackupService
    from kb.services.exchange import ExchangeService
    from kb.storage.database import Database


class Kept(Protocol):
    """What of a library holds what customers said."""

    paths: LibraryPaths
    backups: BackupService
    exchange: ExchangeService
    audit: LibraryAudit

    def rebuild_index(self, token: CancelToken) -> None: ...


def wire_retention(
    library: Kept, database: Database, masker: Masker, clock: Clock, fixed: Iterable[RuleEntry]
) -> RetentionService:
    """Return the service of a library that has its backups, its exchange and its index; raises FileUnreadableError."""
    paths = library.paths
    return RetentionService(
        database,
        clock,
        load_retention_rule(paths.root, fixed),
        masker,
        marks=RetentionMarks(paths.retention, library.audit.trail),
        files=RetainedFiles(paths.root, library.backups, library.exchange.unfinished),
        rebuild_index=library.rebuild_index,
    )
