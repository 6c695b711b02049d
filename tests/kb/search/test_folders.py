"""Both kinds of folder behave alike."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from kb.errors import IndexBusyError
from kb.search.folders import DiskFolder
from kb.search.memory_folder import MemoryFolder

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.folders import Folder, StoredFile


@pytest.fixture(params=["disk", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    made: Folder = DiskFolder(tmp_path / "index") if request.param == "disk" else MemoryFolder("index")
    made.prepare(["LOCK"])
    return made


def write(file: StoredFile, content: bytes) -> StoredFile:
    with file.create() as opened:
        opened.write(content)
    return file


def read(file: StoredFile) -> bytes:
    with file.open() as opened:
        return opened.read()


def test_a_file_is_written_once_read_changed_and_deleted(folder: Folder) -> None:
    file = folder.file("a")
    assert folder.names() == []
    with pytest.raises(FileNotFoundError):
        file.open()
    with pytest.raises(FileNotFoundError):
        file.change()
    write(file, b"content")
    assert (folder.names(), file.name, read(folder.file("a"))) == (["a"], "a", b"content")
    with pytest.raises(FileExistsError):
        file.create()
    with file.change() as opened:
        opened.seek(2)
        opened.write(b"N")
    assert read(file) == b"coNtent"
    folder.delete("a")
    folder.delete("a")
    assert folder.names() == []
    assert read(write(folder.file("a"), b"new")) == b"new"


def test_what_is_being_written_can_be_read_again(folder: Folder) -> None:
    with folder.file("a").create() as opened:
        opened.write(b"content")
        opened.seek(3)
        assert opened.read() == b"tent"
        opened.write(b"s")
    assert read(folder.file("a")) == b"contents"


def test_what_is_open_is_read_to_the_end_whoever_removes_it(folder: Folder) -> None:
    with write(folder.file("a"), b"content").open(buffering=0) as opened:
        folder.delete("a")
        assert opened.read(7) == b"content"


def test_folders_are_made_and_removed_with_all_that_is_in_them(folder: Folder) -> None:
    assert not folder.folder("g").exists()
    assert folder.folder("g").names() == []
    made = folder.make_folder("g")
    write(made.file("a"), b"content")
    assert (made.name, made.exists(), folder.names()) == ("g", True, ["g"])
    assert read(folder.folder("g").file("a")) == b"content"
    with pytest.raises(FileExistsError):
        folder.make_folder("g")
    folder.remove_folder("g")
    folder.remove_folder("g")
    assert (folder.names(), made.exists()) == ([], False)


def test_a_file_is_taken_from_another_folder_over_an_older_one(folder: Folder) -> None:
    aside = folder.make_folder("aside")
    write(aside.file("new"), b"new")
    write(folder.file("a"), b"old")
    folder.take("a", aside.file("new"))
    assert read(folder.file("a")) == b"new"


def test_nothing_is_taken_to_the_other_kind_of_folder(tmp_path: Path) -> None:
    disk, memory = DiskFolder(tmp_path), MemoryFolder("index")
    with pytest.raises(TypeError):
        disk.take("a", write(memory.file("a"), b"secret"))
    with pytest.raises(TypeError):
        memory.take("a", write(disk.file("b"), b"public"))


def test_small_files_are_replaced(folder: Folder) -> None:
    with pytest.raises(FileNotFoundError):
        folder.read_text("CURRENT")
    folder.write_text("CURRENT", "一")
    folder.write_text("CURRENT", "二")
    folder.settle(files=True)
    assert (folder.read_text("CURRENT"), folder.names()) == ("二", ["CURRENT"])


def test_temporary_files_and_spools_hold_what_is_written(folder: Folder) -> None:
    first, second = (write(folder.temporary(), content) for content in (b"1", b"2"))
    sent: StoredFile = pickle.loads(pickle.dumps(first))  # noqa: S301 - made here
    assert (read(sent), read(first), read(second)) == (b"1", b"1", b"2")
    with folder.spool(2) as spool:
        spool.write(b"content")
        spool.seek(0)
        assert spool.read() == b"content"


def test_one_lock_at_a_time(folder: Folder) -> None:
    with folder.locked("LOCK"), pytest.raises(IndexBusyError), folder.locked("LOCK"):
        pass
    with folder.locked("LOCK"), folder.locked("TURN"):
        pass


def test_nothing_of_a_folder_in_memory_comes_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = MemoryFolder("index")
    write(folder.make_folder("g").file("a"), b"content")
    write(folder.temporary(), b"content")
    folder.write_text("CURRENT", "g")
    with folder.locked("LOCK"), folder.spool(1) as spool:
        spool.write(b"content")
        assert list(tmp_path.iterdir()) == []
