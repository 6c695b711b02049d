from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.policy import ClockState
from tests.fakes.guidance import POLICY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeHandovers


@pytest.fixture
def in_call(presenter: CallPresenter, settle: Callable[[], None]) -> CallPresenter:
    presenter.begin()
    presenter.session.set_notes("ケトル")
    settle()
    return presenter


def after(minutes: float, clock: FakeClock, presenter: CallPresenter, qtbot: QtBot) -> ClockState:
    with qtbot.waitSignal(presenter.session.ticked):
        clock.pass_seconds(minutes * 60)
    return presenter.clock.state


def test_p8_clock_turns_amber_after_twenty_and_red_after_thirty_minutes(
    in_call: CallPresenter, clock: FakeClock, qtbot: QtBot
) -> None:
    assert in_call.clock.state is ClockState.QUIET
    assert after(19.9, clock, in_call, qtbot) is ClockState.QUIET
    assert in_call.clock.minutes_passed == 0
    assert after(0.1, clock, in_call, qtbot) is ClockState.AMBER
    assert in_call.clock.minutes_passed == 20
    assert after(9.9, clock, in_call, qtbot) is ClockState.AMBER
    assert after(0.1, clock, in_call, qtbot) is ClockState.RED
    assert in_call.clock.minutes_passed == 30


def test_p8_the_minutes_are_those_of_the_centre(
    presenter: CallPresenter, handovers: FakeHandovers, clock: FakeClock, settle: Callable[[], None], qtbot: QtBot
) -> None:
    handovers.decided = replace(POLICY, amber_minutes=5, red_minutes=8)
    presenter.begin()
    presenter.session.set_notes("ケトル")
    settle()
    assert after(5, clock, presenter, qtbot) is ClockState.AMBER
    assert after(3, clock, presenter, qtbot) is ClockState.RED


def test_p8_a_call_that_comes_back_has_the_clock_of_its_beginning(
    in_call: CallPresenter, clock: FakeClock, settle: Callable[[], None], qtbot: QtBot
) -> None:
    after(31, clock, in_call, qtbot)
    in_call.session.end()
    assert in_call.clock.state is ClockState.QUIET
    in_call.session.set_notes("次のお客様")
    settle()
    assert in_call.clock.state is ClockState.QUIET
