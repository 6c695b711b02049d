"""Encrypts a library, puts it under another key, or makes it readable again; with its backups, all or nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.domain.audit import AuditEvent
from kb.domain.protection import ProtectionReport, ProtectionState
from kb.errors import (
    FileUnreadableError,
    KbError,
    LibraryMissingError,
    ProtectionStateError,
    RecoveryKeyOtherError,
    SettingFixedError,
)
from kb.library.audit_wiring import audit_trail
from kb.library.key_store import key_store, known_keys
from kb.library.protected_files import ProtectedFiles
from kb.library.user import current_user
from kb.protection import KnownKeys, LibraryKey
from kb.storage.changeover import Change, Changeover
from kb.storage.ciphered import is_plain
from kb.storage.connections import key_opens
from kb.storage.failures import database_errors
from kb.storage.protection_note import ProtectionNote, read_note, write_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kb.clock import Clock
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy


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
        self._files = ProtectedFiles(paths, passed)
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
        backups = self._files.backups(keys)
        if target is not None:
            self._files.require_nothing_readable(backups.broken)
        self._files.require_room([copy.path for copy in backups.sound])
        change = Change(note.changed_to(target.id if target else ""), self._files.gone())

        def write(new: Path) -> None:
            self._files.write_anew(new, keys.present, target, backups.sound, token)

        with self._recorded(keys, target):
            self._changeover.make(change, write)
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
