from __future__ import annotations

import os
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kb.domain.stored_draft import NO_WINDOW
from kb.errors import LibraryReadOnlyError
from kb.identifiers import new_id
from kb.search.guard import locked
from kb.services.editing_window import EditingWindow

if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY = 25 * 3600


def test_a_window_is_open_from_its_first_draft_until_it_closes(tmp_path: Path) -> None:
    mine, other = EditingWindow(tmp_path / "windows"), EditingWindow(tmp_path / "windows")
    assert mine.is_open(mine.id)
    assert not other.is_open(mine.id)
    mine.hold()
    mine.hold()
    assert other.is_open(mine.id)
    mine.close()
    assert not other.is_open(mine.id)
    assert list((tmp_path / "windows").iterdir()) == []


def test_no_window_is_never_open(tmp_path: Path) -> None:
    assert not EditingWindow(tmp_path).is_open(NO_WINDOW)
    assert not EditingWindow(tmp_path).is_open(new_id())
    assert list(tmp_path.iterdir()) == []


def test_what_crashes_left_is_removed_and_open_windows_stay(tmp_path: Path) -> None:
    long_open = EditingWindow(tmp_path)
    long_open.hold()
    crashed, just_made = tmp_path / f"{new_id()}.lock", tmp_path / f"{new_id()}.lock"
    crashed.touch()
    just_made.touch()
    before = time.time() - YESTERDAY
    for file in (crashed, tmp_path / f"{long_open.id}.lock"):
        os.utime(file, (before, before))
    window = EditingWindow(tmp_path)
    window.hold()
    assert not crashed.exists()
    assert just_made.exists()
    assert window.is_open(long_open.id)
    window.close()
    long_open.close()


def test_somebody_who_only_looks_is_not_taken_for_the_window(tmp_path: Path) -> None:
    gone = new_id()
    file = tmp_path / f"{gone}.lock"
    file.touch()
    with ExitStack() as looking:
        looking.enter_context(locked(file))
        assert not EditingWindow(tmp_path, pause=lambda _: looking.close()).is_open(gone)
    with locked(file):
        assert EditingWindow(tmp_path, pause=lambda _: None).is_open(gone)


def test_a_window_that_nobody_could_see_is_refused(tmp_path: Path) -> None:
    (tmp_path / "windows").touch()
    window = EditingWindow(tmp_path / "windows")
    with pytest.raises(LibraryReadOnlyError):
        window.hold()
    window.close()
