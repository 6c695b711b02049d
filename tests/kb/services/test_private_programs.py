"""Several programs with one encrypted library: each has an index of its own, and all know everything."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.errors import IndexBusyError
from kb.search.guard import locked
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage.database import Database
from tests.kb.services.encrypted_program import Program, waiting
from tests.kb.services.unindexed import change, save
from tests.kb.support import PlayedClock, eventually

if TYPE_CHECKING:
    from kb.library import LibraryPaths


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
