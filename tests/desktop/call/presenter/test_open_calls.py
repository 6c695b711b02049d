from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.presenter import CallPresenter
    from kb.domain.call import Call
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock


def test_the_call_that_was_begun_last_comes_back(
    presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    for notes in ("一人目", "二人目"):
        calls.save_notes(calls.start().id, notes)
    presenter.open_calls.look()
    settle()
    assert presenter.session.content.notes == "二人目"


def test_without_an_open_call_nothing_is_told(
    presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    told: list[object] = []
    presenter.open_calls.restored.connect(told.append)
    presenter.open_calls.left_open.connect(told.append)
    presenter.open_calls.look()
    settle()
    assert told == []


def test_changing_saves_the_present_call_and_leads_back_with_all_that_was_written(
    presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    left: list[Call] = []
    presenter.open_calls.left_open.connect(left.append)
    before = calls.start()
    calls.save_notes(before.id, "一人目")
    presenter.session.set_notes("二人目")
    presenter.open_calls.look()
    settle()
    presenter.session.set_notes("二人目の続き")
    presenter.open_calls.change_to(left[-1])
    assert presenter.session.content.notes == "一人目"
    settle()
    assert {call.notes for call in calls.open_calls()} == {"一人目", "二人目の続き"}
    presenter.open_calls.change_to(left[-1])
    assert presenter.session.content.notes == "二人目の続き"


def test_a_change_waits_for_the_beginning_of_the_present_call(
    presenter: CallPresenter, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    left: list[Call] = []
    presenter.open_calls.left_open.connect(left.append)
    other = calls.start()
    presenter.session.start()
    presenter.open_calls.change_to(other)
    assert left == []
    settle()
    assert left == [other]
