from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from kb.errors import (
    LibraryBusyError,
    LibraryExistsError,
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
)
from kb.storage import article_store, outbox_store
from kb.storage.database import Database
from tests.kb.storage.samples import NOW, StoppedClock, make_article

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_library_is_empty_and_alone_in_its_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "部署 1" / "a?b#c%20" / "library.db"
    Database.create(path)
    database = Database.open(path, clock=StoppedClock())
    with database.read() as session:
        assert article_store.count(session) == 0
    database.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_library_is_never_created_over_another_file(library: Path) -> None:
    before = library.read_bytes()
    with pytest.raises(LibraryExistsError):
        Database.create(library)
    assert library.read_bytes() == before


def test_opening_never_creates(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        Database.open(tmp_path / "library.db", clock=StoppedClock())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        Database.open(tmp_path, clock=StoppedClock())


def test_a_network_share_is_refused_before_anything_is_touched(library: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryOnNetworkError):
        Database.open(library, clock=StoppedClock(), probe=lambda path: path == library)
    with pytest.raises(LibraryOnNetworkError):
        Database.create(tmp_path / "other" / "library.db", probe=lambda path: True)
    assert list(tmp_path.iterdir()) == [library]


def test_a_newer_library_is_refused_and_stays_byte_for_byte(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = library.read_bytes()
    with pytest.raises(LibraryNewerError) as caught:
        Database.open(library, clock=StoppedClock())
    assert caught.value.params == {"path": str(library), "found": "9999", "supported": "0004"}
    assert library.read_bytes() == before
    assert list(library.parent.iterdir()) == [library]


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    kept, lost = make_article("a"), make_article("b")
    with database.write() as session:
        article_store.save(session, kept, editor="", now=NOW)

    def fail() -> None:
        with database.write() as session:
            article_store.save(session, lost, editor="", now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as session:
        assert [revision.article for revision in article_store.all_articles(session)] == [kept]
        assert [entry.article_id for entry in outbox_store.pending(session, 10)] == [kept.id]


def test_a_read_sees_one_moment_while_others_write(database: Database) -> None:
    with database.read() as session:
        assert article_store.count(session) == 0
        with database.write() as writing:
            article_store.save(writing, make_article(), editor="", now=NOW)
        assert article_store.count(session) == 0
    with database.read() as session:
        assert article_store.count(session) == 1


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(LibraryReadOnlyError), database.read() as session:
        article_store.save(session, make_article(), editor="", now=NOW)


def test_every_connection_is_durable_and_keeps_its_references(database: Database) -> None:
    for block in (database.read, database.write):
        with block() as session:
            found = {
                name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            }
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_many_threads_read_and_write(library: Path) -> None:
    database = Database.open(library, clock=StoppedClock())

    def work(number: int) -> bool:
        article = make_article(str(number))
        with database.write() as session:
            article_store.save(session, article, editor="", now=NOW)
        with database.read() as session:
            return article_store.get(session, article.id) is not None

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(40)))
    with database.read() as session:
        assert article_store.count(session) == 40
    database.close()


def test_a_second_writer_of_the_same_program_is_told_after_the_time_out(database: Database) -> None:
    def write() -> None:
        with database.write():
            pass

    with ThreadPoolExecutor(1) as pool:
        with database.write(), pytest.raises(LibraryBusyError):
            pool.submit(write).result()
        pool.submit(write).result()


def test_nested_writes_are_a_mistake_that_shows_at_once(database: Database) -> None:
    with pytest.raises(RuntimeError, match="inside"), database.write(), database.write():
        pass
    with database.write() as session:
        assert article_store.count(session) == 0


def test_the_data_version_tells_writes_of_other_programs_from_our_own(library: Path, database: Database) -> None:
    other = Database.open(library, clock=StoppedClock())
    version = database.data_version()
    with database.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW)
    with database.read() as session:
        assert article_store.count(session) == 1
    assert database.data_version() == version
    with other.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW)
    changed = database.data_version()
    assert changed != version
    assert database.data_version() == changed
    other.close()


def test_the_data_version_never_waits_for_a_write(database: Database) -> None:
    version = database.data_version()
    with database.write():
        assert database.data_version() == version


def test_a_closed_database_says_so(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(RuntimeError, match="closed"), database.read():
        pass
    with pytest.raises(RuntimeError, match="closed"), database.write():
        pass
    with pytest.raises(RuntimeError, match="closed"):
        database.data_version()


def test_errors_do_not_show_what_customers_said(database: Database) -> None:
    words = "秘密の話"
    with pytest.raises(IntegrityError, match="hidden") as caught, database.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO articles (id, kind, title) VALUES (?, ?, ?)", (b"", "", words)
        )
    assert words not in str(caught.value)
