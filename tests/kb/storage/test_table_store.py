from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from kb.domain.call import Call, CallResult
from kb.domain.demand import Demand, DemandQuality
from kb.domain.matter import Matter
from kb.domain.table import TableMapping, TableTarget
from kb.identifiers import new_id
from kb.storage import call_store, matter_store, table_store
from kb.storage.table_store import CallSource
from tests.kb.support import START

if TYPE_CHECKING:
    from kb.storage.database import Database


def made(number: int) -> tuple[CallSource, Call]:
    call = Call(id=new_id(), started_at=START, ended_at=START + timedelta(minutes=number), notes=f"{number}番")
    return CallSource(f"key {number}", call.id, "first"), call


def test_calls_come_with_the_rows_they_are_of(database: Database) -> None:
    calls = [made(number) for number in range(1_200)]
    with database.write() as session:
        table_store.add_calls(session, calls)
    with database.read() as session:
        assert call_store.get(session, calls[7][1].id) == calls[7][1]
        keys = [source.key for source, _ in calls]
        assert table_store.sources(session, [*keys, "nobody"]) == {source.key: source for source, _ in calls}
        ids = [call.id for _, call in calls]
        assert table_store.existing_calls(session, [*ids, new_id()]) == frozenset(ids)
        assert table_store.sources(session, []) == {}


def test_a_row_that_says_something_else_leaves_what_became_of_its_call(database: Database) -> None:
    source, call = made(1)
    matter = Matter(id=new_id(), opened_at=START)
    with database.write() as session:
        table_store.add_calls(session, [(source, call)])
        matter_store.save(session, matter)
        call_store.update(session, replace(call, matter_id=matter.id, fault_established=True, asked=("品番",)))
    said = Call(
        id=call.id,
        started_at=START,
        ended_at=START,
        notes="届いた",
        demand=Demand((DemandQuality.MONEY,), "三万円"),
        result=CallResult.SETTLED,
    )
    with database.write() as session:
        table_store.update_calls(session, [(replace(source, digest="second"), said)])
    with database.read() as session:
        kept = call_store.get(session, call.id)
        assert table_store.sources(session, [source.key])[source.key].digest == "second"
    assert kept == replace(said, matter_id=matter.id, fault_established=True, asked=("品番",))


def test_one_row_never_becomes_two_calls(database: Database) -> None:
    source, call = made(1)
    _, other = made(2)
    with database.write() as session:
        table_store.add_calls(session, [(source, call)])
    with pytest.raises(IntegrityError), database.write() as session:
        table_store.add_calls(session, [(replace(source, call_id=other.id), other)])
    with database.read() as session:
        assert call_store.recent(session, 9) == (call,)


def test_the_mapping_used_last_is_kept_by_headings_and_target(database: Database) -> None:
    first = TableMapping(columns={"日": "date"}, constants={"handling": "二次"})
    later = TableMapping(columns={"題": "title"})
    with database.write() as session:
        table_store.keep_mapping(session, "s", TableTarget.CALLS, TableMapping(), now=START)
        table_store.keep_mapping(session, "s", TableTarget.CALLS, first, now=START)
        table_store.keep_mapping(session, "s", TableTarget.ARTICLES, later, now=START + timedelta(days=1))
    with database.read() as session:
        assert table_store.mapping_of(session, "s", None) == ("articles", later)
        assert table_store.mapping_of(session, "s", TableTarget.CALLS) == ("calls", first)
        assert table_store.mapping_of(session, "other", None) is None
