from __future__ import annotations

import pytest

from kb.domain.policy import ClockState, DutyContact
from tests.fakes.guidance import POLICY


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (0, ClockState.QUIET),
        (20 * 60 - 1, ClockState.QUIET),
        (20 * 60, ClockState.AMBER),
        (30 * 60 - 1, ClockState.AMBER),
        (30 * 60, ClockState.RED),
        (9_999, ClockState.RED),
    ],
)
def test_p8_the_clock_turns_amber_and_red_at_the_minutes_of_the_policy(seconds: int, state: ClockState) -> None:
    assert POLICY.clock_state(seconds) is state


def test_p12_a_crisis_has_its_own_duty_contact_or_the_general_one() -> None:
    assert POLICY.duty_contact("injury") == DutyContact("品質保証部の当番", "内線 210")
    assert POLICY.duty_contact("self_harm") == DutyContact("当番責任者", "内線 100")
