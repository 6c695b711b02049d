from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.tasks.runner import TaskRunner
from kb.cancellation import CancelToken
from kb.errors import ArticleNotFoundError, KbError, UnexpectedError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel


class Owner(QObject):
    """Something on the screen that waits for answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[int] = []

    def on_done(self, result: object) -> None:
        self.heard.append(result)
        self.threads.append(threading.get_ident())


def _fail() -> None:
    raise ArticleNotFoundError(article="x")


def test_work_runs_elsewhere_and_the_answer_comes_here(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = Owner()
    runner.read(threading.get_ident, owner.on_done)
    qtbot.waitUntil(lambda: runner.idle)
    assert owner.heard != [threading.get_ident()]
    assert owner.threads == [threading.get_ident()]


def test_writes_keep_their_order_on_one_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    done: list[int] = []
    threads: set[int] = set()

    def write(number: int) -> None:
        done.append(number)
        threads.add(threading.get_ident())

    for number in range(20):
        runner.write(partial(write, number))
    qtbot.waitUntil(lambda: runner.idle)
    assert done == list(range(20))
    assert len(threads) == 1


def test_a_known_failure_is_a_value(runner: TaskRunner, qtbot: QtBot) -> None:
    failures: list[KbError] = []
    runner.read(_fail, None, failures.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert [error.code for error in failures] == ["article_not_found"]


def test_a_failure_that_nobody_awaits_is_told_by_the_signal(runner: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.failed) as told:
        runner.write(_fail)
    assert isinstance(told.args[0], ArticleNotFoundError)


def test_an_unknown_failure_goes_to_the_fault_channel_and_leaves_nobody_waiting(
    runner: TaskRunner, faults: FaultChannel, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    failures: list[KbError] = []
    with qtbot.waitSignal(faults.reported) as told:
        runner.read(lambda: 1 // 0, None, failures.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert [type(failure) for failure in failures] == [UnexpectedError]
    assert "ZeroDivisionError" in caplog.text


def test_nobody_is_called_who_is_gone(runner: TaskRunner, qtbot: QtBot) -> None:
    owner = Owner()
    start = threading.Event()
    runner.read(lambda: start.wait(5), owner.on_done)
    heard = owner.heard
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    start.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert heard == []


def test_a_cancelled_read_answers_nothing(runner: TaskRunner, qtbot: QtBot) -> None:
    token = CancelToken()
    token.cancel()
    heard: list[object] = []
    runner.read(token.check, heard.append, heard.append, token=token)
    qtbot.waitUntil(lambda: runner.idle)
    assert heard == []


def test_closing_cancels_reads_lets_writes_finish_and_tells_nobody(faults: FaultChannel, qtbot: QtBot) -> None:
    runner = TaskRunner(faults)
    token = CancelToken()
    reading, written = threading.Event(), threading.Event()
    heard: list[object] = []

    def read() -> None:
        reading.set()
        while not token.cancelled:
            threading.Event().wait(0.001)

    runner.read(read, heard.append, token=token)
    runner.write(written.set, heard.append)
    assert reading.wait(5)
    assert runner.close()
    assert written.is_set()
    qtbot.wait(1)
    assert heard == []


def test_a_closed_runner_takes_no_more_work(faults: FaultChannel) -> None:
    runner = TaskRunner(faults)
    assert runner.close()
    runner.read(lambda: pytest.fail("started after the end"))
    assert runner.idle
