from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import Call, CallEvent, CallEventType
from kb.errors import ArticleNotFoundError, CallNotFoundError
from kb.identifiers import new_id
from kb.storage import article_store, call_store, matter_store
from tests.kb.storage.samples import NOW, full_call, full_matter, later, make_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from kb.storage.database import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as opened:
        yield opened


def start(session: Session, minutes: float = 0, **changes: object) -> Call:
    call = dataclasses.replace(Call(id=new_id(), started_at=later(minutes)), **changes)  # type: ignore[arg-type] # values by name
    call_store.start(session, call)
    return call


def test_every_field_of_a_call_comes_back_as_it_was(database: Database) -> None:
    matter = full_matter()
    call = full_call(matter.id)
    defaults = Call(id=call.id, started_at=later(1))
    same = {
        field.name for field in dataclasses.fields(call) if getattr(call, field.name) == getattr(defaults, field.name)
    }
    assert same == {"id"}
    with database.write() as session:
        matter_store.save(session, matter)
        call_store.start(session, call)
    with database.read() as session:
        assert call_store.get(session, call.id) == call
        assert call_store.of_matter(session, matter.id) == (call,)


def test_a_bare_call_comes_back_as_it_was(session: Session) -> None:
    call = start(session)
    session.expunge_all()
    assert call_store.get(session, call.id) == call


def test_an_update_writes_every_field_but_the_notes(session: Session) -> None:
    call = start(session, notes="古い")
    call_store.save_notes(session, call.id, "新しい")
    matter = full_matter()
    matter_store.save(session, matter)
    changed = dataclasses.replace(full_call(matter.id), id=call.id, started_at=later(-1))
    call_store.update(session, changed)
    session.expunge_all()
    assert call_store.get(session, call.id) == dataclasses.replace(changed, notes="新しい")


def test_notes_are_overwritten_and_nothing_typed_is_refused(database: Database) -> None:
    with database.write() as session:
        call = start(session)
    for notes in ("あ", "あい\x00\n", "切れた絵文字 \ud83d まで"):
        with database.write() as session:
            call_store.save_notes(session, call.id, notes)
    with database.read() as session:
        found = call_store.get(session, call.id)
    assert found is not None
    assert found.notes == "切れた絵文字 \ufffd まで"


def test_open_and_recent_calls(session: Session) -> None:
    calls = [start(session, minutes, ended_at=later(20) if minutes % 2 else None) for minutes in (3, 1, 2, 0)]
    third, first, second, zeroth = calls
    assert call_store.open_calls(session) == (zeroth, second)
    assert call_store.recent(session, 3) == (third, second, first)
    assert call_store.recent(session, 5, only_ended=True) == (third, first)
    call_store.update(session, dataclasses.replace(third, ended_at=None))
    assert [call.id for call in call_store.open_calls(session)] == [zeroth.id, second.id, third.id]


def test_past_notes_are_the_newest_that_say_something(session: Session) -> None:
    for minutes, notes in enumerate(("一", "", "三", "四")):
        start(session, minutes, notes=notes, ended_at=later(20))
    start(session, 5, notes="まだ通話中")
    assert list(call_store.past_notes(session, 2)) == ["四", "三"]
    assert list(call_store.past_notes(session, 9)) == ["四", "三", "一"]


def test_the_timeline_keeps_its_order(session: Session) -> None:
    article = make_article()
    article_store.save(session, article, editor="", now=NOW)
    call, other = start(session), start(session)
    added = [
        CallEvent(id=new_id(), call_id=call.id, at=later(1), type=CallEventType.ARTICLE_USED, article_id=article.id),
        CallEvent(id=new_id(), call_id=call.id, at=later(2), type=CallEventType.TEXT_COPIED, detail="件名"),
        CallEvent(id=new_id(), call_id=call.id, at=later(0), type=CallEventType.STARTED),
        CallEvent(id=new_id(), call_id=call.id, at=later(2), type=CallEventType.ENDED),
    ]
    for event in added:
        call_store.add_event(session, event)
    assert call_store.events(session, call.id) == (added[2], added[0], added[1], added[3])
    assert call_store.events(session, other.id) == ()


def test_what_does_not_exist_is_named(session: Session) -> None:
    unknown = new_id()
    with pytest.raises(CallNotFoundError):
        call_store.get(session, unknown)
    with pytest.raises(CallNotFoundError):
        call_store.save_notes(session, unknown, "")
    with pytest.raises(CallNotFoundError):
        call_store.update(session, Call(id=unknown, started_at=NOW))
    event = CallEvent(id=new_id(), call_id=unknown, at=NOW, type=CallEventType.ENDED)
    with pytest.raises(CallNotFoundError):
        call_store.add_event(session, event)
    with pytest.raises(ArticleNotFoundError):
        call_store.add_event(session, dataclasses.replace(event, call_id=start(session).id, article_id=unknown))
