"""Encrypts a library, puts it under another key, or makes it readable again; with its backups, all or nothing."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.domain.audit import AuditEvent
from kb.domain.protection import ProtectionReport, ProtectionState
from kb.errors import (
    BackupLockedError,
    DiskFullError,
    FileUnreadableError,
    KbError,
    LibraryMissingError,
    ProtectionStateError,
    ReadableFilesError,
    RecoveryKeyOtherError,
    SettingFixedError,
)
from kb.library.audit_wiring import audit_trail
from kb.library.key_store import key_store, known_keys
from kb.library.user import current_user
from kb.protection import KnownKeys, LibraryKey
from kb.services.backups import key_of_backup
from kb.services.imports.notes import Notes
from kb.storage.backup import backups_in, fold_alone
from kb.storage.backup_check import check_library_file
from kb.storage.changeover import Change, Changeover
from kb.storage.ciphered import is_plain, may_be_encrypted
from kb.storage.connections import key_opens
from kb.storage.failures import database_errors, file_errors
from kb.storage.files import make_folder
from kb.storage.protection_note import ProtectionNote, read_note, write_note
from kb.storage.reencryption import reencrypt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kb.clock import Clock
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy

#: What can be read in a library's folder and is no part of the library that could be encrypted.
_ASIDE = ("damaged-*-library.db", "*.bad-rows*.csv")
#: What a killed program left, and what is made anew: nobody misses it.
_GONE = ("index", "index.*.gone", "*.creating*", "unfinished", "restoring", "backups/*.partial*", "jobs/packs-*")
_JOBS = ("import-*.json", "import-*.plan")
#: More than the files take themselves: a copy may be a little larger, and the disk is not to be filled to its end.
_SPARE_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class _Copy:
    """A file of the library, and the key it is under."""

    path: Path
    key: LibraryKey | None


@dataclass(frozen=True, slots=True)
class _Backups:
    """Those that can be written anew, those under a key that is not here, those that cannot be read to their end."""

    sound: list[_Copy] = field(default_factory=list)
    locked: list[Path] = field(default_factory=list)
    broken: list[Path] = field(default_factory=list)


@contextmanager
def required_key(machine: MachinePolicy) -> Iterator[LibraryKey | None]:
    """Give a key for a library that is made in the block, kept for this user; None where no encryption is required.

    Raises KeyStoreUnavailableError, KeyFileUnsafeError; an exception in the block takes the key back.
    """
    if not machine.encryption_required:
        yield None
        return
    key, store = LibraryKey.new(), key_store(machine)
    store.keep(key)
    try:
        yield key
    except BaseException:
        store.forget(key.id)
        raise


def protection_state(root: Path, machine: MachinePolicy) -> ProtectionState:
    """Tell how the library in ``root`` is protected, as its note says; raises FileUnreadableError of that."""
    note = read_note(root) or ProtectionNote()
    try:
        here = bool(note.key) and key_store(machine).find(note.key) is not None
    except KbError:  # a store that cannot be asked has it not; a change of the key says why
        here = False
    return ProtectionState(
        key_id=note.key,
        key_here=here,
        earlier=len(note.earlier),
        required=machine.encryption_required,
        key_file=str(machine.key_file_of(current_user()) or ""),
    )


class ProtectionDesk:
    """Works from outside: no program may have the library open for a change."""

    def __init__(
        self,
        paths: LibraryPaths,
        *,
        clock: Clock,
        machine: MachinePolicy,
        passed: Callable[[str], None] = lambda _: None,
    ) -> None:
        """``passed`` is called after each step of a change, for tests that stop there."""
        self._paths = paths
        self._clock = clock
        self._machine = machine
        self._passed = passed
        self._changeover = Changeover(paths.root, paths.database.name, passed=passed)

    def state(self) -> ProtectionState:
        """Tell how the library is protected; raises LibraryMissingError, and FileUnreadableError of its note."""
        self._changeover.settle()
        if not self._paths.database.is_file():
            raise LibraryMissingError(path=str(self._paths.root))
        return protection_state(self._paths.root, self._machine)

    def require(self, *, encrypted: bool) -> None:
        """Raise ProtectionStateError where the library is, or is not, encrypted, and what ``known_keys`` raises."""
        if self.state().encrypted is not encrypted:
            raise ProtectionStateError(path=str(self._paths.root))
        known_keys(self._paths, self._machine)

    def new_key(self) -> LibraryKey:
        """Make a key and keep it for this user, before anything needs it.

        Raises KeyStoreUnavailableError, KeyFileUnsafeError, and the errors of the disk: there is no key then.
        """
        key = LibraryKey.new()
        key_store(self._machine).keep(key)
        return key

    def give_up(self, key: LibraryKey) -> None:
        """Forget a key that was not used after all."""
        key_store(self._machine).forget(key.id)

    def change(self, target: LibraryKey | None, token: CancelToken | None = None) -> ProtectionReport:
        """Put the library and all its backups under another key, or under none.

        All of it is written and read back beside the library first. The keys before stay in the store: copies that lie
        elsewhere are still under them.

        Raises:
            LibraryBusyError: a program has the library open.
            ReadableFilesError: broken files that can be read lie in the folder, and would go on being readable.
            AuditUnwritableError: it cannot be recorded.
            SettingFixedError: it is to be made readable, and the policy of the computer forbids that.
            LibraryLockedError, KeyStoreUnavailableError, LibraryDamagedError, DiskFullError, OperationCancelledError
            and the other errors of files: the library is as it was.
        """
        token = token or CancelToken()
        self._changeover.settle()
        if target is None and self._machine.encryption_required:
            raise SettingFixedError(key="protection.required", path=self._machine.path)
        keys = known_keys(self._paths, self._machine)
        note = read_note(self._paths.root) or ProtectionNote()
        backups = self._backups(keys)
        if target is not None:
            self._require_nothing_readable(backups.broken)
        self._require_room([copy.path for copy in backups.sound])
        gone = tuple(str(path.relative_to(self._paths.root)) for path in self._matching(_GONE))

        def write(new: Path) -> None:
            fold_alone(self._paths.database, keys.present)
            for copy in (_Copy(self._paths.database, keys.present), *backups.sound):
                token.check()
                self._rewrite(copy, new, target)
            for path in self._matching(tuple(f"jobs/{name}" for name in _JOBS)):
                self._reseal(path, new, keys.present, target)

        with self._recorded(keys, target):
            self._changeover.make(Change(note.changed_to(target.id if target else ""), gone), write)
        return ProtectionReport(backups=len(backups.sound), left=(*backups.locked, *backups.broken))

    def _recorded(self, keys: KnownKeys, target: LibraryKey | None) -> AbstractContextManager[object]:
        """Record the change, sealed with a key that both sides of it know: see ``kb.domain.audit.may_go_on_bare``."""
        before, after = keys.present, target
        trail = audit_trail(self._paths, self._clock, keys=KnownKeys(before or after), machine=self._machine)
        if after is None:
            return trail.watched(AuditEvent.PROTECTION_OFF)
        if before is None:
            return trail.watched(AuditEvent.PROTECTION_ON, key=after.id)
        then = audit_trail(self._paths, self._clock, keys=KnownKeys(after), machine=self._machine)
        return trail.watched(AuditEvent.PROTECTION_REKEYED, then, key=after.id)

    def unlock(self, written: str) -> bool:
        """Keep the key that somebody gives in writing; tell whether the library opens by itself from now on.

        An earlier key of the library is kept for the backups under it.

        Raises:
            RecoveryKeyInvalidError, RecoveryKeyOtherError: it is none, or that of another library.
            ProtectionStateError: the library is not encrypted and never was.
            KeyStoreUnavailableError, KeyFileUnsafeError, LibraryMissingError, LibraryBusyError: as they say.
        """
        key = LibraryKey.from_written(written)
        self._changeover.settle()
        if not self._paths.database.is_file():
            raise LibraryMissingError(path=str(self._paths.root))
        note = self._note_or_none()
        # Nobody has it open with success where the note is lost, so it may be looked into.
        if is_plain(self._paths.database) if note is None else not note.keys:
            raise ProtectionStateError(path=str(self._paths.root))
        if note is None or key.id not in note.keys:
            self._require_it_opens(key)
            note = (note or ProtectionNote()).changed_to(key.id)
            write_note(self._paths.root, note)
        key_store(self._machine).keep(key)
        return note.key == key.id

    def _note_or_none(self) -> ProtectionNote | None:
        try:
            return read_note(self._paths.root)
        except FileUnreadableError:
            return None  # the database itself tells which key it is under

    def _require_it_opens(self, key: LibraryKey) -> None:
        """The note is lost or wrong, or the key is: the file itself tells."""
        with database_errors(self._paths.database):
            if key_opens(self._paths.database, key):
                return
        raise RecoveryKeyOtherError(path=str(self._paths.root))

    def _backups(self, keys: KnownKeys) -> _Backups:
        found = _Backups()
        for backup in backups_in(self._paths.backups, self._paths.database.stem):
            try:
                key = key_of_backup(backup.path, keys)
            except BackupLockedError:
                found.locked.append(backup.path)
                continue
            if check_library_file(backup.path, key=key).sound:
                found.sound.append(_Copy(backup.path, key))
            else:
                found.broken.append(backup.path)
        return found

    def _require_nothing_readable(self, broken: Iterable[Path]) -> None:
        files = [*broken, *self._matching(_ASIDE)]
        readable = [path for path in files if path.is_file() and not may_be_encrypted(path)]
        if readable:
            raise ReadableFilesError(path=str(readable[0]), count=len(readable))

    def _require_room(self, backups: list[Path]) -> None:
        with file_errors(self._paths.root):
            database = self._paths.database
            needed = [database, database.with_name(f"{database.name}-wal"), *backups]
            total = sum(path.stat().st_size for path in needed if path.exists())
            if shutil.disk_usage(self._paths.root).free < total + _SPARE_BYTES:
                raise DiskFullError(path=str(self._paths.root))

    def _rewrite(self, copy: _Copy, new: Path, target: LibraryKey | None) -> None:
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
