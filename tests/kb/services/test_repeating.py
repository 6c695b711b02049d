from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError, LibraryBusyError
from kb.services.repeating import Repeating
from tests.kb.support import eventually

if TYPE_CHECKING:
    from kb.cancellation import CancelToken


def test_it_goes_on_after_a_failure_and_ends_when_told(caplog: pytest.LogCaptureFixture) -> None:
    times: list[int] = []

    def work(_token: CancelToken) -> None:
        times.append(len(times))
        if len(times) == 1:
            raise LibraryBusyError(path="x")

    repeating = Repeating("kb-test", work, first=0.0, every=0.001)
    with caplog.at_level(logging.WARNING):
        repeating.start()
        assert eventually(lambda: len(times) >= 3)
        repeating.close()
    assert "kb-test: left for the next time: library_busy" in caplog.text
    assert "kb-test" not in {thread.name for thread in threading.enumerate()}


def test_closing_gives_up_what_is_being_done() -> None:
    begun = threading.Event()

    def work(token: CancelToken) -> None:
        begun.set()
        while True:
            token.check()

    repeating = Repeating("kb-test", work, first=0.0, every=60.0)
    repeating.start()
    assert begun.wait(10)
    repeating.close()


def test_closing_leaves_behind_what_a_dead_share_keeps(caplog: pytest.LogCaptureFixture) -> None:
    begun, answers = threading.Event(), threading.Event()

    def work(_token: CancelToken) -> None:
        begun.set()
        answers.wait()

    repeating = Repeating("kb-test", work, first=0.0, every=60.0, patience=0.01)
    repeating.start()
    assert begun.wait(60)
    with caplog.at_level(logging.WARNING):
        repeating.close()
    assert "kb-test: left behind" in caplog.text
    answers.set()


def test_one_that_was_never_started_can_be_closed() -> None:
    Repeating("kb-test", lambda _token: None, first=0.0, every=1.0).close()


@pytest.mark.parametrize("error", [FileNotFoundError(2, "gone"), DiskFullError(path="library")])
def test_a_folder_that_is_gone_does_not_end_what_is_done_again_and_again(error: Exception) -> None:
    turns, done = 0, threading.Event()

    def work(_token: CancelToken) -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            raise error
        done.set()

    thread = Repeating("kb-test", work, first=0.0, every=0.01)
    thread.start()
    assert done.wait(60)
    thread.close()
