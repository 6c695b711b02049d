from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType
from kb.errors import FileUnreadableError
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.triage import FakeTriage

INJURY = "右手の甲が赤くなった"


@pytest.fixture
def write(presenter: CallPresenter, settle: Callable[[], None]) -> Callable[[str], None]:
    """Type notes and wait until every alert and its event has been dealt with."""
    presenter.begin()
    settle()

    def do(notes: str) -> None:
        presenter.session.set_notes(notes)
        for _ in range(3):
            settle()

    return do


def recorded(calls: FakeCalls) -> list[tuple[CallEventType, str]]:
    return [(event.type, event.detail) for event in calls.recorded]


def shown(presenter: CallPresenter) -> list[str]:
    return [alert.rule for alert in presenter.alerts.waiting]


def test_p12_a_crisis_is_raised_once_and_recorded(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None]
) -> None:
    write(INJURY)
    assert shown(presenter) == ["injury"]
    write(INJURY + "。病院はまだ")
    write("消した")
    write(INJURY)
    assert shown(presenter) == ["injury"]
    assert recorded(calls) == [(CallEventType.ALERT_RAISED, "injury")]


def test_p12_alt_k_asks_three_questions_then_the_duty_contact_then_ends(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    write(INJURY)
    left = []
    for _ in range(5):
        left.append(presenter.alerts.questions_left)
        assert presenter.alerts.step()
    settle()
    assert left == [3, 2, 1, 0, 0]
    assert recorded(calls)[1:] == [
        (CallEventType.QUESTION_ANSWERED, "injury 1"),
        (CallEventType.QUESTION_ANSWERED, "injury 2"),
        (CallEventType.QUESTION_ANSWERED, "injury 3"),
        (CallEventType.DUTY_CONTACTED, "injury"),
        (CallEventType.ALERT_ACKNOWLEDGED, "injury"),
    ]
    assert shown(presenter) == []
    assert not presenter.alerts.step()


def test_p12_the_reading_is_held_until_the_questions_are_answered(
    presenter: CallPresenter, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    write("来い")
    presenter.reading.open(article_id(1))
    settle()
    assert presenter.reading.move(1)
    write("来い。" + INJURY)
    assert presenter.reading.held == 3
    assert not presenter.reading.move(1)
    assert presenter.reading.move(-1)
    for _ in range(3):
        presenter.alerts.step()
    assert presenter.reading.held == 0
    assert presenter.reading.move(1)


def test_the_gravest_comes_first_and_the_others_wait(presenter: CallPresenter, write: Callable[[str], None]) -> None:
    write("家まで来い")
    assert shown(presenter) == ["visit"]
    write("家まで来い。煙が出た")
    assert shown(presenter) == ["fire", "visit"]
    presenter.alerts.bring_next()
    assert shown(presenter) == ["visit", "fire"]
    presenter.alerts.step()
    assert shown(presenter) == ["fire"]


def test_an_alert_that_comes_brings_the_gravest_to_the_front_again(
    presenter: CallPresenter, write: Callable[[str], None]
) -> None:
    write("家まで来い。駅で待つ")
    presenter.alerts.bring_next()
    assert shown(presenter) == ["bad_faith", "visit"]
    write("家まで来い。駅で待つ。煙が出た")
    assert shown(presenter) == ["fire", "visit", "bad_faith"]


def test_what_is_denied_is_recorded_and_not_raised_again_in_this_call(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    denied: list[str] = []
    presenter.alerts.denied.connect(denied.append)
    write(INJURY)
    presenter.alerts.deny()
    write(INJURY + "ように見えた")
    assert (shown(presenter), presenter.reading.held) == ([], 0)
    assert recorded(calls)[1:] == [(CallEventType.ALERT_DENIED, "injury")]
    presenter.alerts.take_back_denial(denied[0])
    assert shown(presenter) == ["injury"]
    presenter.session.end()
    write("次のお客様。" + INJURY)
    assert shown(presenter) == ["injury"]


def test_a_tick_can_be_taken_away(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    write(INJURY)
    presenter.alerts.toggle(2)
    presenter.alerts.toggle(2)
    settle()
    assert presenter.alerts.waiting[0].open_questions == (1, 2, 3)
    assert recorded(calls)[1:] == [
        (CallEventType.QUESTION_ANSWERED, "injury 2"),
        (CallEventType.QUESTION_ANSWERED, "injury 2 open"),
    ]


def test_p12_alerts_come_back_with_the_call_even_if_their_words_are_gone(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    write(INJURY + "。家まで来い")
    presenter.alerts.step()
    write("右手の甲が腫れている")
    presenter.session.hold()
    presenter.session.next()
    write("二人目")
    assert (shown(presenter), presenter.reading.held) == ([], 0)
    before = len(calls.recorded)
    presenter.open_calls.change()
    for _ in range(3):
        settle()
    assert shown(presenter) == ["injury", "visit"]
    assert presenter.alerts.waiting[0].open_questions == (2, 3)
    assert presenter.reading.held == 2
    assert [kind for kind, _ in recorded(calls)[before:] if kind is CallEventType.ALERT_RAISED] == []


def test_an_answer_for_the_call_before_raises_nothing_in_the_next(
    presenter: CallPresenter, triage: FakeTriage, write: Callable[[str], None], settle: Callable[[], None], qtbot: QtBot
) -> None:
    write("一人目")
    triage.gate = threading.Event()
    presenter.session.set_notes("一人目" + INJURY)
    qtbot.waitUntil(lambda: len(triage.asked) == 2)
    presenter.session.end()
    triage.gate.set()
    presenter.session.set_notes("二人目")
    for _ in range(3):
        settle()
    assert shown(presenter) == []


def test_rules_that_cannot_be_read_are_told(
    presenter: CallPresenter, triage: FakeTriage, write: Callable[[str], None]
) -> None:
    failures: list[object] = []
    presenter.failed.connect(failures.append)
    triage.failures.append(FileUnreadableError(path="alerts.yaml", line=0))
    write(INJURY)
    assert [type(failure) for failure in failures] == [FileUnreadableError]


def test_p2_signs_of_bad_faith_are_a_caution_with_its_reason_and_no_label_on_the_customer(
    presenter: CallPresenter, calls: FakeCalls, write: Callable[[str], None], settle: Callable[[], None]
) -> None:
    write("15時までに来い、駅で待つと言われた")
    (caution,) = presenter.alerts.waiting
    assert (caution.rule, caution.alert.matched, caution.crisis) == ("bad_faith", "駅で待つ", False)
    presenter.alerts.step()
    presenter.session.end()
    settle()
    (call,) = calls.calls.values()
    stored = (call.caller_reference, call.cause, call.action, call.product, call.asked)
    assert stored == ("", "", "", "", ())
    assert all(event.detail == "bad_faith" for event in calls.recorded)
