"""The index that only this program has: it is behind at worst, and what it misses the database tells."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError, IndexBusyError
from kb.protection import LibraryKey
from kb.search.guard import locked
from kb.search.index import IndexState, SearchIndex
from kb.search.sealed_index import FILE_NAME
from kb.services.bulk_analysis import BulkSettings
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage import outbox_store
from kb.storage.database import Database
from tests.disks import fill, small_disk
from tests.kb.services.unindexed import change, indexed, save
from tests.kb.support import PlayedClock, eventually

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths

KEY = LibraryKey.new()


class Program:
    """What one program has of an encrypted library."""

    def __init__(self, paths: LibraryPaths, database: Database, bulk: BulkSettings | None = None) -> None:
        self.database = database
        self.index = SearchIndex.open(paths.index, key=KEY)
        self.indexing = IndexingService(database, self.index, bulk)

    @property
    def titles(self) -> set[str]:
        return indexed(self.index)

    def needs_care(self) -> bool:
        return self.indexing.needs_care

    def ready(self) -> bool:
        return self.indexing.catch_up() is IndexCondition.READY


@pytest.fixture
def program(blank_paths: LibraryPaths, database: Database) -> Program:
    made = Program(blank_paths, database)
    assert made.ready()
    return made


def waiting(database: Database) -> int:
    with database.read() as session:
        return outbox_store.count(session)


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


def test_what_another_program_kept_is_taken_in_and_told_in_the_background(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    events: list[LibraryEvent] = []
    upkeep = Upkeep(program.indexing, events.append, lambda: None)
    upkeep.start()
    assert Program(blank_paths, database).indexing.rebuild() == 0
    upkeep.request()
    assert eventually(lambda: events == [LibraryEvent.INDEX_UPDATED])
    upkeep.close()


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


def test_an_older_copy_of_the_file_is_not_believed(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    old = (blank_paths.index / FILE_NAME).read_bytes()
    (first,) = save(database, "秘密の名前")
    program.ready()
    program.indexing.keep(always=True)
    older = (blank_paths.index / FILE_NAME).read_bytes()
    change(database, first, "消した")
    program.ready()
    program.indexing.keep(always=True)
    for copy in (old, older):
        (blank_paths.index / FILE_NAME).write_bytes(copy)
        after = Program(blank_paths, database)
        assert after.index.state is IndexState.UNREADABLE
        assert after.ready()
        assert after.titles == {"消した"}
        # The program that is open keeps what it has; what is older says nothing to it.
        assert program.titles == {"消した"}


def test_an_older_copy_put_back_while_a_program_is_open_is_not_taken_in(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    old = (blank_paths.index / FILE_NAME).read_bytes()
    save(database, "一")
    program.ready()
    program.indexing.keep(always=True)
    (blank_paths.index / FILE_NAME).write_bytes(old)
    assert not program.indexing.take_in()
    assert program.titles == {"一"}
    save(database, "二")
    assert program.ready()
    program.indexing.keep(always=True)
    assert Program(blank_paths, database).titles == {"一", "二"}


def test_an_index_of_a_database_that_was_put_back_is_not_believed(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    del program
    database.fold_log()
    old = blank_paths.database.with_name("old.db")
    shutil.copy(blank_paths.database, old)
    ahead = Program(blank_paths, database)
    save(database, "一", "二")
    ahead.ready()
    ahead.indexing.keep(always=True)
    with closing(Database.open(old, clock=PlayedClock())) as put_back:
        assert Program(blank_paths, put_back).index.state is IndexState.UNREADABLE
        # It goes its own way, and is as far then.
        save(put_back, "三", "四")
        after = Program(blank_paths, put_back)
        assert after.index.state is IndexState.UNREADABLE
        assert after.ready()
        assert after.titles == {"三", "四"}


def test_two_programs_have_an_index_each_and_know_all(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    with closing(Database.open(blank_paths.database, clock=PlayedClock())) as theirs:
        other = Program(blank_paths, theirs)
        (first,) = save(database, "窓で保存")
        program.indexing.index_now(first)
        save(theirs, "端末で保存")
        assert other.ready()
        assert other.titles == {"窓で保存", "端末で保存"}
        assert program.titles == {"窓で保存"}
        other.indexing.keep(always=True)
        assert waiting(database) == 0
        # The first change is cut off before this program had the second.
        assert program.ready()
        assert program.titles == {"窓で保存", "端末で保存"}
        save(database, "その後")
        assert program.ready()
        assert other.ready()
        assert program.titles == other.titles == {"窓で保存", "端末で保存", "その後"}


def test_what_is_cut_off_is_not_passed_over_where_the_file_is_lost(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    with closing(Database.open(blank_paths.database, clock=PlayedClock())) as theirs:
        other = Program(blank_paths, theirs)
        save(theirs, "端末で保存")
        other.ready()
        other.indexing.keep(always=True)
    (blank_paths.index / FILE_NAME).unlink()
    save(database, "窓で保存")
    assert program.titles == set()
    assert program.ready()
    assert program.titles == {"窓で保存", "端末で保存"}


def test_what_another_program_rebuilt_replaces_the_index_of_this_one(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    program.ready()
    other = Program(blank_paths, database)
    assert other.indexing.rebuild() == 1
    old = program.index.current.name
    # A program that has the index before must not put it back.
    program.indexing.keep(always=True)
    assert program.indexing.take_in()
    assert program.index.current.name == other.index.current.name != old
    assert not program.indexing.take_in()
    assert Program(blank_paths, database).index.current.name == other.index.current.name


def test_a_rebuild_takes_away_whatever_was_kept_meanwhile(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    (first,) = save(database, "秘密の名前")
    program.ready()
    program.indexing.keep(always=True)
    other = Program(blank_paths, database)

    def meanwhile(_: int, __: int) -> None:
        other.indexing.keep(always=True)

    change(database, first, "消した")
    other.ready()
    program.indexing.rebuild(progress=meanwhile)
    after = Program(blank_paths, database)
    assert after.index.current.name == program.index.current.name
    assert after.ready()
    assert after.titles == {"消した"}


def test_what_was_erased_without_a_change_does_not_come_back_with_an_older_copy(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    program.ready()
    program.indexing.keep(always=True)
    old = (blank_paths.index / FILE_NAME).read_bytes()
    # As retention does that took words out of revisions.
    program.indexing.rebuild()
    (blank_paths.index / FILE_NAME).write_bytes(old)
    assert Program(blank_paths, database).index.state is IndexState.UNREADABLE
    assert program.ready()
    assert program.titles == {"一"}


def test_what_another_program_kept_while_this_one_is_writing_is_taken_in_afterwards(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    program.ready()
    other = Program(blank_paths, database)
    other.indexing.rebuild()
    with program.index.files.locked("TURN"):
        assert not program.indexing.take_in()
    # Nor does it replace what it has not taken in.
    program.indexing.keep(always=True)
    assert Program(blank_paths, database).index.current.name == other.index.current.name
    assert program.indexing.take_in()
    assert program.index.current.name == other.index.current.name


def test_bulk_work_of_programs_excludes_each_other(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    with locked(blank_paths.index / "BULK"):
        assert program.indexing.others_index()
        with pytest.raises(IndexBusyError):
            program.indexing.rebuild()
        # A change of one article is nobody else's business.
        assert program.ready()
        program.indexing.keep(always=True)
        assert waiting(database) == 1
    program.indexing.keep(always=True)
    assert waiting(database) == 0


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


def test_a_damaged_file_is_made_anew_in_silence(
    blank_paths: LibraryPaths, database: Database, program: Program
) -> None:
    save(database, "一")
    program.ready()
    (blank_paths.index / FILE_NAME).write_bytes(b"damaged")
    assert program.ready()
    assert program.titles == {"一"}
    after = Program(blank_paths, database)
    assert after.indexing.condition is IndexCondition.UNREADABLE
    assert after.ready()
    assert after.titles == {"一"}
    assert Program(blank_paths, database).titles == {"一"}
