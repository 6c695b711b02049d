"""Where keys lie, and which of them a library gets; the store of the system is played by one in memory."""

from __future__ import annotations

import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from kb.errors import (
    KeyFileUnsafeError,
    KeyStoreUnavailableError,
    LibraryLockedError,
    RecoveryKeyInvalidError,
)
from kb.library import LibraryPaths, create_library, open_library
from kb.library.care import LibraryCare
from kb.library.key_store import SERVICE, KeyFile, SystemKeyStore, key_store, known_keys
from kb.library.restoring import prepared
from kb.machine_policy import NOTHING_FIXED, MachinePolicy
from kb.protection import KnownKeys, LibraryKey
from kb.storage.ciphered import PAGE_BYTES
from kb.storage.protection_note import ProtectionNote, read_note, write_note
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY, OTHER = LibraryKey(b"k" * 32), LibraryKey(b"o" * 32)


class MemoryKeyring(keyring.backend.KeyringBackend):
    """What a system's store does, as far as it is used."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # it has no annotations
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture
def system() -> Iterator[MemoryKeyring]:
    before, store = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


@pytest.fixture
def no_system() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "鍵" / "keys"


def policy_with(key_file: Path) -> MachinePolicy:
    return MachinePolicy(key_file=str(key_file))


def test_the_system_keeps_a_key_under_its_id(system: MemoryKeyring) -> None:
    store = SystemKeyStore()
    assert store.find(KEY.id) is None
    store.keep(KEY)
    assert system.entries == {(SERVICE, KEY.id): KEY.written()}
    assert store.find(KEY.id) == KEY
    store.forget(KEY.id)
    store.forget(KEY.id)
    assert store.find(KEY.id) is None


@pytest.mark.parametrize("filed", ["a password", OTHER.written()])
def test_what_is_filed_under_the_name_of_a_key_and_is_another_is_none(system: MemoryKeyring, filed: str) -> None:
    system.entries[SERVICE, KEY.id] = filed
    assert SystemKeyStore().find(KEY.id) is None


@pytest.mark.usefixtures("no_system")
def test_a_computer_without_a_store_says_so() -> None:
    store = SystemKeyStore()
    with pytest.raises(KeyStoreUnavailableError):
        store.find(KEY.id)
    with pytest.raises(KeyStoreUnavailableError):
        store.keep(KEY)
    with pytest.raises(KeyStoreUnavailableError):
        store.forget(KEY.id)


def test_a_store_that_answers_nothing_is_not_waited_for_for_ever(
    system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(system, "get_password", lambda *_: answers.wait(60))
    with pytest.raises(KeyStoreUnavailableError):
        SystemKeyStore(patience=0.01).find(KEY.id)
    answers.set()


def test_a_store_whose_connection_broke_is_none(system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: str) -> str:
        raise ConnectionResetError

    monkeypatch.setattr(system, "get_password", broken)
    with pytest.raises(KeyStoreUnavailableError):
        SystemKeyStore().find(KEY.id)


def test_a_store_that_forgets_at_once_is_none(system: MemoryKeyring) -> None:
    keyring.set_keyring(keyring.backends.null.Keyring())
    with pytest.raises(KeyStoreUnavailableError):
        SystemKeyStore().keep(KEY)
    keyring.set_keyring(system)


def test_a_file_keeps_keys_for_its_owner_only(key_file: Path) -> None:
    store = KeyFile(key_file)
    assert store.find(KEY.id) is None
    store.forget(KEY.id)
    for key in (KEY, OTHER, KEY):
        store.keep(key)
    assert (store.find(KEY.id), store.find(OTHER.id)) == (KEY, OTHER)
    assert key_file.read_text() == f"{KEY.written()}\n{OTHER.written()}\n"
    if sys.platform != "win32":
        assert key_file.stat().st_mode & 0o777 == 0o600
    store.forget(KEY.id)
    assert (store.find(KEY.id), store.find(OTHER.id)) == (None, OTHER)


def test_an_administrator_may_write_the_file(key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.touch(0o600)
    key_file.write_text(f"# the shared desk\n\n{KEY.written().lower()}\n", encoding="utf-8")
    assert KeyFile(key_file).find(KEY.id) == KEY


@pytest.mark.skipif(sys.platform == "win32", reason="a profile's folder has its permissions by itself there")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_can_get_at_is_not_used(key_file: Path, mode: int) -> None:
    KeyFile(key_file).keep(KEY)
    key_file.chmod(mode)
    with pytest.raises(KeyFileUnsafeError):
        KeyFile(key_file).find(KEY.id)


@pytest.mark.parametrize("content", [b"a key\n", b"\xff\xfe\n", KEY.written()[:-1].encode()])
def test_a_file_with_something_else_is_left_alone(key_file: Path, content: bytes) -> None:
    key_file.parent.mkdir()
    key_file.touch(0o600)
    key_file.write_bytes(content)
    with pytest.raises(KeyFileUnsafeError):
        KeyFile(key_file).keep(KEY)
    assert key_file.read_bytes() == content


def test_the_policy_chooses_the_place(tmp_path: Path) -> None:
    assert isinstance(key_store(NOTHING_FIXED), SystemKeyStore)
    assert key_store(policy_with(tmp_path / "keys")) == KeyFile(tmp_path / "keys")


@pytest.mark.usefixtures("no_system")
def test_no_store_is_asked_for_a_library_that_is_not_encrypted(blank_paths: LibraryPaths) -> None:
    assert known_keys(blank_paths, NOTHING_FIXED).present is None
    open_library(blank_paths, clock=PlayedClock(), repair="later").close()


@pytest.fixture
def encrypted(tmp_path: Path, key_file: Path) -> LibraryPaths:
    paths = LibraryPaths(tmp_path / "encrypted")
    create_library(paths, clock=PlayedClock(), sample=False, key=KEY)
    KeyFile(key_file).keep(KEY)
    return paths


def test_a_library_opens_by_itself_with_the_key_of_its_user(encrypted: LibraryPaths, key_file: Path) -> None:
    with open_library(encrypted, clock=PlayedClock(), repair="later", machine=policy_with(key_file)) as library:
        library.editing.save(make_script("訪問", "訪問を求められた"))
    care = LibraryCare(encrypted, clock=PlayedClock(), machine=policy_with(key_file))
    report = care.make_backup()
    assert report.check.counts["articles"] == 1
    protection = care.facts().protection
    assert protection is not None
    assert (protection.encrypted, protection.key_here) == (True, True)
    assert care.check_backup(report.backup.path).sound
    assert care.preview(report.backup.path).lost == ()


def test_it_stays_shut_for_a_user_without_the_key(encrypted: LibraryPaths, tmp_path: Path) -> None:
    machine = policy_with(tmp_path / "nothing")
    with pytest.raises(LibraryLockedError):
        open_library(encrypted, clock=PlayedClock(), repair="later", machine=machine)
    items = {item.code for item in LibraryCare(encrypted, clock=PlayedClock(), machine=machine).examine()}
    assert "database_locked" in items
    assert "database_damaged" not in items


def test_a_backup_under_an_earlier_key_is_read_and_restored(encrypted: LibraryPaths, tmp_path: Path) -> None:
    old, clock = LibraryPaths(tmp_path / "old"), PlayedClock()
    create_library(old, clock=clock, sample=False, key=OTHER)
    with open_library(old, clock=clock, repair="later", key=OTHER) as library:
        library.editing.save(make_script("訪問", "訪問を求められた"))
        backup = library.backups.make().backup.path
    care = LibraryCare(encrypted, clock=clock, machine=policy_with(tmp_path / "鍵" / "keys"))
    assert care.check_backup(backup).locked
    KeyFile(tmp_path / "鍵" / "keys").keep(OTHER)
    note = read_note(encrypted.root)
    assert note is not None
    write_note(encrypted.root, ProtectionNote(note.key, (OTHER.id,)))
    assert care.check_backup(backup).counts["articles"] == 1
    care.restore(backup)
    assert care.keys().present == KEY
    with open_library(encrypted, clock=clock, repair="later", key=KEY) as library:
        assert library.status().article_count == 1


def test_a_plain_backup_becomes_an_encrypted_library(encrypted: LibraryPaths, blank_paths: LibraryPaths) -> None:
    clock = PlayedClock()
    with open_library(blank_paths, clock=clock, repair="later") as library:
        library.editing.save(make_script("訪問", "訪問を求められた"))
        backup = library.backups.make().backup.path
    with prepared(encrypted, backup, clock=clock, keys=KnownKeys(KEY)) as restoration:
        restoration.replace()
    assert "訪問".encode() not in encrypted.database.read_bytes()
    with open_library(encrypted, clock=clock, repair="later", key=KEY) as library:
        assert library.status().article_count == 1


def test_a_library_made_where_an_encrypted_one_was_is_plain(encrypted: LibraryPaths) -> None:
    encrypted.database.unlink()
    create_library(encrypted, clock=PlayedClock(), sample=False)
    assert read_note(encrypted.root) is None
    open_library(encrypted, clock=PlayedClock(), repair="later").close()


def test_the_key_shows_itself_nowhere(encrypted: LibraryPaths) -> None:
    with closing(open_library(encrypted, clock=PlayedClock(), repair="later", key=KEY)) as library:
        assert KEY.written() not in repr(library.backups.__dict__)
    with pytest.raises(RecoveryKeyInvalidError) as caught:
        LibraryKey.from_written(KEY.written() + "A")
    assert KEY.written() not in repr(caught.value.params)


@pytest.mark.parametrize("page", [0, 2])
def test_a_damaged_encrypted_library_is_replaced_by_its_backup(
    encrypted: LibraryPaths, key_file: Path, page: int
) -> None:
    clock, machine = PlayedClock(), policy_with(key_file)
    with open_library(encrypted, clock=clock, repair="later", key=KEY) as library:
        library.editing.save(make_script("訪問", "訪問を求められた"))
        backup = library.backups.make().backup.path
    content = bytearray(encrypted.database.read_bytes())
    content[page * PAGE_BYTES + 500] ^= 1
    encrypted.database.write_bytes(content)
    care = LibraryCare(encrypted, clock=clock, machine=machine)
    assert "database_damaged" in {item.code for item in care.examine()}
    assert care.restore(backup) is None
    with open_library(encrypted, clock=clock, repair="later", machine=machine) as library:
        assert library.status().article_count == 1
