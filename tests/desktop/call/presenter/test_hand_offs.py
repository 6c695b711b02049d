from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter import CallPresenter, Phase
from desktop.call.presenter.hand_offs import MOST_WAITING
from kb.domain.demand import Demand, DemandQuality
from kb.domain.hand_off import CallHandOff

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.domain.call import Call
    from tests.fakes.calls import FakeCalls

NEXT = CallHandOff(
    caller="田中様", product="電気ケトル K-21", cause="product_defect", notes="お湯漏れ", demand="visit,今夜"
)


class Told:
    def __init__(self, presenter: CallPresenter) -> None:
        self.began: list[CallHandOff] = []
        self.waiting: list[CallHandOff] = []
        self.over: list[CallHandOff] = []
        presenter.hand_offs.began.connect(self.began.append)
        presenter.hand_offs.waiting.connect(self.waiting.append)
        presenter.hand_offs.over.connect(self.over.append)


@pytest.fixture
def told(presenter: CallPresenter) -> Told:
    return Told(presenter)


def stored(calls: FakeCalls) -> list[Call]:
    return list(calls.calls.values())


def test_between_calls_it_starts_one_with_what_it_says(
    presenter: CallPresenter, calls: FakeCalls, told: Told, settle: Callable[[], None]
) -> None:
    presenter.take_hand_off(NEXT)
    settle()
    presenter.session.flush()
    settle()
    (call,) = stored(calls)
    assert (call.caller_reference, call.product, call.cause, call.notes) == (
        "田中様",
        "電気ケトル K-21",
        "product_defect",
        "お湯漏れ",
    )
    assert call.demand == Demand((DemandQuality.VISIT,), "今夜")
    assert (told.began, told.waiting) == ([NEXT], [])


def test_one_that_says_nothing_starts_a_call(
    presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    presenter.take_hand_off(CallHandOff())
    settle()
    assert presenter.session.phase is Phase.RUNNING
    assert len(stored(calls)) == 1


def test_two_customers_never_mix(
    presenter: CallPresenter, calls: FakeCalls, told: Told, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("前のお客様")
    presenter.take_hand_off(NEXT)
    assert told.waiting == [NEXT]
    settle()
    assert presenter.session.content.notes == "前のお客様"
    assert presenter.session.caller == ""
    presenter.hand_offs.begin(NEXT)
    settle()
    presenter.session.flush()
    settle()
    before, after = stored(calls)
    assert (before.notes, before.caller_reference) == ("前のお客様", "")
    assert before.ended_at is not None
    assert (after.notes, after.caller_reference, after.ended_at) == ("お湯漏れ", "田中様", None)
    assert (told.began, told.over) == ([NEXT], [NEXT])


def test_a_call_that_is_still_being_written_is_not_overwritten(
    presenter: CallPresenter, calls: FakeCalls, told: Told, settle: Callable[[], None]
) -> None:
    presenter.take_hand_off(CallHandOff(caller="一人目"))
    presenter.hand_offs.begin(NEXT)
    assert presenter.session.phase is Phase.STARTING
    assert presenter.session.caller == "一人目"
    settle()
    assert told.waiting == [NEXT]
    assert presenter.session.caller == "一人目"
    assert len(stored(calls)) == 1


def test_a_caller_on_hold_is_not_hung_up_on(
    presenter: CallPresenter, calls: FakeCalls, told: Told, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("前のお客様")
    settle()
    presenter.session.hold()
    presenter.take_hand_off(NEXT)
    presenter.hand_offs.begin(NEXT)
    settle()
    assert [call.ended_at for call in stored(calls)] == [None, None]
    assert presenter.session.caller == "田中様"


def test_only_the_newest_wait_and_the_same_one_waits_once(presenter: CallPresenter, told: Told) -> None:
    presenter.session.set_notes("前のお客様")
    incoming = [CallHandOff(caller=f"{number}人目") for number in range(MOST_WAITING + 2)]
    for one in [*incoming, incoming[-1]]:
        presenter.take_hand_off(one)
    assert told.over == [*incoming[:2], incoming[-1]]
    assert told.waiting == [*incoming, incoming[-1]]
