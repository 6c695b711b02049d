from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.article import Kind
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import IndexBusyError, IndexUnavailableError, OperationCancelledError
from kb.library import open_library
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.services.index_documents import index_document
from kb.services.indexing import IndexCondition, IndexingService
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.library import Library, LibraryPaths


@pytest.fixture
def database(blank_paths: LibraryPaths) -> Iterator[Database]:
    opened = Database.open(blank_paths.database, clock=PlayedClock())
    yield opened
    opened.close()


@pytest.fixture
def index(blank_paths: LibraryPaths) -> SearchIndex:
    return SearchIndex.open(blank_paths.index)


@pytest.fixture
def indexing(database: Database, index: SearchIndex) -> IndexingService:
    return IndexingService(database, index)


def save(database: Database, *titles: str) -> list[UUID]:
    """Save without indexing, as a program that stops between the two."""
    articles = [make_script(title) for title in titles]
    with database.write() as session:
        article_store.save_many(session, articles, editor="", now=PlayedClock().now())
    return [article.id for article in articles]


def indexed(index: SearchIndex) -> set[str]:
    snapshot = index.snapshot()
    return {snapshot.document(number).title for number in range(snapshot.size) if snapshot.alive[number]}


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
            with database.write() as session:
                before = article_store.get(session, ids[0])
                assert before is not None
                changed = replace(before.article, title="一改")
                article_store.save(session, changed, editor="", now=PlayedClock().now())
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


def test_searches_ask_for_repair(blank_paths: LibraryPaths) -> None:
    with open_library(blank_paths, clock=PlayedClock(), repair="later") as library:
        shutil.rmtree(blank_paths.index)
        with pytest.raises(IndexUnavailableError):
            library.searching.search(SearchQuery(text="訪問"))
        with pytest.raises(IndexUnavailableError):
            library.suggestions.suggest(SuggestionQuery(notes="今すぐ来い"))
        library.indexing.catch_up()
        assert library.suggestions.suggest(SuggestionQuery(notes="今すぐ来い")).recommended == ()


def test_a_document_holds_what_is_shown(sample: Library) -> None:
    case = next(
        hit.article_id for hit in sample.searching.search(SearchQuery(text="", kinds=(Kind.CASE,), limit=1)).hits
    )
    article = sample.editing.get(case).article
    document = index_document(article)
    assert document.summary is not None
    assert document.summary.situation
    assert (document.title, document.outcome, document.happened_on) == (
        article.title,
        article.outcome,
        article.happened_on,
    )
    assert not any("## " in paragraph for paragraph in document.paragraphs)


def test_use_and_dismissal_reach_the_suggestions(sample: Library) -> None:
    query = SuggestionQuery(notes="今すぐ家まで来いと怒鳴っている")
    first = sample.suggestions.suggest(query).recommended[0]
    sample.calls.use(None, first.article_id)
    again = next(
        suggestion
        for suggestion in sample.suggestions.suggest(query).recommended
        if suggestion.article_id == first.article_id
    )
    assert any(reason.type.value == "used" and reason.count == 1 for reason in again.reasons)
    left_out = replace(query, dismissed=frozenset({first.article_id}))
    assert first.article_id not in {
        suggestion.article_id for suggestion in sample.suggestions.suggest(left_out).recommended
    }
