from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.domain.searching import SearchQuery
from kb.library import open_library
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.jobs.children import Death
from kb.services.upkeep import ELSEWHERE_FROM, TIDIED_ELSEWHERE_FROM, LibraryEvent, Upkeep
from kb.storage import article_store
from tests.kb.support import PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.library import LibraryPaths
    from kb.services.imports.unfinished import UnfinishedImport
    from kb.storage.database import Database


def test_it_drains_and_tries_again_while_another_program_indexes(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    with database.write() as session:
        article_store.save(session, make_script("一"), editor="", now=PlayedClock().now())
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, retry_seconds=(0.01,))
    with locked(blank_paths.index / "LOCK"):
        upkeep.start()
        assert not eventually(lambda: bool(events), seconds=0.1)
    assert eventually(lambda: bool(events))
    assert indexing.condition is IndexCondition.READY
    upkeep.close()
    assert events == [LibraryEvent.INDEX_UPDATED]


def test_a_rebuild_is_announced_once(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index, fingerprint="newer"))
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, retry_seconds=(0.01,))
    with locked(blank_paths.index / "LOCK"):
        upkeep.start()
        assert eventually(lambda: bool(events))
        assert not eventually(lambda: len(events) > 1, seconds=0.1)
    assert eventually(lambda: len(events) > 1)
    upkeep.request()
    upkeep.close()
    assert events == [LibraryEvent.INDEX_REBUILDING, LibraryEvent.INDEX_REBUILT]


def test_closing_stops_a_thread_that_waits(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    upkeep = Upkeep(indexing, lambda _: None, lambda: None)
    upkeep.close()
    upkeep.start()
    upkeep.close()
    upkeep.request()


class PlayedJobs:
    """Does nothing but what a test says: each job ends with the next code, and after it something may have happened."""

    def __init__(self, *codes: str, effect: Callable[[], object] = lambda: None) -> None:
        self.done: list[str] = []
        self._codes = list(codes)
        self._effect = effect

    def index(self, token: CancelToken) -> str:
        return self._next("index")

    def continue_import(self, record: UnfinishedImport, token: CancelToken) -> str:
        return self._next(record.folder.name)

    def tidy(self, token: CancelToken) -> str:
        return self._next("tidy")

    def _next(self, what: str) -> str:
        self.done.append(what)
        self._effect()
        return self._codes.pop(0) if self._codes else ""


def save_many(database: Database, count: int) -> None:
    with database.write() as session:
        articles = [make_script(f"{number}番目") for number in range(count)]
        article_store.save_many(session, articles, editor="", now=PlayedClock().now())


@pytest.fixture
def unfinished(blank_paths: LibraryPaths) -> UnfinishedImports:
    return UnfinishedImports(blank_paths.jobs)


def begin(unfinished: UnfinishedImports, name: str) -> Path:
    folder = Path.cwd() / name
    with unfinished.begun(folder, editor="", now=PlayedClock().now()):
        return folder


def test_much_is_indexed_elsewhere_and_what_is_left_here(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    seen: list[IndexCondition] = []

    def in_the_child() -> None:
        seen.append(indexing.condition)
        seen.append(indexing.index_now(make_script("何か").id))
        IndexingService(database, SearchIndex.open(blank_paths.index)).catch_up()
        save_many(database, 1)

    jobs = PlayedJobs(effect=in_the_child)
    save_many(database, ELSEWHERE_FROM)
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, jobs=jobs, retry_seconds=(0.01,))
    upkeep.start()
    assert eventually(lambda: bool(events))
    upkeep.close()
    assert jobs.done == ["index"]
    # The index is whole, so edits go on meanwhile.
    assert seen == [IndexCondition.BEHIND] * 2
    assert events == [LibraryEvent.INDEX_UPDATED]
    assert indexing.condition is IndexCondition.READY


@pytest.mark.parametrize("code", [Death.DIED, "index_busy", "disk_full", "unexpected"])
def test_a_job_that_failed_is_tried_again(blank_paths: LibraryPaths, database: Database, code: str) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    tries: list[int] = []

    def third_time_lucky() -> None:
        tries.append(1)
        if len(tries) == 3:
            IndexingService(database, SearchIndex.open(blank_paths.index)).catch_up()

    save_many(database, ELSEWHERE_FROM)
    jobs = PlayedJobs(code, code, effect=third_time_lucky)
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, jobs=jobs, retry_seconds=(0.01,))
    upkeep.start()
    assert eventually(lambda: bool(events))
    upkeep.close()
    assert jobs.done == ["index"] * 3


