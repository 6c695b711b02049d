"""Lists are read before anybody asks, and nobody who asks waits for that."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFailingError, IndexUnavailableError
from kb.search.index import SearchIndex
from kb.search.warming import QUIET_SECONDS, WARM_PART, Warmer
from tests.kb.search.library import FINGERPRINT, articles, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATER = 1e9


class PlayedTime:
    """A clock that goes on by itself, and lets somebody act at a moment."""

    def __init__(self, act: Callable[[int], None] = lambda _: None) -> None:
        self.now = LATER
        self.looks = 0
        self._act = act

    def __call__(self) -> float:
        self.looks += 1
        self._act(self.looks)
        return self.now


def held(index: SearchIndex) -> list[str]:
    segment = index.snapshot().postings.segments[0]
    return [term for term, _ in segment.frequencies("word") if segment.holds("word", term)]


def test_the_most_frequent_terms_are_read(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    assert held(index) == []
    count = Warmer(index, clock=PlayedTime()).warm()
    terms = [
        term for field in ("word", "bigram") for term, _ in index.snapshot().postings.segments[0].frequencies(field)
    ]
    assert count == len(terms)
    assert "訪問" in held(index)


def test_the_same_index_is_warmed_once_and_a_rebuilt_one_again(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    warmer = Warmer(index, clock=PlayedTime())
    assert warmer.warm() > 0
    assert warmer.warm() == 0
    index.rebuild(articles())
    assert warmer.warm() > 0


def test_it_stops_when_the_cache_is_full_enough(tmp_path: Path) -> None:
    build(tmp_path, articles())
    index = SearchIndex.open(tmp_path / "index", fingerprint=FINGERPRINT, cache_bytes=20_000)
    count = Warmer(index, clock=PlayedTime()).warm()
    caches = index.snapshot().postings.segments[0].caches
    assert 0 < count < 40
    assert WARM_PART <= caches.postings.fullness <= 1.0


def test_it_waits_as_long_as_somebody_asks(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    segment = index.snapshot().postings.segments[0]
    fullness: list[float] = []

    def act(looks: int) -> None:
        # Somebody asks at each of the first ten looks, and then no more.
        index.asked_at = LATER - (0.0 if looks <= 10 else QUIET_SECONDS + 1)
        fullness.append(segment.caches.postings.fullness)

    assert Warmer(index, clock=PlayedTime(act)).warm() > 0
    assert fullness[:11] == [0.0] * 11
    assert fullness[-1] > 0.0


def test_closing_ends_the_thread_while_somebody_asks(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    warmer = Warmer(index, clock=lambda: index.asked_at)
    warmer.start()
    time.sleep(0.05)
    warmer.close()
    assert held(index) == []


def test_without_an_index_there_is_nothing_to_warm(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "none", fingerprint=FINGERPRINT)
    with pytest.raises(IndexUnavailableError):
        Warmer(index).warm()
    warmer = Warmer(index)
    warmer.start()
    warmer.request()
    warmer.close()


def test_what_comes_first_is_done_at_every_request(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    asked: list[bool] = []
    done = threading.Event()

    def first(may_go_on: Callable[[], bool]) -> None:
        asked.append(may_go_on())
        done.set()

    warmer = Warmer(index, first, clock=PlayedTime())
    warmer.start()
    assert done.wait(60)
    done.clear()
    warmer.request()
    assert done.wait(60)
    warmer.close()
    assert asked == [True, True]


def test_what_cannot_be_read_now_does_not_end_the_thread(tmp_path: Path) -> None:
    asked, again = 0, threading.Event()

    def first(_may_go_on: Callable[[], bool]) -> None:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise DiskFailingError(path="library")
        again.set()

    warmer = Warmer(build(tmp_path, articles()), first)
    warmer.start()
    while not again.wait(0.01):
        warmer.request()
    warmer.close()
    assert asked >= 2
