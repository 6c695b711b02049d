from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kb.errors import LibraryDamagedError, LibraryReadOnlyError
from kb.storage import article_store
from kb.storage.backup import backup_database
from kb.storage.database import Database
from tests.kb.storage.samples import NOW, StoppedClock, make_article

if TYPE_CHECKING:
    from pathlib import Path


def save(database: Database, title: str) -> None:
    with database.write() as session:
        article_store.save(session, make_article(title), editor="", now=NOW)


def titles(path: Path) -> list[str]:
    database = Database.open(path, clock=StoppedClock())
    with database.read() as session:
        found = [revision.article.title for revision in article_store.all_articles(session)]
    database.close()
    return found


def test_a_backup_is_one_file_with_everything_saved_so_far(library: Path, database: Database, tmp_path: Path) -> None:
    save(database, "before")
    with database.write() as session:
        article_store.save(session, make_article("unfinished"), editor="", now=NOW)
        copy = backup_database(library, tmp_path / "新 backups", now=NOW)
    assert copy == tmp_path / "新 backups" / "library-20261122T130305Z.db"
    assert list(copy.parent.iterdir()) == [copy]
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT title FROM articles").fetchall() == [("before",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert titles(library) == ["before", "unfinished"]


def test_it_tells_how_far_it_is(library: Path, database: Database, tmp_path: Path) -> None:
    save(database, "before")
    told: list[tuple[int, int]] = []
    backup_database(library, tmp_path, now=NOW, advance=lambda done, total: told.append((done, total)))
    done, total = told[-1]
    assert done == total > 0


def test_a_backup_opens_as_a_library(library: Path, database: Database, tmp_path: Path) -> None:
    save(database, "kept")
    assert titles(backup_database(library, tmp_path / "b", now=NOW)) == ["kept"]


def test_backups_of_one_second_do_not_overwrite_each_other(library: Path, tmp_path: Path) -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    names = [backup_database(library, tmp_path / "b", now=moment).name for moment in (NOW, tokyo, NOW)]
    assert names == ["library-20261122T130305Z.db", "library-20261122T130305Z-2.db", "library-20261122T130305Z-3.db"]


@pytest.mark.parametrize("place", ["first page", "inside"])
def test_a_damaged_library_makes_no_backup(library: Path, tmp_path: Path, place: str) -> None:
    content = bytearray(library.read_bytes())
    start = 0 if place == "first page" else 8192
    content[start : start + 4096] = b"\xff" * 4096
    library.write_bytes(content)
    with pytest.raises(LibraryDamagedError) as caught:
        backup_database(library, tmp_path / "b", now=NOW)
    assert caught.value.params["path"] == str(library)
    assert list((tmp_path / "b").iterdir()) == []


def test_a_missing_library_makes_no_backup(tmp_path: Path) -> None:
    with pytest.raises(LibraryReadOnlyError):
        backup_database(tmp_path / "none.db", tmp_path / "b", now=NOW)
    assert list((tmp_path / "b").iterdir()) == []
    assert not (tmp_path / "none.db").exists()
