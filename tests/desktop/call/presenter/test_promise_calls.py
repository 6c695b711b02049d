from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.domain.call import CallEventType
from kb.domain.matter import Matter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from desktop.tasks.runner import TaskRunner
    from kb.domain.promise import Promise
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeMatters, FakePromises

_MATTER = UUID(int=7000)


@pytest.fixture
def promise(promises: FakePromises, matters: FakeMatters, clock: FakeClock) -> Promise:
    matters.matters[_MATTER] = Matter(id=_MATTER, opened_at=clock.now(), caller_reference="岡本", handler="佐藤")
    made = promises.make(what="点検結果のご連絡", due_at=clock.now() + timedelta(hours=1), to_whom="岡本")
    promises.promises[made.id] = replace(made, matter_id=_MATTER)
    return promises.promises[made.id]


def test_p20_a_call_about_a_promise_starts_with_its_caller_and_its_matter(
    presenter: CallPresenter, promise: Promise, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    assert presenter.promise_calls.start(promise)
    settle()
    presenter.session.flush()
    settle()
    call = next(iter(calls.calls.values()))
    assert call.caller_reference == "岡本"
    assert call.matter_id == _MATTER
    settle()
    view = presenter.matters.view
    assert view is not None
    assert view.matter.id == _MATTER
    assert presenter.promise_calls.followed == promise


def test_a_running_call_is_not_taken_for_another_customer(
    presenter: CallPresenter, promise: Promise, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("別のお客様")
    settle()
    assert not presenter.promise_calls.start(promise)
    assert presenter.session.caller == ""


def test_p20_the_end_of_the_call_asks_for_a_promise_that_is_still_open(
    presenter: CallPresenter, promise: Promise, settle: Callable[[], None]
) -> None:
    asked: list[Promise] = []
    presenter.promise_calls.unsettled.connect(asked.append)
    presenter.promises.load()
    presenter.promise_calls.start(promise)
    settle()
    presenter.session.end()
    settle()
    assert asked == [promise]
    assert presenter.promise_calls.followed is None


def test_a_promise_that_was_kept_in_the_call_is_not_asked_for(
    presenter: CallPresenter, promise: Promise, settle: Callable[[], None]
) -> None:
    asked: list[Promise] = []
    presenter.promise_calls.unsettled.connect(asked.append)
    presenter.library_changed.connect(presenter.on_library_changed)
    presenter.promises.load()
    presenter.promise_calls.start(promise)
    settle()
    presenter.promises.keep(promise)
    settle()
    settle()
    presenter.session.end()
    settle()
    assert asked == []


def test_p20_what_a_call_is_about_is_known_after_a_restart(
    presenter: CallPresenter,
    promise: Promise,
    restart: Callable[[], CallPresenter],
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    assert presenter.promise_calls.start(promise)
    settle()
    again = restart()
    qtbot.waitUntil(lambda: again.promise_calls.followed == promise)
    asked: list[Promise] = []
    again.promise_calls.unsettled.connect(asked.append)
    qtbot.waitUntil(lambda: again.promises.with_id(promise.id) == promise)
    assert again.session.end()
    assert asked == [promise]


def test_a_promise_that_was_taken_back_since_is_not_looked_for(
    presenter: CallPresenter,
    promise: Promise,
    promises: FakePromises,
    calls: FakeCalls,
    restart: Callable[[], CallPresenter],
    runner: TaskRunner,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    assert presenter.promise_calls.start(promise)
    settle()
    assert any(event.type is CallEventType.PROMISE_CALLED for event in calls.recorded)
    del promises.promises[promise.id]
    again = restart()
    qtbot.waitUntil(lambda: again.session.call_id is not None and runner.idle)
    assert again.promise_calls.followed is None
