"""Copies of the sealed index that are older, damaged, lost, or of another database: none is believed."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from kb.search.index import IndexState
from kb.search.sealed_index import FILE_NAME
from kb.services.indexing import IndexCondition
from kb.storage.database import Database
from tests.kb.services.encrypted_program import Program
from tests.kb.services.unindexed import change, save
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from kb.library import LibraryPaths


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
