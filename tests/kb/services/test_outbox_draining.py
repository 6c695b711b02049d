"""What is left in the outbox by an import is indexed in bulk, while others edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.services.bulk_analysis import BulkSettings
from kb.services.indexing import IndexCondition, IndexingService
from kb.storage import article_store
from tests.kb.services.unindexed import change, files_left, indexed, save

if TYPE_CHECKING:
    from kb.search.index import SearchIndex
    from kb.storage.database import Database


def bulk_service(database: Database, index: SearchIndex, *, processes: int = 1) -> IndexingService:
    """Return a service to which three changes are an import."""
    bulk = BulkSettings(processes=processes, parallel_from=3, bulk_from=3, share=2, memory_bytes=1)
    return IndexingService(database, index, bulk)


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
