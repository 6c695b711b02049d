from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.domain.call import CallEventType, CallResult, FeedbackType, Handling
from kb.domain.review import ReviewItem
from kb.errors import LibraryDamagedError
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.after_call import AfterCall
    from desktop.call.presenter.call_record import CallRecord
    from kb.domain.call import Call
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeHandovers, FakePromises

    Settle = Callable[[], None]


@pytest.fixture
def running(presenter: CallPresenter, settle: Settle) -> Call:
    """A call in which two articles were opened."""
    presenter.session.set_notes("来いと言われた")
    settle()
    for number in (1, 2):
        presenter.reading.open(article_id(number))
        settle()
    assert presenter.session.call is not None
    return presenter.session.call


@pytest.fixture
def after_call(presenter: CallPresenter, running: Call, settle: Settle) -> AfterCall:
    """The record of that call, which has ended."""
    presenter.session.end()
    settle()
    return presenter.after_call


def _record(after_call: AfterCall) -> CallRecord:
    assert after_call.record is not None
    return after_call.record


def test_p30_the_record_is_there_when_the_call_has_ended(
    presenter: CallPresenter, running: Call, clock: FakeClock, promises: FakePromises, settle: Settle
) -> None:
    promise = promises.make(what="連絡", due_at=clock.now() + timedelta(days=1), call_id=running.id)
    clock.pass_seconds(95)
    presenter.session.end()
    settle()
    record = _record(presenter.after_call)
    assert (record.call.id, record.seconds, record.fresh) == (running.id, 95, True)
    assert [article.title for article in record.articles] == ["応対 1", "応対 2"]
    assert record.promises == (promise,)
    assert record.review is None


def test_p30_the_result_and_the_action_are_saved_as_they_are_said(
    after_call: AfterCall, calls: FakeCalls, settle: Settle
) -> None:
    after_call.set_action("交換の手配")
    after_call.set_result(CallResult.SETTLED)
    after_call.flush()
    settle()
    call = calls.calls[_record(after_call).call.id]
    assert (call.result, call.action) == (CallResult.SETTLED, "交換の手配")
    assert call.ended_at is not None


def test_p30_what_was_written_last_is_saved_when_the_next_call_begins(
    after_call: AfterCall, presenter: CallPresenter, calls: FakeCalls, settle: Settle, qtbot: QtBot
) -> None:
    ended = _record(after_call).call.id
    after_call.set_action("交換の手配")
    with qtbot.waitSignal(after_call.closed):
        presenter.session.next()
    settle()
    assert calls.calls[ended].action == "交換の手配"
    assert after_call.record is None


def test_p32_it_is_said_once_of_each_article_whether_it_helped(
    after_call: AfterCall, calls: FakeCalls, settle: Settle
) -> None:
    call_id = _record(after_call).call.id
    after_call.say(article_id(1), FeedbackType.HELPED)
    after_call.say(article_id(1), FeedbackType.HELPED)
    after_call.say(article_id(2), FeedbackType.USED)
    after_call.say(article_id(9), FeedbackType.USED)
    settle()
    assert calls.rated == [(article_id(1), FeedbackType.HELPED, "")]
    assert calls.used == [(call_id, article_id(1)), (call_id, article_id(2))]
    assert [article.said for article in _record(after_call).articles] == [FeedbackType.HELPED, FeedbackType.USED]


def test_p32_what_was_said_is_there_when_the_record_is_opened_again(after_call: AfterCall, settle: Settle) -> None:
    call = _record(after_call).call
    after_call.say(article_id(2), FeedbackType.NOT_HELPED)
    after_call.close()
    after_call.open(replace(call, ended_at=call.started_at + timedelta(seconds=30)))
    settle()
    record = _record(after_call)
    assert (record.seconds, record.fresh) == (30, False)
    assert [article.said for article in record.articles] == [None, FeedbackType.NOT_HELPED]


def test_p33_what_angered_and_what_calmed_is_kept(
    presenter: CallPresenter, running: Call, handovers: FakeHandovers, clock: FakeClock, settle: Settle
) -> None:
    handovers.reviews[running.id] = ReviewItem(id=UUID(int=1), call_id=running.id, opened_at=clock.now())
    presenter.session.end()
    settle()
    after_call = presenter.after_call
    after_call.set_review(angered="折り返しがなかった")
    after_call.set_review(calmed="期日を約束した")
    after_call.flush()
    settle()
    kept = handovers.reviews[running.id]
    assert (kept.angered, kept.calmed, kept.closed_at) == ("折り返しがなかった", "期日を約束した", None)


@pytest.mark.parametrize(
    ("handling", "result"), [(Handling.FIRST, CallResult.HANDED_OVER), (Handling.SECOND, CallResult.SECONDARY)]
)
def test_p9_a_call_that_was_handed_over_ends_so_unless_somebody_says_otherwise(
    presenter: CallPresenter,
    running: Call,
    calls: FakeCalls,
    settle: Settle,
    handling: Handling,
    result: CallResult,
) -> None:
    if handling is Handling.SECOND:
        presenter.session.make_secondary()
    calls.record(running.id, CallEventType.MEMO_MADE, None, "SV")
    presenter.session.next()
    settle()
    settle()
    assert calls.calls[running.id].result is result
    assert presenter.after_call.record is None


def test_p9_a_call_that_goes_on_was_not_handed_over(
    presenter: CallPresenter, running: Call, calls: FakeCalls, settle: Settle
) -> None:
    calls.record(running.id, CallEventType.MEMO_MADE, None, "SV")
    presenter.session.end()
    presenter.session.take_back(running)
    settle()
    settle()
    assert presenter.session.call_id == running.id
    assert calls.calls[running.id].ended_at is None
    assert calls.calls[running.id].result is None


def test_the_end_can_be_taken_back_from_the_record_and_nothing_ends_it_again(
    after_call: AfterCall, presenter: CallPresenter, calls: FakeCalls, settle: Settle
) -> None:
    call_id = _record(after_call).call.id
    after_call.take_back_end()
    after_call.set_result(CallResult.SETTLED)
    settle()
    assert presenter.session.call_id == call_id
    assert calls.calls[call_id].ended_at is None
    assert after_call.record is None


def test_the_history_is_written_from_what_was_said_last(after_call: AfterCall, qtbot: QtBot) -> None:
    after_call.set_result(CallResult.CALLBACK)
    after_call.set_action("調査の手配")
    with qtbot.waitSignal(after_call.history_ready) as ready:
        after_call.ask_history()
    assert ready.args == ["【内容】来いと言われた\n【対応】調査の手配\n【結果】callback"]


def test_a_promise_made_meanwhile_is_read(
    after_call: AfterCall, promises: FakePromises, clock: FakeClock, settle: Settle
) -> None:
    call_id = _record(after_call).call.id
    promises.make(what="連絡", due_at=clock.now() + timedelta(days=1), call_id=call_id)
    after_call.reload_promises()
    settle()
    assert len(_record(after_call).promises) == 1


def test_a_failure_is_told(after_call: AfterCall, calls: FakeCalls, qtbot: QtBot) -> None:
    error = LibraryDamagedError(path="library", backups="backups")
    calls.failures["end"] = [error]
    with qtbot.waitSignal(after_call.failed) as failed:
        after_call.set_result(CallResult.SETTLED)
    assert failed.args == [error]
