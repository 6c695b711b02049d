"""All checks of one library in their order, and the repairs that lose nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kb.documents.placeholders import load_placeholders
from kb.documents.record_words import load_record_words
from kb.domain.audit import AuditEvent
from kb.domain.health import HealthItem, Verdict
from kb.protection import KnownKeys
from kb.rule_files import own_or_shipped
from kb.search.index import SearchIndex
from kb.search.masking import Masker
from kb.search.query_words import load_query_words
from kb.search.suggester import load_suggester
from kb.search.triage import load_triage
from kb.services.backups import BackupService, load_backup_rule
from kb.services.guidance_rules import load_boundary_ladder, load_handover_words, load_question_bank
from kb.services.health import contents, surroundings
from kb.services.health.audit import check_audit
from kb.services.health.pack_place import check_packs
from kb.services.health.policy_file import check_policy
from kb.services.indexing import IndexingService
from kb.services.leftovers import remove_leftovers
from kb.services.limits import load_limits
from kb.services.packs.following import load_pack_source
from kb.services.policy import load_policy
from kb.services.retention import load_retention_rule
from kb.services.wording import load_wording_rules
from kb.storage.database import Database
from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kb.clock import Clock
    from kb.errors import ClockDoubtedError
    from kb.services.audit.trail import AuditTrail
    from kb.services.packs.following import PackSource

_OWN_FOLDER = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctor:
    """Looks at the library in ``root`` without opening a window's part of it; nothing is changed but by ``repair``.

    ``policy_file`` is the policy of this computer, whether there is one or not. ``pack_source`` reads where packs come
    from, ``protection`` looks at encryption and keys, ``doubt`` tells whether retention believes the clock.
    """

    root: Path
    database: Path
    index: Path
    backups: BackupService
    clock: Clock
    policy_file: Path | None = None
    keys: KnownKeys = field(default_factory=KnownKeys)
    pack_source: Callable[[], PackSource] | None = None
    protection: Callable[[], Iterable[HealthItem]] = tuple
    trail: AuditTrail | None = None
    doubt: Callable[[], ClockDoubtedError | None] | None = None

    def check(self) -> Iterator[HealthItem]:
        """Yield what is found, one thing after the other; whatever is wrong is an item and no exception."""
        yield surroundings.check_versions()
        yield from surroundings.check_folder(self.root)
        yield surroundings.check_disk(self.root)
        yield surroundings.check_font()
        yield from check_policy(self.policy_file)
        yield from self.protection()
        sound = True
        for item in contents.check_database(self.database, self.clock.now(), self.keys.present):
            sound = sound and item.verdict is not Verdict.BAD
            yield item
        if sound:
            yield from contents.check_clock(self.doubt)
            yield contents.check_index(self.database, self.index, self.clock, self.keys.present)
            yield from contents.check_pictures(self.database, self.clock, self.keys.present)
        yield from contents.check_rules(rule_loaders(self.root))
        yield from contents.check_backups(self.backups, sound=sound)
        if sound and self.pack_source is not None:
            yield from check_packs(self.pack_source, self.database, self.clock, self.keys.present)
        yield from contents.check_leftovers(self.root, self.clock.now())
        yield from check_audit(self.trail)

    def repair(self, item: HealthItem) -> bool:
        """Mend one thing that can be mended without losing anything, and tell whether something was done.

        Raises:
            LibraryBusyError, IndexBusyError, DiskFullError, LibraryReadOnlyError: it is as it was; try again later.
        """
        repairs: dict[str, Callable[[], object]] = {
            "folder_open_to_others": self._close_folder,
            "index_unreadable": self._rebuild,
            "index_differs": self._rebuild,
            "backup_due": self.backups.make,
            "leftovers": lambda: remove_leftovers(self.root, self.clock.now()),
        }
        if not item.repairable:
            return False
        repairs[item.code]()
        if self.trail is not None:
            # Afterwards, where it can be: what is mended may be what kept it from being recorded.
            self.trail.note(AuditEvent.REPAIR, details={"found": item.code})
        return True

    def _close_folder(self) -> None:
        with file_errors(self.root):
            self.root.chmod(_OWN_FOLDER)

    def _rebuild(self) -> None:
        with closing(Database.open(self.database, clock=self.clock, key=self.keys.present)) as database:
            IndexingService(database, SearchIndex.open(self.index, key=self.keys.present)).rebuild()


def rule_loaders(root: Path) -> tuple[Callable[[], object], ...]:
    """Return what reads each data file a centre may own, the library's own where it has one."""
    return (
        partial(load_policy, root),
        partial(load_wording_rules, root),
        partial(load_question_bank, root),
        partial(load_handover_words, root),
        partial(load_boundary_ladder, root, 30),
        partial(load_triage, own_or_shipped(root, "rules", "alerts.yaml")),
        partial(load_query_words, own_or_shipped(root, "rules", "query_words.yaml")),
        partial(load_placeholders, own_or_shipped(root, "rules", "placeholders.yaml")),
        partial(load_record_words, root),
        partial(load_backup_rule, root),
        partial(load_retention_rule, root),
        partial(load_limits, root),
        partial(load_pack_source, root),
        partial(load_suggester, root),
        lambda: Masker(root).mask(""),
    )
