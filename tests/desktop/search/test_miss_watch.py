"""Searches that found nothing are kept when somebody meant them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search.miss_watch import MissWatch
from kb.domain.searching import Facet
from kb.errors import FileUnreadableError
from tests.fakes.queues import FakeMisses

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.presenter import SearchPresenter
    from desktop.tasks.runner import TaskRunner

NOTHING = "かちこみ"


@pytest.fixture
def misses() -> FakeMisses:
    return FakeMisses()


@pytest.fixture
def patient(qtbot: QtBot, presenter: SearchPresenter, misses: FakeMisses, runner: TaskRunner) -> MissWatch:
    """One that waits longer than any test."""
    made = MissWatch(presenter, misses, runner, stay_ms=600_000)
    with qtbot.waitSignal(presenter.answered):
        presenter.start()
    return made


@pytest.fixture
def hasty(qtbot: QtBot, presenter: SearchPresenter, misses: FakeMisses, runner: TaskRunner) -> MissWatch:
    """One that waits no time."""
    made = MissWatch(presenter, misses, runner, stay_ms=0)
    with qtbot.waitSignal(presenter.answered):
        presenter.start()
    return made


def ask(qtbot: QtBot, presenter: SearchPresenter, text: str) -> None:
    with qtbot.waitSignal(presenter.answered):
        presenter.set_text(text)


def test_what_stays_is_kept_once(
    qtbot: QtBot, presenter: SearchPresenter, hasty: MissWatch, misses: FakeMisses, runner: TaskRunner
) -> None:
    with qtbot.waitSignal(hasty.kept):
        presenter.set_text(NOTHING)
    with qtbot.waitSignal(presenter.answered):
        presenter.refresh()
    hasty.submit()
    qtbot.waitUntil(lambda: runner.idle)
    assert misses.kept == [NOTHING]
    ask(qtbot, presenter, "")
    with qtbot.waitSignal(hasty.kept):
        presenter.set_text(NOTHING)
    assert misses.kept == [NOTHING, NOTHING]


def test_enter_keeps_at_once_what_is_on_show(
    qtbot: QtBot, presenter: SearchPresenter, patient: MissWatch, misses: FakeMisses
) -> None:
    ask(qtbot, presenter, NOTHING)
    assert misses.kept == []
    with qtbot.waitSignal(patient.kept):
        patient.submit()
    assert misses.kept == [NOTHING]


def test_enter_before_the_answer_means_the_answer_to_come(
    qtbot: QtBot, presenter: SearchPresenter, patient: MissWatch, misses: FakeMisses
) -> None:
    presenter.set_text(NOTHING)
    patient.submit()
    qtbot.waitUntil(lambda: misses.kept == [NOTHING])


def test_what_is_only_passed_while_typing_is_not_kept(
    qtbot: QtBot, presenter: SearchPresenter, patient: MissWatch, misses: FakeMisses, runner: TaskRunner
) -> None:
    for text in ("か", "かち", "かちこ"):
        ask(qtbot, presenter, text)
    presenter.set_text("当日")
    patient.submit()
    qtbot.waitUntil(lambda: not presenter.busy)
    assert runner.idle
    assert misses.kept == []


def test_what_only_the_filters_leave_out_is_no_miss(
    qtbot: QtBot, presenter: SearchPresenter, patient: MissWatch, misses: FakeMisses, runner: TaskRunner
) -> None:
    ask(qtbot, presenter, "当日")
    with qtbot.waitSignal(presenter.answered):
        presenter.toggle(Facet.KIND, "notice")
    answer = presenter.answer
    assert answer is not None
    assert (answer.results.total, answer.results.total_unfiltered > 0) == (0, True)
    patient.submit()
    assert runner.idle
    assert misses.kept == []


def test_asking_nothing_is_no_miss(
    presenter: SearchPresenter, patient: MissWatch, misses: FakeMisses, runner: TaskRunner
) -> None:
    patient.submit()
    assert runner.idle
    assert misses.kept == []


def test_who_searches_goes_on_when_it_cannot_be_kept(
    qtbot: QtBot,
    presenter: SearchPresenter,
    patient: MissWatch,
    misses: FakeMisses,
    runner: TaskRunner,
    caplog: pytest.LogCaptureFixture,
) -> None:
    misses.failures.append(FileUnreadableError(path="masking.yaml", line=1))
    ask(qtbot, presenter, NOTHING)
    patient.submit()
    qtbot.waitUntil(lambda: runner.idle)
    assert misses.kept == []
    assert "file_unreadable" in caplog.text
    assert NOTHING not in caplog.text
    caplog.clear()
