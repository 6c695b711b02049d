from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kb.documents.folder import MAX_BYTES, FolderFile, ListedFile, list_folder, read_listed
from kb.errors import FolderEmptyError, FolderMissingError, Problem
from tests.markdown_folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "b.MD").write_bytes("\ufeff題\r\n".encode())
    (tmp_path / "a.md").write_bytes("題".encode("cp932"))
    (tmp_path / "long.md").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "folder.md" / "c.md").write_text("c", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.md").write_text("d", encoding="utf-8")
    (tmp_path / ".hidden.md").write_text("e", encoding="utf-8")
    (tmp_path / "ReadMe.md").write_text("f", encoding="utf-8")
    contents = read_folder(tmp_path)
    assert contents.files == (FolderFile("b.MD", "\ufeff題\r\n"), FolderFile("folder.md/c.md", "c"))
    assert contents.unreadable == (Problem(0, "file_not_utf8", "a.md"), Problem(0, "file_too_long", "long.md"))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(tmp_path / "in" / "b.md")
    contents = read_folder(tmp_path / "in")
    assert contents.files == ()
    assert contents.unreadable == (Problem(0, "file_is_link", "a.md"), Problem(0, "file_unreadable", "b.md"))


def test_a_missing_or_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        read_folder(tmp_path / "missing")
    with pytest.raises(FolderEmptyError):
        read_folder(tmp_path)


def test_a_listing_tells_what_a_changed_file_no_longer_is(tmp_path: Path) -> None:
    (tmp_path / "下").mkdir()
    file = tmp_path / "下" / "b.md"
    file.write_text("一", encoding="utf-8")
    (tmp_path / "a.md").write_text("二", encoding="utf-8")
    os.utime(file, ns=(1, 7))
    first, second = list_folder(tmp_path).files
    assert (first.path, second) == ("a.md", ListedFile(os.path.join("下", "b.md"), "下/b.md", 3, 7))  # noqa: PTH118 - text
    file.write_text("一改", encoding="utf-8")
    assert list_folder(tmp_path).files[1] != second
    assert read_listed(tmp_path, second) == FolderFile("下/b.md", "一改")
    file.unlink()
    assert read_listed(tmp_path, second) == Problem(0, "file_unreadable", "下/b.md")
