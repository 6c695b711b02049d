from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.fakes.guidance import POLICY

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.presenter import CallPresenter
    from kb.domain.promise import Promise
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises

_MINUTE = 60


@pytest.fixture
def told(presenter: CallPresenter) -> list[str]:
    found: list[str] = []

    def hear(kind: str) -> Callable[[tuple[Promise, ...]], None]:
        return lambda promises: found.extend(f"{kind} {one.what}" for one in promises)

    presenter.reminders.due_soon.connect(hear("soon"))
    presenter.reminders.overdue.connect(hear("overdue"))
    return found


def test_p20_a_promise_is_called_to_mind_before_it_is_due_and_when_it_is_overdue(
    presenter: CallPresenter, promises: FakePromises, clock: FakeClock, told: list[str], settle: Callable[[], None]
) -> None:
    promises.make(what="連絡", due_at=clock.now() + timedelta(minutes=40))
    presenter.promises.load()
    settle()
    assert told == []
    clock.pass_seconds((40 - POLICY.reminder_minutes) * _MINUTE)
    presenter.promises.look()
    assert told == ["soon 連絡"]
    presenter.promises.look()
    assert told == ["soon 連絡"]
    clock.pass_seconds(POLICY.reminder_minutes * _MINUTE)
    presenter.promises.look()
    presenter.promises.look()
    assert told == ["soon 連絡", "overdue 連絡"]


def test_p20_what_is_overdue_is_told_at_the_start(
    presenter: CallPresenter, promises: FakePromises, clock: FakeClock, told: list[str], settle: Callable[[], None]
) -> None:
    promises.make(what="連絡", due_at=clock.now() + timedelta(minutes=5))
    clock.pass_seconds(10 * _MINUTE)
    presenter.begin()
    settle()
    assert told == ["overdue 連絡"]
    assert presenter.promises.due_count == (0, 1)


def test_a_moved_promise_is_called_to_mind_anew(
    presenter: CallPresenter, promises: FakePromises, clock: FakeClock, told: list[str], settle: Callable[[], None]
) -> None:
    made = promises.make(what="連絡", due_at=clock.now() + timedelta(minutes=5))
    presenter.promises.load()
    settle()
    promises.move(made.id, clock.now() + timedelta(minutes=10), "部品待ち")
    presenter.promises.load()
    settle()
    assert told == ["soon 連絡", "soon 連絡"]


def test_the_timer_waits_for_the_next_moment_and_a_minute_at_most(
    presenter: CallPresenter, promises: FakePromises, clock: FakeClock, settle: Callable[[], None]
) -> None:
    looks = [presenter.reminders.next_look_ms]
    promises.make(what="連絡", due_at=clock.now() + timedelta(minutes=POLICY.reminder_minutes, seconds=20))
    presenter.promises.load()
    settle()
    looks.append(presenter.reminders.next_look_ms)
    clock.pass_seconds(25)
    presenter.promises.look()
    looks.append(presenter.reminders.next_look_ms)
    presenter.reminders.shut_down()
    presenter.promises.look()
    looks.append(presenter.reminders.next_look_ms)
    assert looks == [None, 20_000, 60_000, None]
