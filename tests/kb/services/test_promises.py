from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType
from kb.domain.promise import PromiseState
from kb.errors import CallNotFoundError, PromiseIncompleteError, PromiseNotFoundError
from kb.identifiers import new_id
from tests.kb.support import START

if TYPE_CHECKING:
    from kb.library import Library
    from tests.kb.support import PlayedClock

LATER = START + timedelta(hours=3)


def test_p18_a_promise_needs_what_and_by_when(blank: Library) -> None:
    for what, due in ((" ", LATER), ("折り返し", START), ("折り返し", START - timedelta(minutes=1))):
        with pytest.raises(PromiseIncompleteError):
            blank.promises.make(what=what, due_at=due)
    assert blank.promises.board().open_count == 0


def test_p20_a_promise_made_in_a_call_is_on_its_timeline_until_it_is_kept(blank: Library, clock: PlayedClock) -> None:
    call = blank.calls.start(agent="木村", caller_reference="水野様")
    promise = blank.promises.make(what="点検結果のご連絡", due_at=LATER, to_whom="水野様", call_id=call.id)
    assert blank.promises.of_call(call.id) == (promise,)
    clock.pass_minutes(200)
    assert blank.promises.board().overdue == (promise,)
    blank.promises.keep(promise.id)
    board = blank.promises.board()
    assert (board.open_count, [one.state for one in board.settled_today]) == (0, [PromiseState.KEPT])
    assert [(event.type, event.detail) for event in blank.calls.events(call.id)[1:]] == [
        (CallEventType.PROMISE_MADE, str(promise.id)),
        (CallEventType.PROMISE_KEPT, str(promise.id)),
    ]


def test_p20_a_moved_or_missed_promise_keeps_its_reason(blank: Library, clock: PlayedClock) -> None:
    promise = blank.promises.make(what="ご連絡", due_at=LATER)
    with pytest.raises(PromiseIncompleteError):
        blank.promises.move(promise.id, LATER + timedelta(hours=1), " ")
    with pytest.raises(PromiseIncompleteError):
        blank.promises.move(promise.id, START, "調査が延びた")
    blank.promises.move(promise.id, LATER + timedelta(hours=1), "調査が延びた")
    moved = blank.promises.get(promise.id)
    assert moved.due_at == LATER + timedelta(hours=1)
    assert [(move.due_before, move.reason) for move in moved.moves] == [(LATER, "調査が延びた")]
    with pytest.raises(PromiseIncompleteError):
        blank.promises.miss(promise.id, "")
    blank.promises.miss(promise.id, "部品が届かない")
    missed = blank.promises.get(promise.id)
    assert (missed.state, missed.reason, missed.settled_at) == (PromiseState.MISSED, "部品が届かない", clock.now())
    blank.promises.reopen(promise.id)
    assert blank.promises.get(promise.id).state is PromiseState.OPEN


def test_a_promise_taken_back_a_moment_later_is_gone(blank: Library) -> None:
    promise = blank.promises.make(what="ご連絡", due_at=LATER)
    assert blank.promises.take_back(promise.id).promises == {promise.id}
    with pytest.raises(PromiseNotFoundError):
        blank.promises.get(promise.id)
    with pytest.raises(PromiseNotFoundError):
        blank.promises.keep(promise.id)


def test_a_promise_of_an_unknown_call_is_not_recorded(blank: Library) -> None:
    with pytest.raises(CallNotFoundError):
        blank.promises.make(what="ご連絡", due_at=LATER, call_id=new_id())
    assert blank.promises.board().open_count == 0
