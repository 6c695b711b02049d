from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import IndexBusyError, IndexUnavailableError, OperationCancelledError
from kb.library import open_library
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.services.indexing import IndexCondition, IndexingService
from tests.kb.search.library import generation_path
from tests.kb.services.unindexed import change, files_left, indexed, save
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from kb.library import Library, LibraryPaths
    from kb.storage.database import Database


@pytest.fixture
def indexing(database: Database, index: SearchIndex) -> IndexingService:
    return IndexingService(database, index)


def test_what_was_left_behind_is_drained(database: Database, index: SearchIndex, indexing: IndexingService) -> None:
    save(database, "一", "二")
    assert indexing.condition is IndexCondition.BEHIND
    assert indexing.drain() is IndexCondition.READY
    assert indexed(index) == {"一", "二"}


def test_a_busy_index_leaves_the_outbox_as_it_is(
    blank_paths: LibraryPaths, database: Database, index: SearchIndex, indexing: IndexingService
) -> None:
    save(database, "一")
    with locked(blank_paths.index / "LOCK"):
        assert indexing.drain() is IndexCondition.BEHIND
    assert indexed(index) == set()
    assert indexing.drain() is IndexCondition.READY
    assert indexed(index) == {"一"}


def test_programs_take_turns(blank_paths: LibraryPaths, database: Database, indexing: IndexingService) -> None:
    save(database, "一")
    with locked(blank_paths.index / "TURN"):
        assert indexing.drain() is IndexCondition.BEHIND
        assert indexing.catch_up() is IndexCondition.BEHIND
        with pytest.raises(IndexBusyError):
            indexing.rebuild()


def test_a_save_succeeds_while_the_index_is_busy(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    with locked(blank.paths.index / "LOCK"):
        assert blank.editing.save(article)
    assert blank.status().index_state is IndexCondition.BEHIND
    assert blank.editing.get(article.id).number == 1


def test_a_lost_index_is_rebuilt_with_what_waits(
    blank_paths: LibraryPaths, database: Database, indexing: IndexingService, index: SearchIndex
) -> None:
    save(database, "一")
    indexing.drain()
    save(database, "二")
    shutil.rmtree(blank_paths.index)
    assert indexing.condition is IndexCondition.UNREADABLE
    assert indexing.drain() is IndexCondition.UNREADABLE
    assert indexing.catch_up() is IndexCondition.READY
    assert indexed(index) == {"一", "二"}


def test_an_index_of_another_analyser_answers_until_it_is_rebuilt(
    blank_paths: LibraryPaths, database: Database, indexing: IndexingService
) -> None:
    save(database, "一")
    indexing.drain()
    newer = SearchIndex.open(blank_paths.index, fingerprint="newer")
    assert indexed(newer) == {"一"}
    service = IndexingService(database, newer)
    assert service.condition is IndexCondition.REBUILD_NEEDED
    assert service.catch_up() is IndexCondition.READY


def test_a_change_during_a_rebuild_is_not_lost(
    database: Database, index: SearchIndex, indexing: IndexingService
) -> None:
    ids = save(database, "一", "二")
    conditions: list[IndexCondition] = []

    def meanwhile(done: int, total: int) -> None:
        assert total == 2
        if done == 2:
            change(database, ids[0], "一改")
            conditions.append(indexing.drain())

    assert indexing.rebuild(progress=meanwhile) == 2
    assert conditions == [IndexCondition.REBUILDING]
    assert indexed(index) == {"一改", "二"}
    assert indexing.condition is IndexCondition.READY


def test_a_cancelled_rebuild_leaves_everything(
    database: Database, index: SearchIndex, indexing: IndexingService
) -> None:
    save(database, "一")
    indexing.drain()
    save(database, "二")
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        indexing.rebuild(token)
    assert indexed(index) == {"一"}
    assert indexing.condition is IndexCondition.BEHIND


def test_what_a_killed_program_left_is_removed_with_the_next_change(
    blank_paths: LibraryPaths, database: Database, index: SearchIndex, indexing: IndexingService
) -> None:
    (blank_paths.index / "scratch").mkdir()
    (blank_paths.index / "scratch" / "run").touch()
    shutil.copytree(generation_path(index), blank_paths.index / f"g{'0' * 32}")
    save(database, "一")
    assert indexing.drain() is IndexCondition.READY
    assert files_left(index) == []


def test_segments_are_merged_when_there_is_time(database: Database, index: SearchIndex) -> None:
    service = IndexingService(database, index)
    assert not service.tidy()
    for number in range(6):
        save(database, str(number))
        service.drain()
    before = len(index.snapshot().postings.segments)
    assert service.tidy()
    assert not service.tidy()
    assert len(index.snapshot().postings.segments) < before
    assert indexed(index) == set(map(str, range(6)))
    assert files_left(index) == []


def test_a_merge_that_is_given_up_leaves_everything(database: Database, index: SearchIndex) -> None:
    service = IndexingService(database, index)
    for number in range(6):
        save(database, str(number))
        service.drain()
    before = index.snapshot()
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        service.tidy(token)
    assert index.snapshot() is before
    assert files_left(index) == []


def test_searches_ask_for_repair(blank_paths: LibraryPaths) -> None:
    with open_library(blank_paths, clock=PlayedClock(), repair="later") as library:
        shutil.rmtree(blank_paths.index)
        with pytest.raises(IndexUnavailableError):
            library.searching.search(SearchQuery(text="訪問"))
        with pytest.raises(IndexUnavailableError):
            library.suggestions.suggest(SuggestionQuery(notes="今すぐ来い"))
        library.indexing.catch_up()
        assert library.suggestions.suggest(SuggestionQuery(notes="今すぐ来い")).recommended == ()
