from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.long_job import LongJob
from kb.domain.progress import JobKind, JobProgress
from kb.errors import DiskFullError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken


@pytest.fixture
def job(qtbot: QtBot, faults: FaultChannel) -> Iterator[LongJob]:
    made = LongJob(faults)
    yield made
    assert made.close()


def _until_cancelled(token: CancelToken, _listener: object) -> None:
    for _ in range(1_000):
        token.check()
        threading.Event().wait(0.01)


def test_it_tells_how_far_it_is_and_what_came_of_it(job: LongJob, qtbot: QtBot) -> None:
    steps: list[JobProgress] = []
    job.progressed.connect(steps.append)

    def work(_token: CancelToken, listener: Callable[[JobProgress], None]) -> str:
        listener(JobProgress(job=JobKind.IMPORT, done=1, total=2))
        return "done"

    with qtbot.waitSignal(job.succeeded) as told:
        job.start(work)
        assert job.running
    assert told.args == ["done"]
    assert [step.done for step in steps] == [1]
    assert not job.running


def test_it_can_be_stopped(job: LongJob, qtbot: QtBot) -> None:
    with qtbot.waitSignal(job.cancelled):
        job.start(_until_cancelled)
        job.cancel()
    assert not job.running


def test_what_is_replaced_tells_nothing(job: LongJob, qtbot: QtBot) -> None:
    told: list[object] = []
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.start(_until_cancelled)
    with qtbot.waitSignal(job.succeeded) as done:
        job.start(lambda _token, _listener: "second")
    assert done.args == ["second"]
    assert told == []


def test_a_failure_is_told_and_an_unforeseen_one_reported(
    job: LongJob, faults: FaultChannel, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_token: CancelToken, _listener: object) -> None:
        raise DiskFullError(path="x")

    with qtbot.waitSignal(job.failed) as told:
        job.start(full)
    assert told.args is not None
    assert isinstance(told.args[0], DiskFullError)

    def broken(_token: CancelToken, _listener: object) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignals([job.failed, faults.reported]):
        job.start(broken)
    assert "ZeroDivisionError" in caplog.text
