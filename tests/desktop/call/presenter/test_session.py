from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter import CallPresenter, CallSession, Phase
from desktop.call.presenter.call_clock import IDLE_SECONDS
from desktop.tasks.autosave import SAVE_AFTER_MS
from kb.domain.call import Handling
from kb.domain.demand import Demand, DemandQuality

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kb.domain.call import Call
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock


@pytest.fixture
def session(presenter: CallPresenter) -> CallSession:
    return presenter.session


def phase_of(session: CallSession) -> Phase:
    return session.phase


def test_typing_starts_the_call(session: CallSession, calls: FakeCalls, settle: Callable[[], None]) -> None:
    session.set_notes("  ")
    assert phase_of(session) is Phase.IDLE
    session.set_notes("ケトルの取っ手")
    assert phase_of(session) is Phase.STARTING
    settle()
    assert phase_of(session) is Phase.RUNNING
    assert next(iter(calls.calls.values())).agent == "木村"


def test_notes_are_saved_at_most_a_second_behind_the_keyboard(
    session: CallSession, calls: FakeCalls, qtbot: QtBot
) -> None:
    assert SAVE_AFTER_MS < 1000
    session.set_notes("ケトル")
    qtbot.waitUntil(lambda: calls.saves == ["ケトル"])
    session.set_notes("ケトルの")
    session.set_notes("ケトルの取っ手")
    qtbot.waitUntil(lambda: calls.saves == ["ケトル", "ケトルの取っ手"])


def test_the_head_tells_when_it_was_saved(session: CallSession, clock: FakeClock, settle: Callable[[], None]) -> None:
    session.set_notes("ケトル")
    settle()
    assert session.saver.saved_at is None
    clock.pass_seconds(64)
    session.flush()
    settle()
    assert session.saver.saved_at == 64


