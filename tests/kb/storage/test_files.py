from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import LibraryMissingError, LibraryReadOnlyError
from kb.storage.files import make_part, publish, remove_database, require_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_finished_file_takes_its_name(tmp_path: Path) -> None:
    finished, target = tmp_path / "x.partial", tmp_path / "x"
    finished.write_bytes(b"new")
    publish(finished, target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_that_was_taken_meanwhile_is_kept(tmp_path: Path) -> None:
    finished, target = tmp_path / "x.partial", tmp_path / "x"
    finished.write_bytes(b"new")
    target.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        publish(finished, target)
    assert target.read_bytes() == b"theirs"


def test_an_unfinished_database_goes_with_its_companions(tmp_path: Path) -> None:
    names = ("a.db", "a.db-wal", "a.db-shm", "a.db-journal", "b.db")
    for name in names:
        (tmp_path / name).touch()
    remove_database(tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == [tmp_path / "b.db"]


def test_a_part_of_a_library_is_made_and_the_library_itself_never(tmp_path: Path) -> None:
    make_part(tmp_path / "jobs")
    make_part(tmp_path / "jobs")
    with pytest.raises(LibraryMissingError):
        make_part(tmp_path / "gone" / "jobs")
    (tmp_path / "file").touch()
    with pytest.raises(LibraryReadOnlyError):
        make_part(tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "jobs"]
    require_folder(tmp_path)
    with pytest.raises(LibraryMissingError):
        require_folder(tmp_path / "gone")
