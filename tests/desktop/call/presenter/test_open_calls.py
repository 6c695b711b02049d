from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

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
    before = calls.start()
    calls.save_notes(before.id, "一人目")
    presenter.session.set_notes("二人目")
    presenter.open_calls.look()
    settle()
    presenter.session.set_notes("二人目の続き")
    assert presenter.open_calls.change()
    assert presenter.session.content.notes == "一人目"
    settle()
    assert {call.notes for call in calls.open_calls()} == {"一人目", "二人目の続き"}
    assert presenter.open_calls.change()
    assert presenter.session.content.notes == "二人目の続き"


def test_a_change_waits_for_the_beginning_of_the_present_call(
    presenter: CallPresenter, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    left: list[Call] = []
    presenter.open_calls.left_open.connect(left.append)
    other = calls.start()
    presenter.session.start()
    assert not presenter.open_calls.change_to(other)
    presenter.open_calls.look()
    settle()
    assert left == [other]
    assert presenter.open_calls.change_to(other)


def test_the_one_in_the_pane_waits_while_the_agent_speaks_to_the_other(
    presenter: CallPresenter, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    first = hold_and_start_next(presenter, "一人目", settle)
    presenter.session.set_notes("二人目")
    settle()
    clock.pass_seconds(30)
    assert presenter.open_calls.change()
    settle()
    assert presenter.session.call_id == first
    assert not presenter.session.on_hold
    (other,) = presenter.open_calls.others
    assert (other.notes, other.held_since) == ("二人目", clock.now())
    assert calls.calls[other.id].held_since == clock.now()
    assert calls.calls[first].held_since is None


def test_several_calls_take_turns(presenter: CallPresenter, settle: Callable[[], None]) -> None:
    for notes in ("一人目", "二人目"):
        hold_and_start_next(presenter, notes, settle)
    presenter.session.set_notes("三人目")
    settle()
    seen = []
    for _ in range(4):
        presenter.open_calls.change()
        settle()
        seen.append(presenter.session.content.notes)
    assert seen == ["一人目", "二人目", "三人目", "一人目"]
    assert {call.notes for call in presenter.open_calls.others} == {"二人目", "三人目"}


def test_a_call_that_ends_leaves_the_others_waiting(
    presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    first = hold_and_start_next(presenter, "一人目", settle)
    presenter.session.set_notes("二人目")
    settle()
    presenter.session.end()
    settle()
    assert [call.id for call in presenter.open_calls.others] == [first]
    assert presenter.open_calls.change()
    assert presenter.session.content.notes == "一人目"
    assert presenter.open_calls.others == ()


def test_a_held_and_a_running_call_both_come_back_after_a_crash(
    presenter: CallPresenter, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    spoken_to = calls.start()
    calls.save_notes(spoken_to.id, "話している")
    on_hold = calls.start()
    calls.save_notes(on_hold.id, "お待ちのお客様")
    calls.hold(on_hold.id)
    presenter.open_calls.look()
    settle()
    assert presenter.session.content.notes == "話している"
    assert [call.notes for call in presenter.open_calls.others] == ["お待ちのお客様"]
    presenter.open_calls.change()
    settle()
    assert presenter.session.content.notes == "お待ちのお客様"


def hold_and_start_next(presenter: CallPresenter, notes: str, settle: Callable[[], None]) -> UUID:
    presenter.session.set_notes(notes)
    settle()
    call_id = presenter.session.call_id
    assert call_id is not None
    presenter.session.hold()
    presenter.session.next()
    return call_id
