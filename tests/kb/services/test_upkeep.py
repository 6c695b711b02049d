from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.searching import SearchQuery
from kb.library import open_library
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.upkeep import LibraryEvent, Upkeep
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.support import PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library import LibraryPaths


@pytest.fixture
def database(blank_paths: LibraryPaths) -> Iterator[Database]:
    opened = Database.open(blank_paths.database, clock=PlayedClock())
    yield opened
    opened.close()


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


def test_many_edits_leave_few_segments(blank_paths: LibraryPaths) -> None:
    with open_library(blank_paths, clock=PlayedClock()) as library:
        for number in range(20):
            library.editing.save(make_script(f"{number}番"))
        assert eventually(lambda: not library.indexing.tidy() and not library.indexing.untidy)
        assert library.searching.search(SearchQuery(text="番")).total == 20
