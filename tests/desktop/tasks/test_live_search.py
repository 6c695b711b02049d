from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.live_search import LiveSearch
from kb.errors import IndexUnavailableError, OperationCancelledError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken

_NEVER = 10_000_000


class Searcher:
    """A search whose end the test decides."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.tokens: list[CancelToken] = []
        self.started = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.go_on.set()
        self.running = 0
        self.most_running = 0

    def __call__(self, query: str, token: CancelToken) -> str:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.asked.append(query)
        self.tokens.append(token)
        self.threads.add(threading.get_ident())
        self.started.release()
        try:
            assert self.go_on.wait(60)
            if query == "damaged":
                raise IndexUnavailableError(path="x")
            if query == "wrong":
                raise ZeroDivisionError
            if query == "checks":
                token.check()
        finally:
            self.running -= 1
        return f"answer to {query}"


@pytest.fixture
def searcher() -> Searcher:
    return Searcher()


@pytest.fixture
def live(searcher: Searcher, faults: FaultChannel, qtbot: QtBot) -> Iterator[LiveSearch[str, str]]:
    made: LiveSearch[str, str] = LiveSearch(searcher, faults, delay_ms=_NEVER)
    yield made
    searcher.go_on.set()
    assert made.close()


def test_the_answer_comes_after_a_pause(searcher: Searcher, faults: FaultChannel, qtbot: QtBot) -> None:
    live: LiveSearch[str, str] = LiveSearch(searcher, faults, delay_ms=1)
    with qtbot.waitSignal(live.succeeded) as answer:
        live.set_query("訪問")
    assert answer.args == ["answer to 訪問"]
    assert threading.get_ident() not in searcher.threads
    assert live.close()


def test_typing_on_asks_only_the_last(live: LiveSearch[str, str], searcher: Searcher, qtbot: QtBot) -> None:
    for query in ("や", "やけ", "やけど"):
        live.set_query(query)
    with qtbot.waitSignal(live.succeeded):
        live.flush()
    assert searcher.asked == ["やけど"]


def test_an_older_search_is_cancelled_and_its_answer_dropped(
    live: LiveSearch[str, str], searcher: Searcher, qtbot: QtBot
) -> None:
    answers: list[object] = []
    live.succeeded.connect(answers.append)
    searcher.go_on.clear()
    live.set_query("first")
    live.flush()
    assert searcher.started.acquire(timeout=60)
    for query in ("second", "third", "fourth"):
        live.set_query(query)
        live.flush()
    assert searcher.tokens[0].cancelled
    with qtbot.waitSignal(live.succeeded):
        searcher.go_on.set()
    assert answers == ["answer to fourth"]
    assert searcher.asked == ["first", "fourth"]
    assert searcher.most_running == 1


def test_all_searches_run_on_one_thread(live: LiveSearch[str, str], searcher: Searcher, qtbot: QtBot) -> None:
    for number in range(5):
        live.set_query(str(number))
        with qtbot.waitSignal(live.succeeded):
            live.flush()
    assert len(searcher.threads) == 1


def test_a_known_failure_is_told(live: LiveSearch[str, str], qtbot: QtBot) -> None:
    live.set_query("damaged")
    with qtbot.waitSignal(live.failed) as told:
        live.flush()
    assert isinstance(told.args[0], IndexUnavailableError)
    assert not live.busy


def test_an_unknown_failure_goes_to_the_fault_channel_and_searching_goes_on(
    live: LiveSearch[str, str], faults: FaultChannel, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    live.set_query("wrong")
    with qtbot.waitSignal(faults.reported):
        live.flush()
    assert "ZeroDivisionError" in caplog.text
    live.set_query("right")
    with qtbot.waitSignal(live.succeeded):
        live.flush()


def test_cancelling_drops_the_answer(live: LiveSearch[str, str], searcher: Searcher, qtbot: QtBot) -> None:
    searcher.go_on.clear()
    live.set_query("checks")
    live.flush()
    assert searcher.started.acquire(timeout=60)
    live.cancel()
    assert not live.busy
    with qtbot.assertNotEmitted(live.succeeded), qtbot.assertNotEmitted(live.failed):
        searcher.go_on.set()
        assert live.close()
        qtbot.wait(1)
    with pytest.raises(OperationCancelledError):
        searcher.tokens[0].check()


def test_busy_from_the_question_to_the_answer(live: LiveSearch[str, str], qtbot: QtBot) -> None:
    told: list[bool] = []
    live.busy_changed.connect(told.append)
    live.set_query("a")
    live.set_query("b")
    with qtbot.waitSignal(live.succeeded):
        live.flush()
    assert told == [True, False]


@pytest.mark.parametrize("round_number", range(5))
def test_it_can_be_stopped_at_any_moment(
    searcher: Searcher, faults: FaultChannel, qtbot: QtBot, round_number: int
) -> None:
    live: LiveSearch[str, str] = LiveSearch(searcher, faults, delay_ms=0)
    live.set_query("a")
    qtbot.wait(round_number)
    live.set_query("b")
    assert live.close()
    with qtbot.assertNotEmitted(live.succeeded, wait=5):
        live.set_query("after the end")


def test_flush_without_a_question_does_nothing(live: LiveSearch[str, str], searcher: Searcher) -> None:
    live.flush()
    assert searcher.asked == []
