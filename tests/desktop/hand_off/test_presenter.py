from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.hand_off.presenter import IncomingCalls, claim_or_tell
from kb.domain.hand_off import CallHandOff
from kb.services.hand_off import NoDoor, claim, deliver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kb.services.hand_off import Request

FIRST, SECOND = CallHandOff(caller="田中様"), CallHandOff(caller="鈴木様")


class FakeDoor:
    """Lets a test send from any thread."""

    def __init__(self) -> None:
        self.send: Callable[[Request], None] = lambda _: None
        self.closed = False

    def serve(self, take: Callable[[Request], None]) -> None:
        self.send = take

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kb") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("LOCALAPPDATA", folder)
        yield Path(folder)


def test_what_comes_is_told_on_the_thread_of_the_window_and_not_before_it_is_there(qtbot: QtBot) -> None:
    door = FakeDoor()
    incoming = IncomingCalls(door)
    told: list[tuple[Request, threading.Thread]] = []
    incoming.arrived.connect(lambda request: told.append((request, threading.current_thread())))

    def send(request: Request) -> None:
        sender = threading.Thread(target=door.send, args=(request,))
        sender.start()
        sender.join()

    incoming.add(FIRST)
    send(SECOND)
    qtbot.wait(1)
    assert told == []
    incoming.begin()
    send(None)
    qtbot.waitUntil(lambda: len(told) == 3)
    here = threading.current_thread()
    assert told == [(FIRST, here), (SECOND, here), (None, here)]
    incoming.close()
    assert door.closed


@pytest.mark.skipif(sys.platform == "win32", reason="the named pipe has its own test")
def test_the_second_start_tells_the_first(home: Path, qtbot: QtBot) -> None:
    library = home / "library"
    door = claim_or_tell(library, None)
    assert door is not None
    incoming = IncomingCalls(door)
    incoming.begin()
    with qtbot.waitSignal(incoming.arrived) as told:
        assert claim_or_tell(library, FIRST) is None
    assert told.args == [FIRST]
    incoming.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the named pipe has its own test")
def test_a_first_one_that_does_not_listen_keeps_nobody_from_a_window(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kb.services.hand_off.unix_socket.SENDER_PATIENCE", 0.05)
    deaf = claim(home, {"XDG_RUNTIME_DIR": str(home)})
    assert deaf is not None
    assert isinstance(claim_or_tell(home, FIRST), NoDoor)
    assert "does not answer" in caplog.text
    deaf.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the named pipe has its own test")
def test_a_window_that_was_closed_takes_nothing(home: Path, qtbot: QtBot) -> None:
    door = claim_or_tell(home, None)
    assert door is not None
    incoming = IncomingCalls(door)
    incoming.close()
    after = claim_or_tell(home, FIRST)
    assert after is not None
    told: list[Request] = []
    after.serve(told.append)
    deliver(home, {"XDG_RUNTIME_DIR": str(home)}, SECOND)
    assert told == [SECOND]
    after.close()
