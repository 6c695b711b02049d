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
    runner.read(lambda: start.wait(60), owner.on_done)
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
    assert reading.wait(60)
    assert runner.close()
    assert written.is_set()
    qtbot.wait(1)
    assert heard == []


def test_a_closed_runner_takes_no_more_work(faults: FaultChannel) -> None:
    runner = TaskRunner(faults)
    assert runner.close()
    runner.read(lambda: pytest.fail("started after the end"))
    assert runner.idle


class Gates:
    """Reads that are answered when a test says so, in whatever order."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner
        self._gates: dict[str, threading.Event] = {}
        self.heard: list[object] = []

    def ask(self, name: str, about: str | None = "the list", error: KbError | None = None) -> None:
        self._gates[name] = gate = threading.Event()

        def work() -> str:
            gate.wait(60)
            if error is not None:
                raise error
            return name

        self._runner.read(work, self.heard.append, self.heard.append, about=about)

    def answer(self, name: str) -> None:
        self._gates[name].set()


@pytest.fixture
def gates(runner: TaskRunner) -> Gates:
    return Gates(runner)


def test_an_older_answer_does_not_come_over_a_newer_one(runner: TaskRunner, gates: Gates, qtbot: QtBot) -> None:
    gates.ask("older")
    gates.ask("newer")
    gates.answer("newer")
    qtbot.waitUntil(lambda: bool(gates.heard))
    gates.answer("older")
    qtbot.waitUntil(lambda: runner.idle)
    assert gates.heard == ["newer"]


def test_an_older_answer_that_comes_first_is_not_told_either(runner: TaskRunner, gates: Gates, qtbot: QtBot) -> None:
    gates.ask("older", error=ArticleNotFoundError(article="x"))
    gates.ask("newer")
    for name in ("older", "newer"):
        gates.answer(name)
    qtbot.waitUntil(lambda: runner.idle)
    assert gates.heard == ["newer"]


def test_questions_about_different_things_are_all_answered(runner: TaskRunner, gates: Gates, qtbot: QtBot) -> None:
    for name, about in (("one", "the list"), ("other", "the counts"), ("third", None), ("fourth", None)):
        gates.ask(name, about)
        gates.answer(name)
    qtbot.waitUntil(lambda: runner.idle)
    assert set(gates.heard) == {"one", "other", "third", "fourth"}


def test_what_was_let_be_is_not_answered_and_can_be_asked_again(runner: TaskRunner, gates: Gates, qtbot: QtBot) -> None:
    gates.ask("let be")
    runner.forget("the list")
    runner.forget("what nobody asked about")
    gates.answer("let be")
    qtbot.waitUntil(lambda: runner.idle)
    assert gates.heard == []
    gates.ask("again")
    gates.answer("again")
    qtbot.waitUntil(lambda: runner.idle)
    assert gates.heard == ["again"]
