from __future__ import annotations

import os
import socket
import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from kb.domain.hand_off import CallHandOff
from kb.services.hand_off.messages import LONGEST_MESSAGE, read_answer, write_request

if sys.platform == "win32":
    pytest.skip("Windows has named pipes", allow_module_level=True)

from kb.services.hand_off import unix_socket
from kb.services.hand_off.unix_socket import UnixDoor, read_line, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.kb.services.hand_off.conftest import Taker

CALL = CallHandOff(caller="田中様", product="電気ケトル K-21")


@pytest.fixture
def address(run_time: Path) -> Path:
    return run_time / "a.socket"


@pytest.fixture
def door(address: Path, taker: Taker) -> Iterator[UnixDoor]:
    made = UnixDoor.claim(address)
    assert made is not None
    made.serve(taker)
    yield made
    made.close()


def test_what_is_sent_is_taken_and_answered(door: UnixDoor, address: Path, taker: Taker) -> None:
    assert read_answer(send(address, write_request(CALL)))
    assert taker.next() == CALL
    assert read_answer(send(address, write_request(None)))
    assert taker.next() is None


def test_only_the_user_may_write_to_it(door: UnixDoor, address: Path) -> None:
    assert stat.S_IMODE(address.stat().st_mode) == 0o600
    assert stat.S_IMODE(address.with_suffix(".lock").stat().st_mode) == 0o600


def test_nobody_else_gets_the_place_until_it_is_given_up(address: Path, taker: Taker) -> None:
    first = UnixDoor.claim(address)
    assert first is not None
    first.serve(taker)
    assert UnixDoor.claim(address) is None
    assert read_answer(send(address, write_request(CALL)))
    first.close()
    with pytest.raises(FileNotFoundError):
        send(address, write_request(CALL))
    second = UnixDoor.claim(address)
    assert second is not None
    second.close()


def test_what_came_before_anybody_listened_is_taken(address: Path, taker: Taker) -> None:
    door = UnixDoor.claim(address)
    assert door is not None
    answers: list[bytes] = []
    sender = threading.Thread(target=lambda: answers.append(send(address, write_request(CALL))))
    sender.start()
    door.serve(taker)
    assert taker.next() == CALL
    sender.join()
    door.close()
    assert read_answer(answers[0])


def test_a_socket_that_a_dead_program_left_is_replaced(address: Path, taker: Taker) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(address))
    with pytest.raises(ConnectionRefusedError):
        send(address, write_request(CALL))
    door = UnixDoor.claim(address)
    assert door is not None
    door.serve(taker)
    assert read_answer(send(address, write_request(CALL)))
    door.close()
    assert not address.exists()


@pytest.mark.parametrize("line", [b"rm -rf /\n", b"a" * (LONGEST_MESSAGE + 1), b'{"version": 7, "do": "call"}\n'])
def test_what_is_no_request_is_refused_and_not_logged(
    door: UnixDoor, address: Path, taker: Taker, line: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert not read_answer(send(address, line))
    assert taker.empty
    assert "refused a hand-off" in caplog.text
    assert "rm" not in caplog.text
    assert read_answer(send(address, write_request(CALL)))


def test_one_who_says_nothing_does_not_keep_the_others_out(
    address: Path, taker: Taker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(unix_socket, "PATIENCE", 0.3)
    door = UnixDoor.claim(address)
    assert door is not None
    door.serve(taker)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(address))
        silent.sendall(b'{"version"')
        assert read_answer(send(address, write_request(CALL)))
        assert silent.recv(100) == b""
    with socket.socket(socket.AF_UNIX) as gone:
        gone.connect(str(address))
    assert read_answer(send(address, write_request(CALL)))
    door.close()
    assert "broke off" in caplog.text


def test_a_line_may_come_in_pieces_but_not_for_ever() -> None:
    here, there = socket.socketpair()
    with here, there:
        for part in (b"ab", b"c\n"):
            there.sendall(part)
        assert read_line(here, 1) == b"abc\n"
        with pytest.raises(TimeoutError):
            read_line(here, 0)


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="the system does not say who is there")
def test_another_user_is_not_answered(
    door: UnixDoor, address: Path, taker: Taker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(PermissionError):
        send(address, write_request(CALL))
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(str(address))
        assert other.recv(100) == b""
    assert taker.empty
    assert "another user" in caplog.text
