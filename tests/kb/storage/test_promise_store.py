from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kb.domain.matter import Matter
from kb.domain.promise import Promise, PromiseChannel, PromiseMove, PromiseState
from kb.identifiers import new_id
from kb.storage import call_store, matter_store, promise_store
from tests.kb.storage.samples import NOW, full_call, later

if TYPE_CHECKING:
    from kb.storage.database import Database


def test_every_field_of_a_promise_comes_back_as_it_was(database: Database) -> None:
    matter, call = Matter(id=new_id(), opened_at=NOW), full_call()
    promise = Promise(
        id=new_id(),
        made_at=later(1),
        due_at=later(90),
        what="点検結果のご連絡",
        to_whom="岡本様",
        owner="担当者",
        channel=PromiseChannel.LETTER,
        call_id=call.id,
        matter_id=matter.id,
        state=PromiseState.MISSED,
        settled_at=later(95),
        reason="部品が届かない",
        moves=(PromiseMove(later(50), later(60), "調査が延びた"), PromiseMove(later(80), later(85), "再検査")),
    )
    bare = Promise(id=new_id(), made_at=NOW, due_at=later(10), what="")
    names = [field.name for field in dataclasses.fields(promise)]
    assert [name for name in names if getattr(promise, name) == getattr(bare, name)] == []
    with database.write() as session:
        matter_store.save(session, matter)
        call_store.start(session, call)
        promise_store.save(session, promise)
        promise_store.save(session, bare)
        promise_store.save(session, promise)
    with database.read() as session:
        assert promise_store.get(session, promise.id) == promise
        assert promise_store.get(session, new_id()) is None
        assert promise_store.of_call(session, call.id) == (promise,)
        assert promise_store.of_matter(session, matter.id) == (promise,)
        assert promise_store.unsettled_or_settled_since(session, later(96)) == (bare,)
        assert promise_store.unsettled_or_settled_since(session, later(95)) == (bare, promise)


def test_a_promise_recorded_by_mistake_goes_with_its_moves(database: Database) -> None:
    promise = Promise(
        id=new_id(), made_at=NOW, due_at=later(9), what="折り返し", moves=(PromiseMove(NOW, later(5), "会議"),)
    )
    with database.write() as session:
        promise_store.save(session, promise)
        promise_store.remove(session, promise.id)
    with database.read() as session:
        assert promise_store.get(session, promise.id) is None
