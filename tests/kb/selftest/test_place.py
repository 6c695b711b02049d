from __future__ import annotations

import os
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from kb.selftest.place import LONG_PATH, library_folders, temporary_place

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the system has for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_whatever_happens_in_it_it_is_removed(temporary: Path) -> None:
    kept: list[Path] = []

    def work() -> None:
        with temporary_place(kept.append) as place:
            (place / "a" / "b").mkdir(parents=True)
            assert place.stat().st_mode & 0o777 == 0o700
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert list(temporary.iterdir()) == kept == []


def test_what_a_killed_self_test_left_goes_and_what_one_at_work_has_stays(temporary: Path) -> None:
    forgotten, at_work, other = (
        temporary / f"{name}" for name in ("kandokoro-selftest-1", "kandokoro-selftest-2", "x")
    )
    for folder in (forgotten, at_work, other):
        folder.mkdir()
    os.utime(forgotten, (time.time() - 7_200,) * 2)
    os.utime(other, (time.time() - 7_200,) * 2)
    with temporary_place(lambda _: None):
        pass
    assert {path.name for path in temporary.iterdir()} == {at_work.name, other.name}


def test_the_long_path_is_longer_than_windows_took_and_not_longer_than_sqlite_takes(temporary: Path) -> None:
    for length in range(60):
        place = temporary / ("x" * (length + 1))
        long, short = library_folders(place)
        assert 260 < LONG_PATH <= len(str(long / "library.db")) <= LONG_PATH + 1
        assert not any(part.endswith(" ") for part in long.parts)
        assert len(os.fsencode(long / "library.db-journal")) < 512
        assert max(len(os.fsencode(part)) for part in long.parts) < 255
        assert long.is_relative_to(short)
        assert short.parent == place
