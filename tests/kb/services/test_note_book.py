"""The notes of ended calls become the background of later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library
from kb.services.note_book import NoteBook
from kb.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path


def test_ended_calls_are_remembered_and_open_ones_are_not(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=False)
    with open_library(paths, clock=SystemClock(), repair="now") as library:
        for number in range(3):
            call = library.calls.start()
            library.calls.save_notes(call.id, f"会員番号を確認した {number}")
            if number:
                library.calls.end(call.id)
    with open_library(paths, clock=SystemClock(), repair="now") as library:
        past = library._notes.current()  # noqa: SLF001 - what suggestions are given has no public name
    assert past.count == 2
    assert past.frequencies["word", "会員"] == 2


def test_who_has_to_stop_changes_nothing(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=False)
    with open_library(paths, clock=SystemClock(), repair="later") as library:
        for number in range(3):
            call = library.calls.start()
            library.calls.save_notes(call.id, f"会員番号を確認した {number}")
            library.calls.end(call.id)
    database = Database.open(paths.database, clock=SystemClock())
    book = NoteBook(database)
    looks = iter([True, True, False])
    book.refresh(lambda: next(looks))
    assert book.current().count == 0
    book.refresh()
    assert book.current().count == 3
    database.close()