def test_what_cannot_be_stored_does_not_keep_the_rest_from_it(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    session.set_notes("お湯\0\ud800")
    settle()
    session.flush()
    settle()
    assert calls.saves == ["お湯\ufffd\ufffd"]


def test_fields_belong_to_the_call_and_start_it(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    demand = Demand((DemandQuality.VISIT,), "今夜8時まで")
    session.set_fields(demand=demand, product="電気ケトル K-21")
    settle()
    session.set_fields(cause="product_defect")
    session.flush()
    settle()
    (call,) = calls.calls.values()
    assert (call.demand, call.product, call.cause) == (demand, "電気ケトル K-21", "product_defect")


def test_ending_saves_the_last_words_first(session: CallSession, calls: FakeCalls, settle: Callable[[], None]) -> None:
    session.set_notes("ケトル")
    settle()
    session.set_notes("ケトルの件、交換で合意")
    assert session.end()
    assert phase_of(session) is Phase.IDLE
    assert session.content.notes == ""
    settle()
    (call,) = calls.calls.values()
    assert call.ended_at is not None
    assert call.notes == "ケトルの件、交換で合意"


def test_there_is_nothing_to_end_between_calls(session: CallSession) -> None:
    assert not session.end()


def test_an_end_is_taken_back(session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]) -> None:
    session.set_notes("ケトル")
    settle()
    with qtbot.waitSignal(session.ended) as ended:
        session.end()
    session.take_back(ended.args[0])
    settle()
    assert phase_of(session) is Phase.RUNNING
    assert session.content.notes == "ケトル"
    assert calls.open_calls()


def test_the_next_call_ends_the_former_and_does_not_mix(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    session.next()
    settle()
    session.set_notes("炊飯器")
    session.flush()
    settle()
    first, second = calls.calls.values()
    assert (first.notes, first.ended_at is None) == ("ケトル", False)
    assert (second.notes, second.ended_at is None) == ("炊飯器", True)


def test_taking_back_the_end_of_the_former_call_ends_the_next(
    session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    with qtbot.waitSignal(session.ended) as ended:
        session.next()
    settle()
    session.take_back(ended.args[0])
    settle()
    first, second = calls.calls.values()
    assert first.ended_at is None
    assert second.ended_at is not None
    assert session.content.notes == "ケトル"


def test_an_open_call_comes_back_with_notes_and_clock(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, clock: FakeClock, qtbot: QtBot
) -> None:
    call = calls.start()
    calls.save_notes(call.id, "前からの通話")
    clock.pass_seconds(300)
    with qtbot.waitSignal(presenter.open_calls.restored):
        presenter.open_calls.look()
    assert session.call_id == call.id
    assert session.content.notes == "前からの通話"
    assert session.seconds == 300


def test_a_call_that_began_meanwhile_is_not_replaced(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    calls.start()
    presenter.open_calls.look()
    session.set_notes("もう書いている")
    settle()
    assert session.content.notes == "もう書いている"


def test_ten_quiet_minutes_are_asked_about_once(
    session: CallSession, clock: FakeClock, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    asked: list[bool] = []
    session.quiet.connect(lambda: asked.append(True))
    clock.pass_seconds(IDLE_SECONDS)
    qtbot.waitUntil(lambda: asked == [True])
    with qtbot.assertNotEmitted(session.quiet, wait=600):
        clock.pass_seconds(5)
    session.set_notes("ケトル続き")
    clock.pass_seconds(IDLE_SECONDS)
    qtbot.waitUntil(lambda: asked == [True, True])


def test_closing_saves_and_leaves_the_call_open(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    session.set_notes("ケトルの取っ手")
    session.shut_down()
    settle()
    assert calls.saves[-1] == "ケトルの取っ手"
    assert calls.open_calls()


def test_a_complaint_becomes_secondary_once_and_that_can_be_undone(
    session: CallSession, calls: FakeCalls, clock: FakeClock, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    assert not session.make_secondary()
    session.set_notes("ケトル")
    settle()
    clock.pass_seconds(60)
    with qtbot.waitSignal(session.escalated) as told:
        assert session.make_secondary()
    assert not session.make_secondary()
    session.flush()
    settle()
    (saved,) = calls.calls.values()
    assert (saved.handling, saved.secondary_at) == (Handling.SECOND, clock.now())
    session.take_back_secondary(told.args[0])
    session.flush()
    settle()
    (saved,) = calls.calls.values()
    assert (saved.handling, saved.secondary_at) == (Handling.FIRST, None)


def test_a_caller_on_hold_is_remembered_with_how_long(
    session: CallSession, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    assert not session.hold()
    session.set_notes("ケトル")
    settle()
    assert session.hold()
    assert not session.hold()
    clock.pass_seconds(75)
    assert (session.on_hold, session.seconds_waiting) == (True, 75)
    session.set_notes("ケトル。確認中")
    settle()
    (saved,) = calls.calls.values()
    assert saved.held_since is not None
    assert session.resume()
    assert not session.resume()
    settle()
    assert session.call is not None
    assert (session.on_hold, session.call.seconds_held) == (False, 75)
    assert next(iter(calls.calls.values())).held_since is None


def test_the_next_call_leaves_a_caller_on_hold_waiting(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    kept: list[Call] = []
    session.kept_open.connect(kept.append)
    session.set_notes("一人目")
    settle()
    session.hold()
    session.next()
    assert session.content.notes == ""
    session.set_notes("二人目")
    settle()
    session.flush()
    settle()
    assert [call.notes for call in kept] == ["一人目"]
    assert sorted(call.notes for call in calls.open_calls()) == ["一人目", "二人目"]


def test_nobody_is_asked_for_the_next_customer_while_one_waits(
    session: CallSession, clock: FakeClock, settle: Callable[[], None], qtbot: QtBot
) -> None:
    told: list[bool] = []
    session.quiet.connect(lambda: told.append(True))
    session.set_notes("ケトル")
    settle()
    session.hold()
    clock.pass_seconds(IDLE_SECONDS + 1)
    with qtbot.waitSignal(session.ticked):
        pass
    assert told == []


def test_p8_the_clock_can_be_moved_back_in_minutes(
    session: CallSession, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    assert not session.begin_earlier(5)
    session.set_notes("ケトル")
    settle()
    clock.pass_seconds(60)
    began = clock.now()
    assert session.begin_earlier(5)
    assert session.begin_earlier(10)
    assert not session.begin_earlier(0)
    assert session.seconds == 16 * 60
    session.flush()
    settle()
    assert calls.open_calls()[0].started_at == began - timedelta(minutes=16)
