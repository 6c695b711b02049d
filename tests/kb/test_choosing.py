from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kb.domain.library_facts import PlaceFixedBy
from kb.errors import LibraryPlaceTakenError
from kb.library import LIBRARY_VARIABLE, LibraryPaths, default_library_path
from kb.library.choosing import choose_library, place_fixed_by
from kb.library.paths import chosen_library, chosen_library_file
from kb.machine_policy import NOTHING_FIXED, load_machine_policy

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the user's folders are moved by variables of Linux")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_a_chosen_folder_is_used_by_every_program_of_the_user(tmp_path: Path) -> None:
    usual = default_library_path({})
    assert not choose_library(tmp_path / "選んだ所")
    assert default_library_path({}) == chosen_library() == tmp_path / "選んだ所"
    assert default_library_path({LIBRARY_VARIABLE: "/elsewhere"}).name == "elsewhere"
    assert choose_library(None)
    assert default_library_path({}) == usual


def test_a_library_that_is_there_is_told_apart_from_a_new_one(few_paths: LibraryPaths) -> None:
    assert choose_library(few_paths.root)


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "写真"
    folder.mkdir()
    (folder / "a.jpg").touch()
    with pytest.raises(LibraryPlaceTakenError):
        choose_library(folder)
    assert chosen_library() is None


def test_what_is_written_there_by_hand_counts_only_as_a_whole_path() -> None:
    file = chosen_library_file()
    file.parent.mkdir(parents=True)
    for written in (b"", b"relative/path", b"\xff\xfe"):
        file.write_bytes(written)
        assert chosen_library() is None


def test_what_decides_before_the_user_does(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("library = '/srv/kandokoro'", encoding="utf-8")
    environ = {LIBRARY_VARIABLE: "/elsewhere"}
    assert place_fixed_by(tmp_path, environ, load_machine_policy(policy)) is PlaceFixedBy.POLICY
    assert place_fixed_by(tmp_path, environ, NOTHING_FIXED) is PlaceFixedBy.START
    assert place_fixed_by(None, environ, NOTHING_FIXED) is PlaceFixedBy.VARIABLE
    assert place_fixed_by(None, {}, NOTHING_FIXED) is None
