"""A library in a folder: opened, made, restored, put aside, and what the policy of the computer says of that."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop.folder_source import FolderSource
from kb.clock import SystemClock
from kb.domain.library_facts import PlaceFixedBy
from kb.errors import LibraryLockedError, LibraryMissingError, MachinePolicyInvalidError, SettingFixedError
from kb.library import LibraryPaths, open_library
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    FolderSource(tmp_path / "library", SystemClock()).create(sample=False).close()
    return tmp_path / "library"


def test_nothing_is_lost_when_starting_empty(folder: Path) -> None:
    source = FolderSource(folder, SystemClock())
    first = source.open()
    first.close()
    source.replace_by_empty().close()
    assert sorted(entry.name.partition("-")[0] for entry in folder.parent.iterdir() if entry.is_dir()) == [
        "library",
        "library",
    ]


def test_a_backup_takes_the_place_of_a_closed_library(folder: Path) -> None:
    source = FolderSource(folder, SystemClock())
    made = source.care.make_backup().backup
    with open_library(LibraryPaths(folder), clock=SystemClock(), repair="later") as library:
        library.editing.save(make_script("あとから書いた記事"))
    assert source.restore(made.path) is not None
    assert source.has_backups()
    (folder / "library.db").unlink()
    with pytest.raises(LibraryMissingError):
        source.open()
    assert source.restore(made.path) is None
    opened = source.open()
    assert opened.status().article_count == 0
    opened.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the user's folders are moved by variables of Linux")
def test_a_folder_is_chosen_for_the_next_start_where_nothing_fixes_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert FolderSource(folder, SystemClock()).fixed_by() is PlaceFixedBy.START
    source = FolderSource(None, SystemClock())
    assert source.fixed_by() is None
    assert source.chosen() is None
    assert source.choose(folder)
    assert source.chosen() == source.folder == folder
    assert source.choose(None)
    assert source.folder != folder


def test_a_missing_library_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        FolderSource(tmp_path / "none", SystemClock()).open()
    assert not (tmp_path / "none").exists()


def test_a_policy_makes_encrypted_libraries_that_open_for_whoever_has_the_key(tmp_path: Path) -> None:
    policy, keys, folder = tmp_path / "policy.toml", tmp_path / "keys", tmp_path / "library"
    policy.write_text(f"[protection]\nrequired = true\nkey_file = '{keys}'\n", encoding="utf-8")
    source = FolderSource(folder, SystemClock(), policy)
    source.create(sample=False).close()
    written = source.take_recovery_key()
    assert source.take_recovery_key() == ""
    assert not source.unprotected
    keys.unlink()
    with pytest.raises(LibraryLockedError):
        source.open()
    source.unlock(written)
    source.open().close()
    assert keys.read_text(encoding="utf-8") == f"{written}\n"


def test_a_library_that_a_policy_wants_encrypted_opens_and_is_known_to_be_plain(folder: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[protection]\nrequired = true\n", encoding="utf-8")
    source = FolderSource(folder, SystemClock(), policy)
    source.open().close()
    assert source.unprotected


def test_a_policy_fixes_the_folder_and_one_that_is_wrong_keeps_it_shut_until_it_is_mended(
    folder: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f'library = "{folder.as_posix()}"\n[policy]\nverify_days = 0\n', encoding="utf-8")
    source = FolderSource(None, SystemClock(), policy)
    assert source.folder == folder
    with pytest.raises(MachinePolicyInvalidError) as caught:
        source.open()
    assert caught.value.params["line"] == 3
    policy.write_text(f'library = "{folder.as_posix()}"\n', encoding="utf-8")
    source.open().close()
    with pytest.raises(SettingFixedError):
        FolderSource(tmp_path / "other", SystemClock(), policy).open()


def test_nothing_is_made_where_the_policy_cannot_be_read(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("library = 3", encoding="utf-8")
    source = FolderSource(tmp_path / "mine", SystemClock(), policy)
    assert source.folder == tmp_path / "mine"
    with pytest.raises(MachinePolicyInvalidError):
        source.create(sample=False)
    assert not (tmp_path / "mine").exists()
