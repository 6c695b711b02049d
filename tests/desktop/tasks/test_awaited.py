from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.awaited import Awaited
from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def others() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(3) as made:
        yield made


def test_everybody_who_waits_gets_the_value(others: ThreadPoolExecutor) -> None:
    awaited: Awaited[str] = Awaited()
    assert awaited.value is None
    waiting = [others.submit(awaited.get), others.submit(awaited.get, CancelToken())]
    assert awaited.put("library")
    assert [one.result(5) for one in waiting] == ["library", "library"]
    assert awaited.get() == awaited.value == "library"


def test_nobody_waits_for_what_was_given_up(others: ThreadPoolExecutor) -> None:
    awaited: Awaited[str] = Awaited()
    waiting = others.submit(awaited.get)
    awaited.give_up()
    with pytest.raises(OperationCancelledError):
        waiting.result(5)
    with pytest.raises(OperationCancelledError):
        awaited.get()
    assert not awaited.put("too late")
    assert awaited.value is None


def test_what_is_there_cannot_be_given_up() -> None:
    awaited: Awaited[str] = Awaited()
    awaited.put("library")
    awaited.give_up()
    assert awaited.get() == "library"


def test_a_cancelled_question_does_not_wait(others: ThreadPoolExecutor) -> None:
    awaited: Awaited[str] = Awaited()
    token, begun = CancelToken(), threading.Event()

    def ask() -> str:
        begun.set()
        return awaited.get(token)

    waiting = others.submit(ask)
    assert begun.wait(60)
    token.cancel()
    with pytest.raises(OperationCancelledError):
        waiting.result(5)
