"""What a running import notes, in a plain library and in an encrypted one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.protection import LibraryKey
from kb.services.imports.notes import Notes
from kb.services.imports.unfinished import UnfinishedImports
from tests.kb.support import START

if TYPE_CHECKING:
    from pathlib import Path

KEY = LibraryKey.new()


@pytest.mark.parametrize("key", [None, KEY])
def test_lines_come_back_whatever_stands_in_them(tmp_path: Path, key: LibraryKey | None) -> None:
    notes = Notes(key)
    lines = ["訪問\u2028を求められた", "", "\ud83d half an emoji", "last"]
    notes.write(tmp_path / "note", [f"{line}\n" for line in lines])
    assert notes.read(tmp_path / "note") == [*lines, ""]
    notes.write(tmp_path / "note", [])
    assert notes.read(tmp_path / "note") == [""]
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


def test_with_a_key_nobody_else_reads_it(tmp_path: Path) -> None:
    Notes(KEY).write(tmp_path / "note", ["目印の名前"])
    assert "目印".encode() not in (tmp_path / "note").read_bytes()
    with pytest.raises(ValueError, match="another key"):
        Notes(LibraryKey.new()).read(tmp_path / "note")


def test_an_import_of_an_encrypted_library_is_remembered_and_its_folder_not_named(tmp_path: Path) -> None:
    unfinished = UnfinishedImports(tmp_path / "jobs", KEY)
    with unfinished.begun(tmp_path / "目印の名前", editor="目印の人", now=START):
        pass
    (record,) = UnfinishedImports(tmp_path / "jobs", KEY).all()
    assert (record.folder, record.editor) == (tmp_path / "目印の名前", "目印の人")
    for file in (tmp_path / "jobs").iterdir():
        assert "目印".encode() not in file.read_bytes()
        assert "\\u76ee" not in file.read_text(encoding="utf-8", errors="replace")
    assert UnfinishedImports(tmp_path / "jobs", LibraryKey.new()).all() == ()
