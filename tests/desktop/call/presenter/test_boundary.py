"""The ladder of boundaries: its order, its times, what stays of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.boundary import BoundaryStep
from kb.domain.call import CallEventType, CallResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock


@pytest.fixture
def in_call(presenter: CallPresenter, settle: Callable[[], None]) -> CallPresenter:
    presenter.session.set_notes("土下座しろと言われた")
    settle()
    return presenter


def test_p21_each_step_is_written_down_with_its_time_and_in_its_order(
    in_call: CallPresenter, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    boundary = in_call.boundary
    assert not boundary.take(BoundaryStep.WARNING)
    for step in (BoundaryStep.ALTERNATIVE, BoundaryStep.WARNING):
        assert boundary.take(step)
        assert boundary.state.taken_at(step) == clock.now()
        clock.pass_seconds(60)
    assert not boundary.take(BoundaryStep.ALTERNATIVE)
    settle()
    marks = [event.detail for event in calls.recorded if event.type is CallEventType.BOUNDARY]
    assert marks == ["alternative", "warning"]


def test_p21_a_step_is_left_out_only_by_somebody_who_is_named(
    in_call: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    assert in_call.boundary.take(BoundaryStep.TERMINATION, decided_by="佐々木")
    settle()
    (mark,) = [event.detail for event in calls.recorded if event.type is CallEventType.BOUNDARY]
    assert mark == "termination 佐々木"


def test_p21_after_the_last_step_the_call_ends_as_one_that_was_terminated(
    in_call: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    call_id = in_call.session.call_id
    assert call_id is not None
    for step in BoundaryStep:
        assert in_call.boundary.take(step)
    assert in_call.boundary.state.next is None
    in_call.session.end()
    settle()
    assert calls.calls[call_id].result is CallResult.TERMINATED
    in_call.session.start()
    settle()
    in_call.session.end()
    settle()
    assert list(calls.calls.values())[-1].result is None


def test_p21_the_steps_come_back_after_a_restart(
    in_call: CallPresenter, restart: Callable[[], CallPresenter], qtbot: QtBot
) -> None:
    in_call.boundary.take(BoundaryStep.WARNING, decided_by="佐々木 SV")
    again = restart()
    qtbot.waitUntil(lambda: bool(again.boundary.state.marks))
    (mark,) = again.boundary.state.marks
    assert (mark.step, mark.decided_by) == (BoundaryStep.WARNING, "佐々木 SV")


def test_nothing_is_noted_without_a_call(presenter: CallPresenter) -> None:
    assert not presenter.boundary.take(BoundaryStep.ALTERNATIVE)
