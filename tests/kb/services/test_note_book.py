"""The notes of ended calls become the background of later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library

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
