from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.call.alert_state import (
    AlertStep,
    Progress,
    RaisedAlert,
    progress_in,
    question_detail,
    read_question_detail,
)
from kb.domain.call import CallEvent, CallEventType
from tests.fakes.clock import FakeClock
from tests.fakes.triage import FakeTriage

if TYPE_CHECKING:
    from kb.domain.triage import Alert

RAISED, ANSWERED = CallEventType.ALERT_RAISED, CallEventType.QUESTION_ANSWERED


def event(kind: CallEventType, detail: str) -> CallEvent:
    return CallEvent(id=UUID(int=1), call_id=UUID(int=2), at=FakeClock().now(), type=kind, detail=detail)


def injury() -> Alert:
    return FakeTriage().check("手が赤くなった")[0]


def test_p12_questions_come_before_the_duty_contact_and_that_before_the_end() -> None:
    steps = [RaisedAlert(injury(), Progress(frozenset(range(1, asked + 1)))).next_step for asked in range(4)]
    assert steps == [AlertStep.QUESTION] * 3 + [AlertStep.CONTACT]
    rung = RaisedAlert(injury(), Progress(frozenset({1, 2, 3}), contacted=True))
    assert rung.next_step is AlertStep.ACKNOWLEDGE


def test_only_a_crisis_that_is_not_over_holds_the_reader() -> None:
    assert RaisedAlert(injury(), Progress(frozenset({2}))).questions_left == 2
    assert RaisedAlert(injury(), Progress(over=True)).questions_left == 0
    (visit,) = FakeTriage().check("家まで")
    assert RaisedAlert(visit).questions_left == 0
    assert RaisedAlert(visit).next_step is AlertStep.ACKNOWLEDGE


def test_events_say_how_far_each_alert_was() -> None:
    events = (
        event(RAISED, "injury"),
        event(RAISED, "visit"),
        event(ANSWERED, question_detail("injury", 1, answered=True)),
        event(ANSWERED, question_detail("injury", 2, answered=True)),
        event(ANSWERED, question_detail("injury", 1, answered=False)),
        event(CallEventType.DUTY_CONTACTED, "injury"),
        event(CallEventType.ALERT_DENIED, "visit"),
        event(CallEventType.ALERT_ACKNOWLEDGED, "never raised"),
        event(CallEventType.HELD, ""),
    )
    assert progress_in(events) == {
        "injury": Progress(frozenset({2}), contacted=True),
        "visit": Progress(over=True),
    }


def test_an_alert_that_was_raised_again_is_not_over() -> None:
    events = [event(RAISED, "visit"), event(CallEventType.ALERT_DENIED, "visit"), event(RAISED, "visit")]
    assert progress_in(events) == {"visit": Progress()}


@pytest.mark.parametrize("answered", [True, False])
def test_an_answer_is_read_as_it_was_written(answered: bool) -> None:
    assert read_question_detail(question_detail("food_poisoning", 2, answered=answered)) == (
        "food_poisoning",
        2,
        answered,
    )


@pytest.mark.parametrize("detail", ["", "injury", "injury x", "injury -1"])
def test_what_is_no_answer_is_left_alone(detail: str) -> None:
    assert read_question_detail(detail) is None
    assert progress_in([event(RAISED, "injury"), event(ANSWERED, detail)]) == {"injury": Progress()}
