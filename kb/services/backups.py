"""Backups of an open library: made when it is time or asked for, looked through at once, and kept by a rule."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.backup import Backup, BackupCheck, BackupRule
from kb.errors import BackupLockedError
from kb.protection import KnownKeys
from kb.rule_files import rule_file, said_last
from kb.storage.backup import backup_database, backups_in
from kb.storage.backup_check import check_library_file, key_of_file
from kb.storage.failures import damaged, file_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.protection import LibraryKey
    from kb.rule_entries import RuleEntry

_NO_KEYS = KnownKeys()


def key_of_backup(path: Path, keys: KnownKeys) -> LibraryKey | None:
    """Return the key that a backup is encrypted under, None where it is not; raises BackupLockedError."""
    try:
        return key_of_file(path, () if keys.present is None else (keys.present,))
    except BackupLockedError:
        return key_of_file(path, keys.earlier())


#: Clocks of computers are so far apart at most; what is later was made before somebody set the clock back.
_CLOCKS_APART = timedelta(minutes=5)


def load_backup_rule(library_root: Path | None, fixed: Iterable[RuleEntry] = ()) -> BackupRule:
    """Read ``rules/backups.yaml``: the library's own, or the one that is shipped; what is ``fixed`` stands above it.

    Raises:
        FileUnreadableError: it is not what it should be.
    """
    return read_backup_rule((rule_file(library_root, "backups"), *fixed))


def read_backup_rule(layers: Sequence[RuleEntry]) -> BackupRule:
    """Return what files like ``rules/backups.yaml`` say, the later ones first of all; raises RuleInvalidError."""

    def count(key: str, *, least: int = 0, most: int = 1_000) -> int:
        return said_last(layers, key).number(key, least=least, most=most)

    rule = BackupRule(
        every_hours=count("every_hours", least=1, most=24 * 365),
        days=count("days"),
        weeks=count("weeks"),
        months=count("months"),
    )
    for layer in layers:
        layer.finish()
    return rule


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """What came of making a backup: the file, what was found in it, and which earlier ones were not needed any more."""

    backup: Backup
    check: BackupCheck
    removed: tuple[Path, ...] = ()


class BackupService:
    """Makes and lists the backups of one library; any thread may ask, one at a time makes."""

    def __init__(
        self, database: Path, folder: Path, rule: BackupRule, clock: Clock, keys: KnownKeys = _NO_KEYS
    ) -> None:
        """``database`` is the file of the library, ``folder`` where its backups lie.

        Backups of an encrypted library are encrypted under the present one of ``keys``.
        """
        self._keys = keys
        self._database = database
        self._folder = folder
        self._rule = rule
        self._clock = clock
        self._making = threading.Lock()

    def all(self) -> tuple[Backup, ...]:
        """Return the backups there are, newest first; raises the errors of the disk."""
        return backups_in(self._folder, self._database.stem)

    def check(self, path: Path) -> BackupCheck:
        """Read a backup, or any other file that should be a library, from its first page to its last."""
        try:
            return check_library_file(path, key=key_of_backup(path, self._keys))
        except BackupLockedError:
            return BackupCheck(path=path, locked=True)

    def check_library(self) -> BackupCheck:
        """Read the library itself in the same way."""
        return check_library_file(self._database, in_use=True, key=self._keys.present)

    def make(self, token: CancelToken | None = None, advance: Callable[[int, int], None] | None = None) -> BackupReport:
        """Make a backup, read it back, and only then remove those that the rule does not keep.

        ``advance`` is told how many pages are copied and how many there are; reading back takes about as long again.

        Raises:
            OperationCancelledError: the token was cancelled while it was written; there is no new backup.
            LibraryDamagedError: the library, or what was written of it, cannot be read; no other backup was touched.
            DiskFullError, LibraryReadOnlyError, LibraryBusyError: there is no new backup.
        """
        with self._making:
            key = self._keys.present
            now = self._clock.now()
            path = backup_database(self._database, self._folder, now=now, key=key, token=token, advance=advance)
            check = check_library_file(path, key=key)
            if not check.sound:
                with suppress(OSError):  # what cannot be read and not be removed either is found by the next check
                    path.unlink()
                raise damaged(self._database)
            backup = next(backup for backup in self.all() if backup.path == path)
            return BackupReport(backup=backup, check=check, removed=self._prune(check))

    def due(self) -> bool:
        """Tell whether the last backup is older than the rule wants, or there is none.

        One that seems to come from the future was made before somebody set the clock back: it does not count.
        """
        made = [backup.made_at for backup in self.all() if not self._from_the_future(backup)]
        return not made or self._clock.now() - made[0] >= timedelta(hours=self._rule.every_hours)

    def make_if_due(self, token: CancelToken) -> None:
        """Make a backup where one is due; raises what ``make`` raises."""
        if self.due():
            self.make(token)

    def older_than(self, moment: datetime) -> tuple[Backup, ...]:
        """Return the backups made before a moment, also those put aside before a restoration."""
        return tuple(backup for backup in self.all() if backup.made_at < moment)

    def remove_older(self, moment: datetime, token: CancelToken | None = None) -> tuple[Path, ...]:
        """Remove all backups made before a moment, whatever the rule keeps, and return them.

        Where no younger one is sound, one is made first: a library is never left without any. Raises what ``make``
        raises; nothing was removed then.
        """
        old = self.older_than(moment)
        if not old:
            return ()
        young = [backup for backup in self.all() if backup.made_at >= moment]
        if not any(self.check(backup.path).sound for backup in young):
            self.make(token)
        with self._making:
            for backup in old:
                with file_errors(backup.path):
                    backup.path.unlink(missing_ok=True)
        return tuple(backup.path for backup in old)

    def _from_the_future(self, backup: Backup) -> bool:
        return backup.made_at > self._clock.now() + _CLOCKS_APART

    def _prune(self, newest: BackupCheck) -> tuple[Path, ...]:
        sound = [backup for backup in self.all() if backup.path == newest.path or self.check(backup.path).sound]
        # What seems to come from the future is older than what was just made, and would push it out.
        ahead = {backup.path for backup in sound if self._from_the_future(backup)}
        kept = self._rule.kept(backup for backup in sound if backup.path not in ahead) | ahead | {newest.path}
        removed: list[Path] = []
        for backup in sound:
            if backup.path not in kept:
                with file_errors(backup.path):
                    backup.path.unlink(missing_ok=True)
                removed.append(backup.path)
        return tuple(removed)
