"""The named pipe's protocol over Unix sockets: the pipe itself is Windows' own."""

from __future__ import annotations

import socket
import sys
from multiprocessing.connection import Client
from typing import TYPE_CHECKING

import pytest

from kb.domain.hand_off import CallHandOff
from kb.services.hand_off.messages import read_answer, write_request
from kb.services.hand_off.named_pipe import PipeDoor, own_key, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.kb.services.hand_off.conftest import Taker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there it is a pipe")

FAMILY = "AF_UNIX"
KEY = b"k" * 32
CALL = CallHandOff(caller="田中様")


@pytest.fixture
def address(run_time: Path) -> str:
    return str(run_time / "pipe")


@pytest.fixture
def door(address: str, taker: Taker) -> Iterator[PipeDoor]:
    made = PipeDoor.claim(address, KEY, FAMILY)
    assert made is not None
    made.serve(taker)
    yield made
    made.close()


def test_what_is_sent_is_taken_and_answered_once_somebody_has_the_place(
    door: PipeDoor, address: str, taker: Taker
) -> None:
    assert PipeDoor.claim(address, KEY, FAMILY) is None
    assert read_answer(send(address, KEY, write_request(CALL), FAMILY))
    assert taker.next() == CALL
    assert read_answer(send(address, KEY, write_request(None), FAMILY))
    assert taker.next() is None


def test_who_does_not_know_the_key_is_not_heard(door: PipeDoor, address: str, taker: Taker) -> None:
    with pytest.raises(PermissionError):
        send(address, b"x" * 32, write_request(CALL), FAMILY)
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(address)
        stranger.sendall(b"\0\0\0\4\x80\x04N.")
    assert read_answer(send(address, KEY, write_request(None), FAMILY))
    assert taker.next() is None
    assert taker.empty


def test_objects_are_not_unpickled(door: PipeDoor, address: str, taker: Taker) -> None:
    with Client(address, FAMILY, authkey=KEY) as connection:
        connection.send({"version": 1, "do": "show"})
        assert not read_answer(connection.recv_bytes())
    assert taker.empty


def test_nobody_there(address: str) -> None:
    with pytest.raises(FileNotFoundError):
        send(address, KEY, write_request(CALL), FAMILY)


def test_the_key_is_made_once_for_this_user(tmp_path: Path) -> None:
    file = tmp_path / "program" / "key"
    key = own_key(file)
    assert len(key) == 32
    assert own_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
