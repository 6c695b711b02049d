from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.queues import Miss, MissSource, Settlement
from kb.identifiers import new_id
from kb.storage import call_store, miss_store
from tests.kb.storage.samples import NOW, full_call, later

if TYPE_CHECKING:
    from uuid import UUID

    from kb.storage.database import Database


def miss(question: str, minutes: float, call_id: UUID | None = None) -> Miss:
    source = MissSource.NOTES if call_id else MissSource.SEARCH
    return Miss(id=new_id(), at=later(minutes), source=source, question=question, call_id=call_id)


def test_misses_come_back_newest_first_and_leave_when_settled(database: Database) -> None:
    call = full_call()
    older, newer = miss("カビ臭い", 1), miss("むくむく膨らむ", 2, call.id)
    with database.write() as session:
        call_store.start(session, call)
        for one in (older, newer):
            miss_store.add(session, one)
        assert miss_store.unsettled(session, 10) == (newer, older)
        assert miss_store.unsettled(session, 1) == (newer,)
        miss_store.settle(session, [newer.id], at=NOW, by="編集者", how=Settlement.SYNONYM)
        assert miss_store.unsettled(session, 10) == (older,)
        miss_store.settle(session, [newer.id], at=None, by="編集者", how=None)
        assert miss_store.unsettled(session, 10) == (newer, older)


def test_a_call_that_goes_on_has_found_nothing_no_longer(database: Database) -> None:
    call, settled_call = full_call(), full_call()
    kept = miss("カビ臭い", 1)
    settled = miss("炎上", 2, settled_call.id)
    with database.write() as session:
        for one in (call, settled_call):
            call_store.start(session, one)
        for found in (kept, settled, miss("むくむく", 3, call.id)):
            miss_store.add(session, found)
        miss_store.settle(session, [settled.id], at=NOW, by="", how=Settlement.NOTHING)
        miss_store.remove_of_call(session, call.id)
        miss_store.remove_of_call(session, settled_call.id)
        assert miss_store.unsettled(session, 10) == (kept,)
        miss_store.settle(session, [settled.id], at=None, by="", how=None)
        assert miss_store.unsettled(session, 10) == (settled, kept)
