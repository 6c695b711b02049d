from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kb.errors import LibraryBusyError
from kb.services.repeating import Repeating
from tests.kb.support import eventually

if TYPE_CHECKING:
    import pytest

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


def test_one_that_was_never_started_can_be_closed() -> None:
    Repeating("kb-test", lambda _token: None, first=0.0, every=1.0).close()
