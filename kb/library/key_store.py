"""Where the keys of encrypted libraries lie: the system's store of passwords, or a file that a policy names."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from functools import partial
from queue import Empty, Queue
from typing import TYPE_CHECKING, Protocol, TypeVar

from kb.errors import KeyFileUnsafeError, KeyStoreUnavailableError, LibraryLockedError, RecoveryKeyInvalidError
from kb.library.user import current_user
from kb.memory_dumps import keep_memory_off_the_disk
from kb.protection import KnownKeys, LibraryKey
from kb.storage.changeover import changeover_of
from kb.storage.failures import file_errors
from kb.storage.files import make_folder
from kb.storage.protection_note import read_note
from kb.written_files import write_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy

#: How the keys are called in the system's store; each is filed under its id.
SERVICE = "kandokoro"
_OTHERS = 0o077
#: Somebody may have to type the password of the store meanwhile.
_PATIENCE_SECONDS = 60.0

Answer = TypeVar("Answer")


class KeyStore(Protocol):
    """Keeps keys by their ids. Every method raises KeyStoreUnavailableError or KeyFileUnsafeError."""

    def find(self, key_id: str) -> LibraryKey | None:
        """Return a key, None where this user has it not."""

    def keep(self, key: LibraryKey) -> None:
        """Keep a key for this user; when this returns, it is found again."""

    def forget(self, key_id: str) -> None:
        """Remove a key, whether it is there or not."""


class SystemKeyStore:
    """The store of passwords of the system: Credential Manager, Keychain, Secret Service or KWallet.

    One that answers nothing, as it waits for a password of its own or has crashed, is waited for no longer than
    ``patience`` seconds: KeyStoreUnavailableError.
    """

    def __init__(self, patience: float = _PATIENCE_SECONDS) -> None:
        """Ask nothing yet."""
        self._patience = patience

    def find(self, key_id: str) -> LibraryKey | None:
        """Return a key, None where this user has it not."""
        import keyring  # noqa: PLC0415 - 50 ms that no start waits for where nothing is encrypted
        from keyring.errors import KeyringError  # noqa: PLC0415 - see above

        try:
            written = self._answer(partial(keyring.get_password, SERVICE, key_id))
        except KeyringError as error:
            raise KeyStoreUnavailableError from error
        return None if written is None else _key(written, key_id)

    def keep(self, key: LibraryKey) -> None:
        """Keep a key for this user; a store that takes it and gives nothing back is none."""
        import keyring  # noqa: PLC0415 - see find
        from keyring.errors import KeyringError  # noqa: PLC0415 - see find

        try:
            self._answer(partial(keyring.set_password, SERVICE, key.id, key.written()))
        except KeyringError as error:
            raise KeyStoreUnavailableError from error
        if self.find(key.id) != key:
            raise KeyStoreUnavailableError

    def forget(self, key_id: str) -> None:
        """Remove a key, whether it is there or not."""
        import keyring  # noqa: PLC0415 - see find
        from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415 - see find

        try:
            self._answer(partial(keyring.delete_password, SERVICE, key_id))
        except PasswordDeleteError:  # there is none of this name
            return
        except KeyringError as error:
            raise KeyStoreUnavailableError from error

    def _answer(self, ask: Callable[[], Answer]) -> Answer:
        """Ask on a thread that nobody waits for in the end: what hangs in the store hangs there alone."""
        from keyring.errors import KeyringError  # noqa: PLC0415 - see find

        answers: Queue[Answer | Exception] = Queue()

        def put() -> None:
            try:
                answers.put(ask())
            except Exception as error:  # noqa: BLE001 - backends raise what they like, and it is raised again below
                answers.put(error)

        threading.Thread(target=put, name="kb-keys", daemon=True).start()
        try:
            answer = answers.get(timeout=self._patience)
        except Empty:
            raise KeyStoreUnavailableError from None
        if not isinstance(answer, Exception):
            return answer
        if isinstance(answer, KeyringError):
            raise answer
        raise KeyStoreUnavailableError from answer  # what its connection to the system raises


def system_store_name() -> str:
    """Return what the system calls its store of passwords; empty where it has none that keeps anything."""
    import keyring  # noqa: PLC0415 - see SystemKeyStore.find
    from keyring.backends import fail, null  # noqa: PLC0415 - see SystemKeyStore.find

    backend = keyring.get_keyring()
    return "" if isinstance(backend, (fail.Keyring, null.Keyring)) else str(backend.name)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file with one recovery key a line, which only its owner may read; for machines where nobody logs in."""

    path: Path

    def find(self, key_id: str) -> LibraryKey | None:
        """Return a key, None where the file or the key is not there."""
        return self._keys().get(key_id)

    def keep(self, key: LibraryKey) -> None:
        """Add a key."""
        keys = self._keys()
        if key.id not in keys:
            self._write({**keys, key.id: key})

    def forget(self, key_id: str) -> None:
        """Take a key away, whether it is there or not."""
        keys = self._keys()
        if keys.pop(key_id, None) is not None:
            self._write(keys)

    def _keys(self) -> dict[str, LibraryKey]:
        try:
            with self.path.open(encoding="utf-8") as file:
                if sys.platform != "win32" and os.fstat(file.fileno()).st_mode & _OTHERS:
                    raise KeyFileUnsafeError(path=str(self.path))
                keys = [LibraryKey.from_written(line) for line in file if line.strip() and not line.startswith("#")]
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, UnicodeDecodeError, RecoveryKeyInvalidError) as error:
            raise KeyFileUnsafeError(path=str(self.path)) from error
        return {key.id: key for key in keys}

    def _write(self, keys: dict[str, LibraryKey]) -> None:
        with file_errors(self.path):
            make_folder(self.path.parent)
            write_over(self.path, "".join(f"{key.written()}\n" for key in keys.values()), mode=0o600)


def key_store(machine: MachinePolicy) -> KeyStore:
    """Return where the keys of this user lie; raises MachinePolicyInvalidError as ``MachinePolicy.key_file_of``."""
    path = machine.key_file_of(current_user())
    return SystemKeyStore() if path is None else KeyFile(path)


def known_keys(paths: LibraryPaths, machine: MachinePolicy) -> KnownKeys:
    """Return the keys of a library that this user has; where nothing is encrypted, no store is asked.

    A change of the key that a kill cut off is undone or finished first: until then nobody knows which key it is.

    Raises:
        LibraryBusyError: another program is changing the key.
        LibraryLockedError: it is encrypted, and the key is not there.
        KeyStoreUnavailableError, KeyFileUnsafeError: it is encrypted, and the store cannot be asked.
        FileUnreadableError: the note that says so cannot be read.
    """
    changeover_of(paths.database).settle()
    note = read_note(paths.root)
    if note is None:
        return KnownKeys()
    store, earlier = key_store(machine), note.earlier
    present = store.find(note.key) if note.key else None
    if note.key and present is None:
        raise LibraryLockedError(path=str(paths.root))
    keep_memory_off_the_disk()
    return KnownKeys(present, lambda: tuple(key for key in map(store.find, earlier) if key is not None))


def _key(written: str, key_id: str) -> LibraryKey | None:
    """Return the key of this id; something else that somebody filed under its name is none."""
    try:
        key = LibraryKey.from_written(written)
    except RecoveryKeyInvalidError:
        return None
    return key if key.id == key_id else None
