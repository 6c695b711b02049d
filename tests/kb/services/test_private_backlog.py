"""The index that only this program has: it is behind at worst, and what it misses the database tells."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError
from kb.search.index import SearchIndex
from kb.search.sealed_index import FILE_NAME
from kb.services.bulk_analysis import BulkSettings
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.upkeep import Upkeep
from kb.storage.database import Database
from tests.disks import fill, small_disk
from tests.kb.services.encrypted_program import Program, waiting
from tests.kb.services.unindexed import change, save
from tests.kb.support import PlayedClock, eventually

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths


def test_the_first_start_builds_the_index_and_keeps_it(blank_paths: LibraryPaths, database: Database) -> None:
    shutil.rmtree(blank_paths.index)
    save(database, "一", "二")
    program = Program(blank_paths, database)
    assert program.indexing.condition is IndexCondition.UNREADABLE
    assert program.indexing.waiting() == 2
    assert program.ready()
    assert program.titles == {"一", "二"}
    assert waiting(database) == 0
    other = Program(blank_paths, database)
    assert other.indexing.condition is IndexCondition.READY
    assert other.titles == {"一", "二"}


def test_a_program_that_stops_without_keeping_costs_a_catch_up(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    (first,) = save(database, "一")
    assert program.indexing.index_now(first) is IndexCondition.READY
    change(database, first, "一・改")
    save(database, "二")
    assert program.indexing.drain() is IndexCondition.READY
    assert program.titles == {"一・改", "二"}
    after = Program(blank_paths, database)
    assert after.indexing.condition is IndexCondition.BEHIND
    assert after.indexing.waiting() == 3
    assert after.titles == set()
    assert after.ready()
    assert after.titles == {"一・改", "二"}


def test_one_article_is_indexed_before_others_that_wait_longer(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一", "二")
    (third,) = save(database, "三")
    assert program.indexing.index_now(third) is IndexCondition.BEHIND
    assert (program.titles, program.indexing.waiting()) == ({"三"}, 2)
    program.indexing.keep(always=True)
    # What was kept holds the third, and does not say so: it is indexed twice.
    after = Program(blank_paths, database)
    assert (after.titles, after.indexing.waiting()) == ({"三"}, 3)
    assert after.ready()
    assert after.titles == {"一", "二", "三"}
    assert program.ready()
    assert program.titles == {"一", "二", "三"}


def test_more_changes_wait_than_go_in_one_batch_behind_those_done_before(program: Program, database: Database) -> None:
    save(database, "最初")
    for entry in save(database, *map(str, range(3))):
        program.indexing.index_now(entry)
    with database.read() as session:
        backlog = program.indexing._backlog  # noqa: SLF001 - a batch of the service is 500
        assert len(backlog.pending(session, 1)) == 1
    assert program.ready()
    assert program.titles == {"最初", "0", "1", "2"}


def test_what_the_library_had_before_it_was_encrypted_is_removed(blank_paths: LibraryPaths, database: Database) -> None:
    save(database, "一")
    IndexingService(database, SearchIndex.open(blank_paths.index)).rebuild()
    assert (blank_paths.index / "CURRENT").exists()
    assert Program(blank_paths, database).ready()
    names = {path.name for path in blank_paths.index.iterdir()}
    assert names == {"BULK", "LOCK", "TURN", FILE_NAME}


def test_what_is_kept_is_cut_off_the_outbox(blank_paths: LibraryPaths, database: Database, program: Program) -> None:
    save(database, "一", "二")
    program.ready()
    assert waiting(database) == 2
    program.indexing.keep(always=True)
    assert waiting(database) == 0
    assert Program(blank_paths, database).titles == {"一", "二"}


def test_a_crash_between_the_file_and_the_cut_loses_nothing(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    program.ready()
    kept = blank_paths.database.with_name("as it was.db")
    shutil.copy(blank_paths.database, kept)
    shutil.copy(f"{blank_paths.database}-wal", f"{kept}-wal")
    program.indexing.keep(always=True)
    with closing(Database.open(kept, clock=PlayedClock())) as before:
        assert waiting(before) == 1
        after = Program(blank_paths, before)
        assert after.indexing.condition is IndexCondition.READY
        assert after.titles == {"一"}


def test_little_is_not_kept_and_much_is(blank_paths: LibraryPaths, database: Database, program: Program) -> None:
    large = program.index.current.file("ballast")
    with large.create() as file:
        file.write(b"\0" * 3 * 512 * 1024)
    before = (blank_paths.index / FILE_NAME).read_bytes()
    save(database, *map(str, range(3)))
    program.ready()
    program.indexing.keep()
    assert not program.needs_care()
    assert (blank_paths.index / FILE_NAME).read_bytes() == before
    save(database, *map(str, range(3, 9)))
    program.ready()
    assert program.needs_care()
    program.indexing.keep()
    assert not program.needs_care()
    assert waiting(database) == 0


def test_it_is_kept_in_the_background_once_it_is_worth_it(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    upkeep = Upkeep(program.indexing, lambda _: None, lambda: None)
    upkeep.start()
    for article in save(database, *map(str, range(9))):
        program.indexing.index_now(article)
    assert program.needs_care()
    upkeep.request()
    assert eventually(lambda: not waiting(database))
    upkeep.close()
    assert Program(blank_paths, database).titles == program.titles


def test_a_disk_without_room_leaves_it_for_later(
    blank_paths: LibraryPaths, database: Database, program: Program, tmp_path: Path
) -> None:
    del program
    with small_disk(tmp_path / "disk", 1) as disk:
        elsewhere = replace(blank_paths, root=disk)
        there = Program(elsewhere, database)
        assert there.ready()
        ballast = fill(disk)
        save(database, *map(str, range(9)))
        assert there.ready()
        there.indexing.keep(always=True)
        assert waiting(database) == 9
        with pytest.raises(DiskFullError):
            there.indexing.rebuild()
        assert there.titles == set(map(str, range(9)))
        ballast.unlink()
        there.indexing.keep(always=True)
        assert waiting(database) == 0
        assert Program(elsewhere, database).titles == there.titles


@pytest.mark.parametrize("processes", [1, 2])
def test_an_import_is_indexed_and_kept_at_once(blank_paths: LibraryPaths, database: Database, processes: int) -> None:
    bulk = BulkSettings(processes=processes, share=5, parallel_from=2, bulk_from=10)
    program = Program(blank_paths, database, bulk)
    assert program.ready()
    save(database, *map(str, range(20)))
    assert program.ready()
    assert program.titles == set(map(str, range(20)))
    assert waiting(database) == 0
    assert Program(blank_paths, database).titles == program.titles


def test_segments_are_merged_in_memory_too(blank_paths: LibraryPaths, database: Database, program: Program) -> None:
    for number in range(9):
        (article,) = save(database, str(number))
        program.indexing.index_now(article)
    while program.indexing.tidy():
        pass
    assert program.titles == set(map(str, range(9)))
    program.indexing.keep(always=True)
    assert Program(blank_paths, database).titles == program.titles
