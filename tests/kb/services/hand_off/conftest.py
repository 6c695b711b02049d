"""A user with a folder for sockets, and somebody who takes what is handed over."""

from __future__ import annotations

import queue
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.services.hand_off import Request


class Taker:
    """Takes requests on whatever thread they come."""

    def __init__(self) -> None:
        self._taken: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def __call__(self, request: Request) -> None:
        self._taken.put(request)

    def next(self) -> Request:
        return self._taken.get(timeout=60)

    @property
    def empty(self) -> bool:
        return self._taken.empty()


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def run_time() -> Iterator[Path]:
    """A private folder with a short name: addresses of sockets are short."""
    with tempfile.TemporaryDirectory(prefix="kb") as folder:
        yield Path(folder)


@pytest.fixture
def environ(run_time: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(run_time), "HOME": str(run_time / "home")}
