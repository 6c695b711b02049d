"""The files of a library that are written anew when its key changes, and those that stand in the way of that."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.errors import BackupLockedError, DiskFullError, ReadableFilesError
from kb.services.backups import key_of_backup
from kb.services.imports.notes import Notes
from kb.storage.backup import backups_in, fold_alone
from kb.storage.backup_check import check_library_file
from kb.storage.ciphered import may_be_encrypted
from kb.storage.failures import file_errors
from kb.storage.files import make_folder
from kb.storage.reencryption import reencrypt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.library.paths import LibraryPaths
    from kb.protection import KnownKeys, LibraryKey

#: What can be read in a library's folder and is no part of the library that could be encrypted.
_ASIDE = ("damaged-*-library.db", "*.bad-rows*.csv")
#: What a killed program left, and what is made anew: nobody misses it.
_GONE = ("index", "index.*.gone", "*.creating*", "unfinished", "restoring", "backups/*.partial*", "jobs/packs-*")
_JOBS = ("jobs/import-*.json", "jobs/import-*.plan")
#: More than the files take themselves: a copy may be a little larger, and the disk is not to be filled to its end.
_SPARE_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class LibraryCopy:
    """A file of the library, and the key it is under."""

    path: Path
    key: LibraryKey | None


@dataclass(frozen=True, slots=True)
class BackupsByKey:
    """Those that can be written anew, those under a key that is not here, those that cannot be read to their end."""

    sound: list[LibraryCopy] = field(default_factory=list)
    locked: list[Path] = field(default_factory=list)
    broken: list[Path] = field(default_factory=list)


class ProtectedFiles:
    """Those of one library: they are looked at, and written anew beside it."""

    def __init__(self, paths: LibraryPaths, passed: Callable[[str], None]) -> None:
        """``passed`` is called after each file, for tests that stop there."""
        self._paths = paths
        self._passed = passed

    def backups(self, keys: KnownKeys) -> BackupsByKey:
        """Read every backup to its end and tell what can become of it."""
        found = BackupsByKey()
        for backup in backups_in(self._paths.backups, self._paths.database.stem):
            try:
                key = key_of_backup(backup.path, keys)
            except BackupLockedError:
                found.locked.append(backup.path)
                continue
            if check_library_file(backup.path, key=key).sound:
                found.sound.append(LibraryCopy(backup.path, key))
            else:
                found.broken.append(backup.path)
        return found

    def require_nothing_readable(self, broken: Iterable[Path]) -> None:
        """Raise ReadableFilesError where files lie in the folder that would go on being readable."""
        files = [*broken, *self._matching(_ASIDE)]
        readable = [path for path in files if path.is_file() and not may_be_encrypted(path)]
        if readable:
            raise ReadableFilesError(path=str(readable[0]), count=len(readable))

    def require_room(self, backups: list[Path]) -> None:
        """Raise DiskFullError where the library and the backups do not fit on the disk again; and its other errors."""
        with file_errors(self._paths.root):
            database = self._paths.database
            needed = [database, database.with_name(f"{database.name}-wal"), *backups]
            total = sum(path.stat().st_size for path in needed if path.exists())
            if shutil.disk_usage(self._paths.root).free < total + _SPARE_BYTES:
                raise DiskFullError(path=str(self._paths.root))

    def gone(self) -> tuple[str, ...]:
        """Return what nobody misses, as paths below the folder."""
        return tuple(str(path.relative_to(self._paths.root)) for path in self._matching(_GONE))

    def write_anew(
        self,
        new: Path,
        before: LibraryKey | None,
        after: LibraryKey | None,
        backups: Iterable[LibraryCopy],
        token: CancelToken,
    ) -> None:
        """Write the library, these backups and what unfinished imports noted into the folder ``new``.

        Raises OperationCancelledError, and the errors of databases and disks.
        """
        fold_alone(self._paths.database, before)
        for copy in (LibraryCopy(self._paths.database, before), *backups):
            token.check()
            self._rewrite(copy, new, after)
        for path in self._matching(_JOBS):
            self._reseal(path, new, before, after)

    def _rewrite(self, copy: LibraryCopy, new: Path, target: LibraryKey | None) -> None:
        written = self._place(copy.path, new)
        written.touch(mode=0o600)
        reencrypt(copy.path, written, copy.key, target)
        self._passed(f"copied {written.name}")

    def _reseal(self, path: Path, new: Path, before: LibraryKey | None, after: LibraryKey | None) -> None:
        """Seal anew what an import that did not end needs to go on; what cannot be read is left to be repeated."""
        try:
            lines = Notes(before).read(path)
        except ValueError:
            return
        Notes(after).write(self._place(path, new), ["\n".join(lines)])

    def _place(self, path: Path, new: Path) -> Path:
        place = new / path.relative_to(self._paths.root)
        make_folder(place.parent)
        return place

    def _matching(self, patterns: tuple[str, ...]) -> Iterator[Path]:
        for pattern in patterns:
            yield from sorted(self._paths.root.glob(pattern))
