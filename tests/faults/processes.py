"""Runs a function in a process of its own that may die of it, and waits until nothing of it is left."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSE_SECONDS = 0.01
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: ``value`` is what the function returned, ``error`` the last lines of a traceback.

    Killed, it has neither. ``hung`` tells that it had to be killed because it did not end.
    """

    value: object = None
    error: str = ""
    killed: bool = False
    hung: bool = False


def apart(work: Callable[[], object], *, seconds: float = 60.0) -> Ended:
    """Call ``work`` in another process and return how that ended; nothing of its process group is left afterwards."""
    return Program(work).end(seconds)


class Program:
    """A process that runs one function.

    Whoever starts it must have one thread only and no open database. Everything is imported already in the new process,
    so a run takes milliseconds. POSIX only.
    """

    def __init__(self, work: Callable[[], object]) -> None:
        """Start it."""
        sys.stdout.flush()
        self._reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._reading)
            _work(work, writing)
        os.close(writing)
        os.set_blocking(self._reading, False)

    def kill(self) -> None:
        """Kill it with everything that it started."""
        _kill_group(self._process)

    def end(self, seconds: float) -> Ended:
        """Wait for its end, and kill it after so many seconds."""
        deadline = time.monotonic() + seconds
        answer, status = bytearray(), None
        while status is None and time.monotonic() < deadline:
            _drain(self._reading, answer)
            found, code = os.waitpid(self._process, os.WNOHANG)
            status = code if found else None
            if status is None:
                time.sleep(_PAUSE_SECONDS / 5)
        # Children that outlive their parent end by themselves; the product promises that.
        hung = status is None or not _wait_for_group(self._process, deadline)
        if hung:
            _kill_group(self._process)
            if status is None:
                os.waitpid(self._process, 0)
        _drain(self._reading, answer)
        os.close(self._reading)
        if hung:
            return Ended(hung=True, error="did not end")
        if not answer:
            return Ended(killed=True)
        value, error = pickle.loads(bytes(answer))  # noqa: S301 - our own
        return Ended(value, error)


def _work(work: Callable[[], object], writing: int) -> None:
    try:
        os.setpgid(0, 0)
        faulthandler.enable()
        answer = (work(), "")
    except BaseException:  # noqa: BLE001 - whatever it is, the campaign counts it
        answer = (None, traceback.format_exc(limit=-12))
    content = pickle.dumps(answer)
    while content:
        content = content[os.write(writing, content) :]
    sys.stdout.flush()
    os._exit(0)


def _drain(reading: int, into: bytearray) -> None:
    try:
        while block := os.read(reading, _BLOCK):
            into += block
    except BlockingIOError:
        return


def _wait_for_group(group: int, deadline: float) -> bool:
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE_SECONDS)


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
