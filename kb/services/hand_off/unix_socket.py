"""The place as a Unix domain socket; whose it is, a lock says that the system releases when the holder dies."""

from __future__ import annotations

import fcntl
import logging
import os
import selectors
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING, Self

from kb.services.hand_off.door import PATIENCE, SENDER_PATIENCE, answer_line
from kb.services.hand_off.messages import LONGEST_MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.services.hand_off.messages import Request

_log = logging.getLogger(__name__)

_LOCK_SUFFIX = ".lock"
_OWN = 0o600
_WAITING = 16
#: Process, user and group of the other side (Linux); elsewhere the folder alone keeps others out.
_PEER_OPTION: int | None = getattr(socket, "SO_PEERCRED", None)
_PEER = struct.Struct("iII")


class UnixDoor:
    """A ``Door`` that listens at an address; use ``claim``."""

    def __init__(self, address: Path, lock: int, listening: socket.socket) -> None:
        """Own the lock and the socket until ``close``."""
        self._address = address
        self._lock = lock
        self._listening = listening
        self._waking, self._woken = socket.socketpair()
        self._thread: threading.Thread | None = None

    @classmethod
    def claim(cls, address: Path) -> Self | None:
        """Take the place, also that of a program that died; None while another one lives there.

        Raises:
            OSError: there is no room for it, or the folder does not take it.
        """
        lock = os.open(lock_of(address), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _OWN)
        listening = socket.socket(socket.AF_UNIX)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            address.unlink(missing_ok=True)
            listening.bind(os.fspath(address))
            address.chmod(_OWN)
            listening.listen(_WAITING)
        except BaseException as error:
            listening.close()
            os.close(lock)
            if isinstance(error, BlockingIOError):
                return None
            raise
        return cls(address, lock, listening)

    def serve(self, take: Callable[[Request], None]) -> None:
        """See ``Door.serve``."""
        self._thread = threading.Thread(target=self._run, args=(take,), name="hand-off", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """See ``Door.close``."""
        self._waking.send(b"x")
        if self._thread is not None:
            self._thread.join()
        self._address.unlink(missing_ok=True)
        for end in (self._listening, self._waking, self._woken):
            end.close()
        os.close(self._lock)

    def _run(self, take: Callable[[Request], None]) -> None:
        with selectors.DefaultSelector() as selector:
            for end in (self._listening, self._woken):
                selector.register(end, selectors.EVENT_READ)
            while all(key.fileobj is not self._woken for key, _ in selector.select()):
                try:
                    self._answer(take)
                except OSError as error:  # the sender is gone or too slow; the next one is another matter
                    _log.warning("a hand-off broke off: %s", error)

    def _answer(self, take: Callable[[Request], None]) -> None:
        connection, _ = self._listening.accept()
        with connection:
            if not is_own(connection):
                _log.warning("refused a hand-off of another user")
                return
            line = read_line(connection, PATIENCE)
            connection.settimeout(PATIENCE)
            connection.sendall(answer_line(line, take))


def lock_of(address: Path) -> Path:
    """Return the file whose lock says whose an address is; it stays when the program ends."""
    return address.with_suffix(_LOCK_SUFFIX)


def send(address: Path, line: bytes) -> bytes:
    """Send a line to the program at an address and return its answer.

    Raises:
        FileNotFoundError, ConnectionRefusedError: nobody is there.
        OSError: somebody is there, but does not answer in time, or is another user.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SENDER_PATIENCE)
        connection.connect(os.fspath(address))
        if not is_own(connection):
            raise PermissionError(f"another user listens at {address}")
        connection.sendall(line)
        return read_line(connection, SENDER_PATIENCE)


def is_own(connection: socket.socket) -> bool:
    """Tell whether the other side is a process of this user, where the system can tell."""
    if _PEER_OPTION is None:
        return True
    _, user, _ = _PEER.unpack(connection.getsockopt(socket.SOL_SOCKET, _PEER_OPTION, _PEER.size))
    return bool(user == os.getuid())


def read_line(connection: socket.socket, seconds: float) -> bytes:
    """Return what arrives up to a line end, the end of the stream, or one byte more than a message may have.

    Raises:
        TimeoutError: it took longer than ``seconds`` altogether.
    """
    deadline = time.monotonic() + seconds
    line = b""
    while not line.endswith(b"\n") and len(line) <= LONGEST_MESSAGE:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no whole line in time")
        connection.settimeout(left)
        part = connection.recv(LONGEST_MESSAGE + 1 - len(line))
        if not part:
            break
        line += part
    return line
