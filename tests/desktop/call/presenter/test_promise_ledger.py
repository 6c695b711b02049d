from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter import Phase
from desktop.call.presenter.promise_ledger import PromiseDraft
from kb.domain.promise import Promise, PromiseState
from kb.errors import DiskFullError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.presenter import CallPresenter
    from kb.errors import KbError
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises


@pytest.fixture
def draft(clock: FakeClock) -> PromiseDraft:
    return PromiseDraft(what="点検結果のご連絡", due_at=clock.now() + timedelta(hours=2), to_whom="岡本", owner="木村")


def test_p18_a_promise_made_in_a_call_is_recorded_with_it(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("点検を希望")
    settle()
    presenter.promises.make(draft)
    settle()
    made = next(iter(promises.promises.values()))
    assert made.call_id == presenter.session.call_id
    assert (made.what, made.to_whom, made.due_at) == (draft.what, draft.to_whom, draft.due_at)
    assert presenter.promises.of_call == (made,)


def test_a_promise_made_while_the_call_is_being_written_belongs_to_it(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("点検を希望")
    assert presenter.session.phase is Phase.STARTING
    presenter.promises.make(draft)
    settle()
    settle()
    assert [one.call_id for one in promises.promises.values()] == [presenter.session.call_id]


def test_what_waits_for_its_call_is_recorded_when_the_program_ends(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("点検を希望")
    presenter.promises.make(draft)
    presenter.promises.shut_down()
    settle()
    assert [one.what for one in promises.promises.values()] == [draft.what]


def test_p20_kept_moved_and_missed_are_told_and_shown(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    ledger = presenter.promises
    told: list[tuple[Promise, PromiseState]] = []
    ledger.settled.connect(lambda before, after: told.append((before, after)))
    ledger.library_changed.connect(presenter.on_library_changed)
    ledger.make(draft)
    settle()
    settle()
    promise = ledger.board.today[0] if ledger.board.today else ledger.board.later[0]
    ledger.move(promise, draft.due_at + timedelta(days=2), "部品待ち")
    settle()
    settle()
    moved = promises.get(promise.id)
    assert [move.reason for move in moved.moves] == ["部品待ち"]
    ledger.miss(moved, "入荷しなかった")
    settle()
    settle()
    assert promises.get(promise.id).reason == "入荷しなかった"
    ledger.reopen(moved)
    settle()
    ledger.keep(moved)
    settle()
    settle()
    assert [state for _, state in told] == [PromiseState.OPEN, PromiseState.MISSED, PromiseState.KEPT]
    assert [one.id for one in ledger.board.settled_today] == [promise.id]


def test_a_promise_can_be_taken_back(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    presenter.promises.made.connect(presenter.promises.take_back)
    presenter.promises.make(draft)
    settle()
    settle()
    assert promises.promises == {}


def test_what_cannot_be_recorded_is_refused(
    presenter: CallPresenter, draft: PromiseDraft, promises: FakePromises, settle: Callable[[], None]
) -> None:
    refused: list[KbError] = []
    presenter.promises.refused.connect(refused.append)
    promises.failures.append(DiskFullError())
    presenter.promises.make(draft)
    settle()
    assert [type(error) for error in refused] == [DiskFullError]


def test_another_call_shows_its_own_promises(
    presenter: CallPresenter, draft: PromiseDraft, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("点検を希望")
    settle()
    presenter.promises.make(draft)
    settle()
    presenter.session.end()
    settle()
    between = list(presenter.promises.of_call)
    presenter.session.enter(next(iter(calls.calls.values())))
    settle()
    assert (between, [one.what for one in presenter.promises.of_call]) == ([], [draft.what])
