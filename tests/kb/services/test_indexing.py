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
from kb.services.bulk_analysis import BulkSettings
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


def bulk_service(database: Database, index: SearchIndex, *, processes: int = 1) -> IndexingService:
    """Return a service to which three changes are an import."""
    bulk = BulkSettings(processes=processes, parallel_from=3, bulk_from=3, share=2, memory_bytes=1)
    return IndexingService(database, index, bulk)


def change(database: Database, article_id: UUID, title: str) -> None:
    with database.write() as session:
        before = article_store.get(session, article_id)
        assert before is not None
        article_store.save(session, replace(before.article, title=title), editor="", now=PlayedClock().now())


@pytest.mark.parametrize("processes", [1, 2])
def test_an_import_is_indexed_as_one_segment(database: Database, index: SearchIndex, processes: int) -> None:
    service = bulk_service(database, index, processes=processes)
    service.rebuild()
    save(database, *map(str, range(9)))
    told: list[tuple[int, int]] = []
    assert service.drain(progress=lambda done, total: told.append((done, total))) is IndexCondition.READY
    assert indexed(index) == set(map(str, range(9)))
    assert len(index.snapshot().postings.segments) == 1
    assert told == sorted(set(told))
    assert told[-1] == (9, 9)
    assert files_left(index) == []


def files_left(index: SearchIndex) -> list[str]:
    """Return what an index folder holds beyond its generation and the small files beside it."""
    known = {"CURRENT", "LOCK", "TURN", "BULK", "TIDY", index.path.name}
    return [path.name for path in index.folder.iterdir() if path.name not in known] + [
        path.name for path in index.path.iterdir() if path.is_dir()
    ]


def test_edits_while_an_import_is_indexed_are_found_at_once_and_stay(database: Database, index: SearchIndex) -> None:
    service = bulk_service(database, index)
    service.rebuild()
    ids = save(database, "一", "二", "三", "四")
    found: list[set[str]] = []

    def meanwhile(done: int, _: int) -> None:
        if done == 2:
            change(database, ids[0], "一改")
            assert service.index_now(ids[0]) is IndexCondition.BEHIND
            found.append(indexed(index))
            change(database, ids[1], "二改")

    assert service.drain(progress=meanwhile) is IndexCondition.READY
    assert found == [{"一改"}]
    assert indexed(index) == {"一改", "二改", "三", "四"}


def test_changes_during_a_rebuild_by_several_processes_are_not_lost(database: Database, index: SearchIndex) -> None:
    service = bulk_service(database, index, processes=2)
    ids = save(database, *map(str, range(12)))
    seen: set[int] = set()

    def meanwhile(done: int, _: int) -> None:
        seen.add(done)
        change(database, ids[done % 12], f"{done}改")

    assert service.rebuild(progress=meanwhile) == 12
    with database.read() as session:
        latest = {revision.article.title for revision in article_store.many(session, ids).values()}
    assert indexed(index) == latest
    assert f"{max(seen)}改" in latest
    assert service.condition is IndexCondition.READY


@pytest.mark.parametrize("work", ["rebuild", "drain"])
@pytest.mark.parametrize("at", [1, 5, 8, 9])
def test_cancelling_anywhere_leaves_the_index_and_no_files(
    database: Database, index: SearchIndex, work: str, at: int
) -> None:
    service = bulk_service(database, index)
    service.rebuild()
    save(database, *map(str, range(10)))
    token = CancelToken()

    def stop(done: int, _: int) -> None:
        if done >= at:
            token.cancel()

    with pytest.raises(OperationCancelledError):
        getattr(service, work)(token, stop)
    assert indexed(index) == set()
    assert files_left(index) == []
    assert service.condition is IndexCondition.BEHIND
    assert service.drain() is IndexCondition.READY
    assert len(indexed(index)) == 10


def test_what_a_killed_program_left_is_removed_with_the_next_change(
    blank_paths: LibraryPaths, database: Database, index: SearchIndex, indexing: IndexingService
) -> None:
    (blank_paths.index / "scratch").mkdir()
    (blank_paths.index / "scratch" / "run").touch()
    shutil.copytree(index.path, blank_paths.index / f"g{'0' * 32}")
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
