from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.handover import HandoverMemo
from kb.domain.review import ReviewItem
from kb.identifiers import new_id
from kb.storage import call_store, handover_store
from tests.kb.storage.samples import NOW, full_call, later

if TYPE_CHECKING:
    from kb.storage.database import Database


def test_memos_of_a_call_come_back_in_their_order(database: Database) -> None:
    call, other = full_call(), full_call()
    memos = [
        HandoverMemo(id=new_id(), call_id=call.id, made_at=later(minutes), to_role="sv", text=f"{minutes}分")
        for minutes in (9, 3)
    ]
    with database.write() as session:
        for one in (call, other):
            call_store.start(session, one)
        for memo in memos:
            handover_store.save_memo(session, memo)
    with database.read() as session:
        assert handover_store.memos(session, call.id) == (memos[1], memos[0])
        assert handover_store.memos(session, other.id) == ()


def test_a_review_item_is_one_a_call_and_closes(database: Database) -> None:
    call = full_call()
    item = ReviewItem(id=new_id(), call_id=call.id, opened_at=NOW)
    done = replace(item, angered="折り返しがなかった", calmed="SVが経緯を説明した", closed_at=later(60))
    with database.write() as session:
        call_store.start(session, call)
        handover_store.save_review(session, item)
        assert handover_store.open_reviews(session) == (item,)
        handover_store.save_review(session, done)
        assert handover_store.open_reviews(session) == ()
        assert handover_store.review_of_call(session, call.id) == done
        handover_store.remove_review(session, call.id)
        assert handover_store.review_of_call(session, call.id) is None
