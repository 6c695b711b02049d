from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.library import LibraryPaths, open_library
from kb.storage.migration import CURRENT_SCHEMA, stored_revision
from tests.faults.upgrading_work import OLD, make_old, rows_lost
from tests.kb.library_state import indexed, saved
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from pathlib import Path


def test_every_schema_there_was_has_a_library_of_its_time() -> None:
    assert {file.stem for file in OLD.glob("*.sql")} >= set(CURRENT_SCHEMA.revisions)


@pytest.mark.parametrize("revision", CURRENT_SCHEMA.revisions)
def test_a_library_of_each_earlier_version_is_upgraded_row_by_row(tmp_path: Path, revision: str) -> None:
    paths = LibraryPaths(tmp_path)
    make_old(revision, tmp_path / "old.db")
    make_old(revision, paths.database)
    assert stored_revision(paths.database) == revision
    with open_library(paths, clock=PlayedClock(), repair="now") as library:
        assert library.status().article_count == 3
        assert [call.notes for call in library.calls.open_calls()] == ["まだ続いている通話のメモ"]
    assert stored_revision(paths.database) == CURRENT_SCHEMA.head
    assert list(rows_lost(tmp_path / "old.db", paths.database)) == []
    assert indexed(paths) == saved(paths)
    assert len(list(paths.backups.glob("*.db"))) == (revision != CURRENT_SCHEMA.head)


def test_a_value_that_an_upgrade_changed_is_found(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    make_old("0001", old)
    make_old("0001", new)
    with closing(sqlite3.connect(new)) as database, database:
        database.execute("UPDATE calls SET notes = '' WHERE ended_at IS NULL")
    assert list(rows_lost(old, new)) == ["calls: 1 rows are not as they were"]
