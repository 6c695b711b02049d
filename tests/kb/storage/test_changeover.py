"""Files of a library that change as one: announced before, decided once, finished or undone by whoever comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import FileUnreadableError, LibraryBusyError
from kb.identifiers import new_id
from kb.storage.changeover import Change, Changeover, require_unchanging
from kb.storage.database import Database
from kb.storage.protection_note import ProtectionNote
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths


def announce(paths: LibraryPaths, record: str) -> None:
    (paths.root / "protecting").mkdir()
    (paths.root / "protecting" / "change.json").write_text(record, encoding="utf-8")


def test_a_program_that_was_opening_it_meanwhile_lets_go_of_it(blank_paths: LibraryPaths) -> None:
    """It looks again when it has the file open: a change may have begun after the first look."""
    require_unchanging(blank_paths.database)
    announce(blank_paths, "{}")
    with pytest.raises(LibraryBusyError):
        require_unchanging(blank_paths.database)


def test_a_record_that_says_nothing_is_not_guessed_at(blank_paths: LibraryPaths) -> None:
    announce(blank_paths, "{}")
    with pytest.raises(FileUnreadableError):
        Database.open(blank_paths.database, clock=PlayedClock())
    assert (blank_paths.root / "protecting" / "change.json").exists()


def test_an_undecided_change_is_undone_and_a_decided_one_finished(blank_paths: LibraryPaths) -> None:
    root = blank_paths.root
    kept, change = root / "kept", Changeover(root, "library.db")
    kept.write_text("before", encoding="utf-8")

    def write(new: Path) -> None:
        (new / "kept").write_text("after", encoding="utf-8")

    change.make(Change(ProtectionNote(new_id().hex), ("index",)), write)
    assert kept.read_text(encoding="utf-8") == "after"
    assert not blank_paths.index.exists()
