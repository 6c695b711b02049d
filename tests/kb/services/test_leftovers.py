from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kb.services.leftovers import leftovers, remove_leftovers

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def make(path: Path, hours_old: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (NOW.timestamp() - hours_old * 3600,) * 2)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "library.db.0f.creating",
        "library.db.0f.creating-journal",
        "index.0f.gone",
        "retention.json.0f.unfinished",
        "rules/policy.yaml.0f.unfinished",
        "synonyms/customer_words.yaml.0f.unfinished",
        "backups/library.db.0f.partial",
        "jobs/packs-x1y2",
    ],
)
def test_what_a_kill_left_goes_after_six_hours(tmp_path: Path, name: str) -> None:
    old, young = make(tmp_path / name, 7), make(tmp_path / "young" / name, 5)
    assert leftovers(tmp_path, NOW) == (old,)
    assert leftovers(tmp_path / "young", NOW) == ()
    remove_leftovers(tmp_path, NOW)
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_a_kill_left_goes_with_all_in_it(tmp_path: Path) -> None:
    left = make(tmp_path / "jobs" / "packs-x1y2" / "a.kbpack", 7).parent
    os.utime(left, (NOW.timestamp() - 7 * 3600,) * 2)
    remove_leftovers(tmp_path, NOW)
    assert not left.exists()


def test_everything_else_stays(tmp_path: Path) -> None:
    names = ("library.db", "library.db-wal", "damaged-0f-library.db", "backups/library-20261122T010000Z.db")
    kept = [make(tmp_path / name, 100) for name in names]
    assert leftovers(tmp_path, NOW) == ()
    assert all(path.exists() for path in kept)
