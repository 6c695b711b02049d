"""The ladder keeps its order and its times, and decides nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kb.domain.boundary import BoundaryState, BoundaryStep
from tests.kb.support import START

LATER = START + timedelta(minutes=2)


def test_p21_the_alternative_comes_first_then_each_step_in_its_order() -> None:
    state = BoundaryState()
    for number, step in enumerate(BoundaryStep):
        assert state.next is step
        state = state.taken(step, START + timedelta(minutes=number))
    assert state.next is None
    assert state.taken_at(BoundaryStep.FINAL_WARNING) == START + timedelta(minutes=2)
    assert [mark.decided_by for mark in state.marks] == [""] * 4


@pytest.mark.parametrize("step", [BoundaryStep.WARNING, BoundaryStep.FINAL_WARNING, BoundaryStep.TERMINATION])
def test_p21_no_step_is_left_out_by_oneself(step: BoundaryStep) -> None:
    with pytest.raises(ValueError, match=step.value):
        BoundaryState().taken(step, START)


def test_p21_a_supervisor_may_leave_steps_out_and_is_named() -> None:
    state = BoundaryState().taken(BoundaryStep.TERMINATION, START, decided_by="鈴木SV")
    assert state.marks[0].decided_by == "鈴木SV"
    assert state.next is None
    assert state.taken_at(BoundaryStep.WARNING) is None


def test_p21_nobody_is_named_for_a_step_that_was_due() -> None:
    assert BoundaryState().taken(BoundaryStep.ALTERNATIVE, START, decided_by="鈴木SV").marks[0].decided_by == ""


def test_no_step_is_taken_twice_or_backwards() -> None:
    state = BoundaryState().taken(BoundaryStep.ALTERNATIVE, START).taken(BoundaryStep.WARNING, START)
    for step in (BoundaryStep.ALTERNATIVE, BoundaryStep.WARNING):
        with pytest.raises(ValueError, match=step.value):
            state.taken(step, LATER, decided_by="鈴木SV")
    ended = state.taken(BoundaryStep.FINAL_WARNING, START).taken(BoundaryStep.TERMINATION, START)
    with pytest.raises(ValueError, match="termination"):
        ended.taken(BoundaryStep.TERMINATION, LATER)


def test_time_does_not_run_backwards() -> None:
    state = BoundaryState().taken(BoundaryStep.ALTERNATIVE, LATER)
    with pytest.raises(ValueError, match="2026"):
        state.taken(BoundaryStep.WARNING, START)
