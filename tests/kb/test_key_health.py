from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import fail

from kb.domain.health import HealthItem, Verdict
from kb.library import LibraryPaths
from kb.library.key_health import check_protection
from kb.machine_policy import MachinePolicy
from kb.protection import LibraryKey
from kb.storage.protection_note import NOTE_NAME, ProtectionNote, write_note
from tests.kb.test_key_store import MemoryKeyring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path)


@pytest.fixture
def no_store() -> Iterator[None]:
    """A computer without a store of passwords, such as a server."""
    kept = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(kept)


@pytest.fixture
def store(no_store: None) -> None:
    keyring.set_keyring(MemoryKeyring())


def found(paths: LibraryPaths, machine: MachinePolicy | None = None) -> dict[str, HealthItem]:
    return {item.code: item for item in check_protection(paths, machine or MachinePolicy())}


def encrypt(paths: LibraryPaths) -> None:
    write_note(paths.root, ProtectionNote(LibraryKey.new().id))


def test_without_encryption_no_store_is_needed(paths: LibraryPaths, no_store: None) -> None:
    items = found(paths)
    assert list(items) == ["protection_off", "keyring_not_needed"]
    assert {item.verdict for item in items.values()} == {Verdict.GOOD}


def test_with_encryption_or_where_it_is_demanded_one_is(paths: LibraryPaths, no_store: None) -> None:
    required = MachinePolicy(encryption_required=True)
    items = found(paths, required)
    assert list(items) == ["protection_required", "keyring_missing"]
    assert {item.verdict for item in items.values()} == {Verdict.BAD}
    encrypt(paths)
    assert list(found(paths, required)) == list(found(paths)) == ["protection_on", "keyring_missing"]


def test_the_store_is_named(paths: LibraryPaths, store: None) -> None:
    encrypt(paths)
    assert found(paths)["keyring_good"].params == {"name": MemoryKeyring().name}


def test_a_key_file_is_looked_at_in_its_place(paths: LibraryPaths, no_store: None, tmp_path: Path) -> None:
    file = tmp_path / "keys"
    machine = MachinePolicy(key_file=str(file))
    encrypt(paths)
    assert found(paths, machine)["key_file_good"].params == {"path": str(file)}
    file.write_text("no key", encoding="utf-8")
    file.chmod(0o600)
    assert found(paths, machine)["key_file_unsafe"].verdict is Verdict.BAD
    file.write_text(LibraryKey.new().written(), encoding="utf-8")
    assert found(paths, machine)["key_file_good"].verdict is Verdict.GOOD


def test_a_note_that_cannot_be_read_is_bad(paths: LibraryPaths) -> None:
    (paths.root / NOTE_NAME).write_text("{", encoding="utf-8")
    assert found(paths)["protection_unreadable"].params == {"path": str(paths.root / NOTE_NAME)}
