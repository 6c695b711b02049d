from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.backup import BackupReason
from kb.domain.searching import SearchQuery
from kb.errors import BackupUnsoundError, LibraryBusyError, LibraryNewerError
from kb.library import Library, LibraryPaths, open_library
from kb.library.restoring import prepared
from kb.storage.backup import overwrite_database
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = SearchQuery(text="", limit=50)


def titles(library: Library) -> set[str]:
    return {hit.title.text for hit in library.searching.search(EVERYTHING).hits}


@pytest.fixture
def backup(few_paths: LibraryPaths, clock: PlayedClock) -> Path:
    """Made before an article was added, another changed and a call taken."""
    with open_library(few_paths, clock=clock, repair="later") as library:
        path = library.backups.make().backup.path
        clock.pass_minutes(60)
        library.editing.save(make_script("あとから書いた記事"))
        first = library.editing.get(library.searching.search(EVERYTHING).hits[-1].article_id).article
        library.editing.save(replace(first, title="題名を変えた記事"))
        library.calls.start(agent="佐藤")
    return path


def test_the_preview_counts_both_sides_and_names_what_differs(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    with prepared(few_paths, backup, clock=clock) as restoration:
        preview = restoration.preview()
    assert preview.lost == ("あとから書いた記事",)
    assert preview.back == ()
    assert preview.different == ("題名を変えた記事",)
    assert preview.calls_lost == 1
    assert (preview.now.counts["articles"], preview.then.counts["articles"]) == (13, 12)
    with open_library(few_paths, clock=clock, repair="later") as library:
        assert {"あとから書いた記事", "題名を変えた記事"} <= titles(library)
    assert not (few_paths.root / "restoring").exists()


def test_replacing_brings_all_back_and_keeps_the_library_as_it_was(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    with prepared(few_paths, backup, clock=clock) as restoration:
        aside = restoration.replace()
    assert aside is not None
    assert aside.reason is BackupReason.BEFORE_RESTORE
    with open_library(few_paths, clock=clock, repair="now") as library:
        found = titles(library)
        assert len(found) == 12
        assert not {"あとから書いた記事", "題名を変えた記事"} & found
    with prepared(few_paths, aside.path, clock=clock) as restoration:
        restoration.replace()
    with open_library(few_paths, clock=clock, repair="now") as library:
        assert {"あとから書いた記事", "題名を変えた記事"} <= titles(library)


def test_nothing_happens_while_a_program_has_the_library_open(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    with open_library(few_paths, clock=clock, repair="later") as library:
        with prepared(few_paths, backup, clock=clock) as restoration, pytest.raises(LibraryBusyError):
            restoration.replace()
        assert "あとから書いた記事" in titles(library)


def test_a_kill_between_index_and_database_costs_a_rebuild_and_nothing_else(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    def killed() -> None:
        shutil.rmtree(few_paths.index)
        raise KeyboardInterrupt

    with prepared(few_paths, backup, clock=clock), pytest.raises(KeyboardInterrupt):
        overwrite_database(backup, few_paths.database, killed)
    with open_library(few_paths, clock=clock, repair="now") as library:
        assert "あとから書いた記事" in titles(library)


def test_a_library_damaged_beyond_reading_is_replaced_and_kept(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    few_paths.database.write_bytes(b"\x00" * 50_000)
    with prepared(few_paths, backup, clock=clock) as restoration:
        preview = restoration.preview()
        assert not preview.now.sound
        assert restoration.replace() is None
    with open_library(few_paths, clock=clock, repair="now") as library:
        assert len(titles(library)) == 12
    assert [path.stat().st_size for path in few_paths.root.glob("damaged-*.db")] == [50_000]


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_beside_the_library(
    few_paths: LibraryPaths, tmp_path: Path, clock: PlayedClock
) -> None:
    from kb.storage.migration import CURRENT_SCHEMA, Schema, upgrade  # noqa: PLC0415 - only this test migrates

    old = tmp_path / "old.db"
    old.touch()
    upgrade(old, schema=Schema(CURRENT_SCHEMA.revisions[:1], CURRENT_SCHEMA.folder))
    with prepared(few_paths, old, clock=clock) as restoration:
        assert len(restoration.preview().lost) == 12
        restoration.replace()
    with open_library(few_paths, clock=clock, repair="now") as library:
        assert titles(library) == set()


@pytest.mark.parametrize("damaged", [False, True])
def test_what_was_erased_since_the_backup_is_to_be_erased_again(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock, damaged: bool
) -> None:
    few_paths.retention.write_text("{}", encoding="utf-8")
    if damaged:
        few_paths.database.write_bytes(b"\x00" * 50_000)
    with prepared(few_paths, backup, clock=clock) as restoration:
        if not damaged:
            with open_library(few_paths, clock=clock, repair="later"), pytest.raises(LibraryBusyError):
                restoration.replace()
            assert few_paths.retention.exists()
        restoration.replace()
    assert not few_paths.retention.exists()


def test_the_log_of_a_damaged_library_is_kept_with_it_and_not_written_into_the_backup(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    few_paths.database.write_bytes(b"\x00" * 50_000)
    log = few_paths.root / "library.db-wal"
    log.write_bytes(b"log")
    with prepared(few_paths, backup, clock=clock) as restoration:
        restoration.replace()
    assert not log.exists()
    assert [path.read_bytes() for path in few_paths.root.glob("damaged-*-wal")] == [b"log"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x01" * 9000])
def test_what_is_no_backup_is_refused(
    few_paths: LibraryPaths, tmp_path: Path, clock: PlayedClock, content: bytes
) -> None:
    file = tmp_path / "手紙.db"
    file.write_bytes(content)
    with pytest.raises(BackupUnsoundError) as caught, prepared(few_paths, file, clock=clock):
        pass
    assert caught.value.params["path"] == str(file)
    assert not (few_paths.root / "restoring").exists()


def test_a_truncated_backup_is_refused(few_paths: LibraryPaths, backup: Path, clock: PlayedClock) -> None:
    backup.write_bytes(backup.read_bytes()[:-8192])
    with pytest.raises(BackupUnsoundError), prepared(few_paths, backup, clock=clock):
        pass


def test_a_backup_of_a_newer_program_is_refused(few_paths: LibraryPaths, backup: Path, clock: PlayedClock) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryNewerError) as caught, prepared(few_paths, backup, clock=clock):
        pass
    assert caught.value.params["path"] == str(backup)


def test_an_older_program_goes_back_from_a_library_of_a_newer_one(
    few_paths: LibraryPaths, backup: Path, clock: PlayedClock
) -> None:
    with closing(sqlite3.connect(few_paths.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryNewerError):
        open_library(few_paths, clock=clock)
    with prepared(few_paths, backup, clock=clock) as restoration:
        assert restoration.replace() is not None
    open_library(few_paths, clock=clock, repair="now").close()
