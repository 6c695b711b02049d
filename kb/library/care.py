"""What keeps a library well, for the command line and for a screen: it works while the library does not open, too."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kb.domain.backup import BackupPlan
from kb.domain.library_facts import LibraryFacts
from kb.domain.policy import PolicyInForce
from kb.errors import KbError, LibraryMissingError
from kb.library.audit_wiring import audit_trail, known_head
from kb.library.key_health import check_protection
from kb.library.key_store import known_keys
from kb.library.protecting import protection_state
from kb.library.restoring import prepared
from kb.machine_policy import Section
from kb.protection import KnownKeys
from kb.services.backups import BackupService, load_backup_rule
from kb.services.health.doctor import Doctor
from kb.services.health.surroundings import versions
from kb.services.packs.following import load_pack_source
from kb.services.policy import load_policy
from kb.services.retention import clock_doubt, load_retention_rule
from kb.services.retention_mark import RetentionMarks
from kb.storage.backup_check import check_library_file
from kb.storage.database import Database
from kb.storage.files import bytes_below
from kb.storage.migration import CURRENT_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.backup import Backup, BackupCheck, BackupRule, RestorePreview
    from kb.domain.health import HealthItem
    from kb.domain.protection import ProtectionState
    from kb.errors import ClockDoubtedError
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.services.audit.trail import AuditTrail
    from kb.services.backups import BackupReport


class LibraryCare:
    """Looks and acts from outside: it opens what it needs and lets go of it. Any thread may ask."""

    def __init__(
        self, paths: LibraryPaths, *, clock: Clock, machine: MachinePolicy, policy_file: Path | None = None
    ) -> None:
        """``machine`` is what ``policy_file`` says, or nothing where that cannot be read."""
        self.paths = paths
        self._clock = clock
        self._machine = machine
        self._policy_file = policy_file

    # Health

    def examine(self) -> Iterator[HealthItem]:
        """Yield what is found, one thing after the other (see ``Doctor``)."""
        yield from self.doctor().check()

    def repair(self, item: HealthItem) -> bool:
        """Mend one thing; raises the errors of ``Doctor.repair``."""
        return self.doctor().repair(item)

    def doctor(self) -> Doctor:
        """Return who looks."""
        paths = self.paths
        return Doctor(
            root=paths.root,
            database=paths.database,
            index=paths.index,
            backups=self.backup_service(),
            clock=self._clock,
            policy_file=self._policy_file,
            keys=self._keys_or_none(),
            trail=self.audit(),
            pack_source=lambda: load_pack_source(paths.root, self._machine.layers(Section.PACKS)),
            protection=lambda: check_protection(paths, self._machine),
            doubt=self._doubt,
        )

    def _doubt(self) -> ClockDoubtedError | None:
        try:
            rule = load_retention_rule(self.paths.root, self._machine.layers(Section.RETENTION))
        except KbError:  # whoever looks at the rule files says so
            return None
        if rule.keeps_all:
            return None
        key = self._keys_or_none().present
        with closing(Database.open(self.paths.database, clock=self._clock, key=key)) as database:
            return clock_doubt(database, RetentionMarks(self.paths.retention).read(), self._clock.now())

    def versions(self) -> Mapping[str, str]:
        """Return the versions of the program and of what it is built on, by name; ``schema`` is that of its data."""
        return versions() | {"schema": CURRENT_SCHEMA.head}

    def audit(self) -> AuditTrail:
        """Return the audit trail; its seals can be checked where this user has the key."""
        keys = self._keys_or_none()
        return audit_trail(
            self.paths, self._clock, keys=keys, machine=self._machine, known=known_head(self.paths, keys)
        )

    # The folder

    def facts(self) -> LibraryFacts:
        """Measure; raises the errors of the disk."""
        paths = self.paths
        backups = self.backups()
        database = sum(_size(paths.database.with_name(paths.database.name + end)) for end in ("", "-wal", "-shm"))
        return LibraryFacts(
            root=paths.root,
            log=paths.log,
            counts=self._counts(),
            parts={
                "database": database,
                "index": bytes_below(paths.index),
                "backups": sum(backup.size for backup in backups),
            },
            last_backup=backups[0] if backups else None,
            protection=self._protection() if paths.database.is_file() else None,
        )

    # Backups

    def plan(self) -> BackupPlan:
        """Return the rule that holds."""
        fixed = self._machine.path if self._machine.layers(Section.BACKUPS) else ""
        return BackupPlan(rule=self._rule(), fixed_by=fixed)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups there are, newest first; raises the errors of the disk."""
        return self.backup_service().all()

    def make_backup(
        self, token: CancelToken | None = None, advance: Callable[[int, int], None] | None = None
    ) -> BackupReport:
        """Make one now; raises what ``BackupService.make`` raises, and LibraryMissingError."""
        if not self.paths.database.is_file():
            raise LibraryMissingError(path=str(self.paths.root))
        return self.backup_service().make(token, advance)

    def check_backup(self, path: Path) -> BackupCheck:
        """Read a backup from its first page to its last."""
        return self.backup_service().check(path)

    def preview(self, path: Path) -> RestorePreview:
        """Return what would become of the library; nothing is changed. Raises what ``restoring.prepared`` raises."""
        with prepared(self.paths, path, clock=self._clock, keys=self.keys()) as restoration:
            return restoration.preview()

    def restore(self, path: Path) -> Backup | None:
        """Put a backup in the place of the library, which no program has open (see ``Restoration.replace``)."""
        with prepared(self.paths, path, clock=self._clock, keys=self.keys()) as restoration:
            return restoration.replace()

    def backup_service(self) -> BackupService:
        """Return what makes and lists backups, by the rule that holds."""
        return BackupService(self.paths.database, self.paths.backups, self._rule(), self._clock, self._keys_or_none())

    # Calls

    def policy(self) -> PolicyInForce:
        """Return what the centre decided of calls; raises FileUnreadableError where that cannot be read."""
        policy = load_policy(self.paths.root, self._machine.layers(Section.POLICY))
        return PolicyInForce(policy=policy, decided=frozenset(self._machine.said(Section.POLICY)))

    # Encryption

    def keys(self) -> KnownKeys:
        """Return the keys of the library that this user has; raises what ``known_keys`` raises."""
        return known_keys(self.paths, self._machine)

    def _keys_or_none(self) -> KnownKeys:
        try:
            return self.keys()
        except KbError:
            return KnownKeys()  # what is encrypted is refused where it is read

    def _protection(self) -> ProtectionState | None:
        """Ask the note: looking into a file that is open would take its locks away (see ``kb.storage.ciphered``)."""
        try:
            return protection_state(self.paths.root, self._machine)
        except KbError:  # the doctor says what is wrong with it
            return None

    def _counts(self) -> Mapping[str, int]:
        if not self.paths.database.is_file():
            return {}
        key = self._keys_or_none().present
        try:
            return check_library_file(self.paths.database, in_use=True, key=key, thorough=False).counts
        except KbError:  # the doctor says why it cannot be read
            return {}

    def _rule(self) -> BackupRule:
        try:
            return load_backup_rule(self.paths.root, self._machine.layers(Section.BACKUPS))
        except KbError:
            return load_backup_rule(None)  # whoever looks at the rule files says so


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
