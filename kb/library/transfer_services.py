"""The part of a library that takes knowledge in, gives it out and keeps copies of it, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.machine_policy import Section
from kb.services.backups import BackupService, load_backup_rule
from kb.services.exchange import ExchangeService
from kb.services.jobs.children import ChildJobs
from kb.services.jobs.work import Job
from kb.services.packs.desk import PackDesk
from kb.services.packs.following import load_pack_source
from kb.services.progress import JobBoard
from kb.services.table_imports.service import TableService

if TYPE_CHECKING:
    from kb.library.foundation import Foundation


class TransferServices:
    """Folders, tables and packs, the backups, and how far long jobs are; heavy work is done by child processes."""

    def __init__(self, base: Foundation) -> None:
        """Wire the services of one library; raises FileUnreadableError for its rules of backups and packs."""
        paths, database, clock, indexing, ways = base.paths, base.database, base.clock, base.indexing, base.ways
        limits, machine = base.decisions.limits, base.decisions.machine
        self.board = JobBoard(paths.jobs, clock)
        self._jobs = ChildJobs(
            Job(database=paths.database, index=paths.index, notes=paths.jobs, limits=limits, key=database.key)
        )
        self.exchange = ExchangeService(
            database,
            indexing,
            clock,
            base.request_repair,
            paths.jobs,
            base.permissions,
            self._jobs,
            ways,
        )
        self.tables = TableService(
            database,
            indexing,
            clock,
            base.request_repair,
            paths.root,
            self._jobs,
            base.permissions,
            ways,
        )
        self.backups = BackupService(
            paths.database,
            paths.backups,
            load_backup_rule(paths.root, machine.layers(Section.BACKUPS)),
            clock,
            base.decisions.keys,
        )
        self.packs = PackDesk(
            database,
            clock,
            base.masker,
            base.request_repair,
            source=load_pack_source(paths.root, machine.layers(Section.PACKS)),
            scratch=paths.jobs,
            ways=ways,
            permissions=base.permissions,
        )
