"""The place as a named pipe of Windows. Only bytes pass, never pickled objects; both sides prove that they know a key.

The pipe is made with Windows' default rights: its creator, administrators and the system may write to it. Written for
Windows and tried over Unix sockets (``family``); it has not run on Windows yet.
"""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from typing import TYPE_CHECKING, Self

from kb.services.hand_off.door import PATIENCE, SENDER_PATIENCE, answer_line
from kb.services.hand_off.messages import LONGEST_MESSAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.services.hand_off.messages import Request

_log = logging.getLogger(__name__)

_KEY_BYTES = 32
_OWN = 0o600
_LOOK_AGAIN = 0.02
_FAMILY = "AF_PIPE"
_NOTHING = b""


class PipeDoor:
    """A ``Door`` that listens at a named pipe; use ``claim``."""

    def __init__(self, listener: Listener, key: bytes, family: str) -> None:
        """Own the listener until ``close``."""
        self._listener = listener
        self._key = key
        self._family = family
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @classmethod
    def claim(cls, address: str, key: bytes, family: str = _FAMILY) -> Self | None:
        """Take the place; None while another program has it (the first one to make a pipe is the only one)."""
        try:
            listener = Listener(address, family, authkey=key)
        except OSError:
            return None
        return cls(listener, key, family)

    def serve(self, take: Callable[[Request], None]) -> None:
        """See ``Door.serve``."""
        self._thread = threading.Thread(target=self._run, args=(take,), name="hand-off", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """See ``Door.close``."""
        self._closing.set()
        if self._thread is not None:
            # It waits for somebody: be that somebody, and be known by saying nothing.
            with Client(self._listener.address, self._family, authkey=self._key) as connection:
                connection.send_bytes(_NOTHING)
                self._thread.join()
        self._listener.close()

    def _run(self, take: Callable[[Request], None]) -> None:
        go_on = True
        while go_on:
            try:
                go_on = self._answer(take)
            except (OSError, EOFError, AuthenticationError) as error:  # the next sender is another matter
                _log.warning("a hand-off broke off: %s", type(error).__name__)

    def _answer(self, take: Callable[[Request], None]) -> bool:
        with self._listener.accept() as connection:
            if connection.poll(PATIENCE):
                line = connection.recv_bytes(LONGEST_MESSAGE)
                if line == _NOTHING and self._closing.is_set():
                    return False
                connection.send_bytes(answer_line(line, take))
        return True


def send(address: str, key: bytes, line: bytes, family: str = _FAMILY) -> bytes:
    """Send a line to the program at a pipe and return its answer.

    Raises:
        FileNotFoundError, ConnectionRefusedError: nobody is there.
        OSError: somebody is there, but does not answer in time or does not know the key.
    """
    try:
        with Client(address, family, authkey=key) as connection:
            connection.send_bytes(line)
            if not connection.poll(SENDER_PATIENCE):
                raise TimeoutError("no answer in time")
            return connection.recv_bytes(LONGEST_MESSAGE)
    except (EOFError, AuthenticationError) as error:
        raise PermissionError("the other side broke off") from error


def own_key(file: Path) -> bytes:
    """Return the key of this user, made at the first time: whoever can read the user's files knows it.

    Raises:
        OSError: the file cannot be made or read.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWN)
        with os.fdopen(descriptor, "wb") as made:
            made.write(secrets.token_bytes(_KEY_BYTES))
    except FileExistsError:
        pass  # made at an earlier time, or just now by another program
    deadline = time.monotonic() + PATIENCE
    while len(key := file.read_bytes()) < _KEY_BYTES:  # another program is just writing it
        if time.monotonic() > deadline:
            raise OSError(f"{file} holds no key")
        time.sleep(_LOOK_AGAIN)
    return key