def test_where_no_process_can_be_started_the_thread_does_it(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    save_many(database, ELSEWHERE_FROM)
    jobs = PlayedJobs(Death.NOT_STARTED)
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, jobs=jobs)
    upkeep.start()
    assert eventually(lambda: bool(events))
    upkeep.close()
    assert jobs.done == ["index"]
    assert indexing.condition is IndexCondition.READY


def test_unfinished_imports_go_on_one_after_the_other(
    blank_paths: LibraryPaths, database: Database, unfinished: UnfinishedImports
) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    for name in ("甲", "乙"):
        begin(unfinished, name)
    events: list[LibraryEvent] = []
    codes = ["", "folder_missing"]
    jobs = PlayedJobs(*codes, effect=lambda: unfinished.drop(unfinished.all()[0].folder))
    upkeep = Upkeep(indexing, events.append, lambda: None, unfinished=unfinished, jobs=jobs)
    upkeep.start()
    assert eventually(lambda: len(events) == 4)
    upkeep.close()
    assert set(jobs.done) == {"甲", "乙"}
    resumed = LibraryEvent.IMPORT_RESUMED
    assert events == [resumed, LibraryEvent.IMPORT_FINISHED, resumed, LibraryEvent.IMPORT_LOST]


def test_an_import_that_brings_every_process_down_is_left_until_the_next_start(
    blank_paths: LibraryPaths, database: Database, unfinished: UnfinishedImports
) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    begin(unfinished, "甲")
    jobs = PlayedJobs(Death.DIED, "library_busy", "unexpected", Death.DIED)
    events: list[LibraryEvent] = []
    upkeep = Upkeep(indexing, events.append, lambda: None, unfinished=unfinished, jobs=jobs, retry_seconds=(0.01,))
    upkeep.start()
    assert eventually(lambda: len(jobs.done) == 4)
    assert not eventually(lambda: len(jobs.done) > 4, seconds=0.1)
    upkeep.close()
    assert LibraryEvent.IMPORT_FINISHED not in events
    assert len(unfinished.all()) == 1


def test_what_another_program_imports_is_left_to_it(
    blank_paths: LibraryPaths, database: Database, unfinished: UnfinishedImports
) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    save_many(database, ELSEWHERE_FROM)
    jobs = PlayedJobs()
    upkeep = Upkeep(indexing, lambda _: None, lambda: None, unfinished=unfinished, jobs=jobs, retry_seconds=(0.01,))
    with unfinished.begun(Path.cwd() / "甲", editor="", now=PlayedClock().now()):
        upkeep.start()
        assert not eventually(lambda: bool(jobs.done), seconds=0.2)
    upkeep.request()
    assert eventually(lambda: jobs.done[:2] == ["甲", "index"])
    upkeep.close()


def test_many_edits_leave_few_segments(blank_paths: LibraryPaths) -> None:
    with open_library(blank_paths, clock=PlayedClock()) as library:
        for number in range(20):
            library.editing.save(make_script(f"{number}番"))
        assert eventually(lambda: not library.indexing.tidy() and not library.indexing.untidy)
        assert library.searching.search(SearchQuery(text="番")).total == 20


def test_many_documents_are_merged_elsewhere(blank_paths: LibraryPaths, database: Database) -> None:
    indexing = IndexingService(database, SearchIndex.open(blank_paths.index))
    for _ in range(4):
        save_many(database, TIDIED_ELSEWHERE_FROM // 4)
        indexing.drain()
    assert indexing.untidy_documents() >= TIDIED_ELSEWHERE_FROM
    jobs = PlayedJobs()
    upkeep = Upkeep(indexing, lambda _: None, lambda: None, jobs=jobs)
    upkeep.start()
    assert eventually(lambda: jobs.done == ["tidy"])
    upkeep.close()
