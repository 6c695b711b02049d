"""Child processes: started in one way on every system, deaf to Ctrl+C, and gone when their parent is.

A child gets two pipes. The end of its orders says that the parent is gone, the end of its answers that the child is:
neither waits for a dead one. Everything is spawned, never forked: threads and open databases do not survive a fork.
"""

from __future__ import annotations

import atexit
import ctypes
import multiprocessing
import os
import signal
import sys
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from kb.cancellation import CancelToken

_CONTEXT = multiprocessing.get_context("spawn")
#: Seconds between two looks at a token while nothing comes.
_LOOK_SECONDS = 0.1
#: Seconds for a killed process to be gone: one that asks a share which hangs is not, before that answers.
_DEAD_SECONDS = 5.0
_NICE = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


class ChildDiedError(Exception):
    """The child ended without an answer: killed, out of memory, or never properly started."""


class Child:
    """A process that runs one function: ``main(orders, answers, *arguments)``, all of it picklable."""

    def __init__(self, main: Callable[..., None], *arguments: object, in_background: bool) -> None:
        """Start it; ``in_background`` has it take the processor only where nothing else wants it."""
        orders, self._orders = _CONTEXT.Pipe(duplex=False)
        self._answers, answers = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(
            target=_run, args=(main, orders, answers, arguments), kwargs={"in_background": in_background}
        )
        try:
            with _deaf_to_interrupts():
                self._process.start()
        except BaseException:
            self._orders.close()
            self._answers.close()
            raise
        finally:
            # Ours alone must keep the pipes open, or neither side would see the other's end.
            orders.close()
            answers.close()
        # Without this a program that ends by an exception would wait for the child's work.
        atexit.register(self._process.kill)

    @property
    def process_id(self) -> int | None:
        """The number the system knows it by."""
        return self._process.pid

    def order(self, value: object) -> None:
        """Send something; to a child that is gone nothing is sent, and ``answer`` tells that it is."""
        with suppress(OSError):
            self._orders.send(value)

    def answer(self, token: CancelToken | None = None) -> Any:  # noqa: ANN401 - whatever the child sends
        """Wait for the next answer.

        Raises:
            ChildDiedError: there is none and will be none.
            OperationCancelledError: the token was cancelled first; the child still works.
        """
        while True:
            if token is not None:
                token.check()
            if wait([self._answers], _LOOK_SECONDS):
                break
        try:
            return self._answers.recv()
        except (EOFError, OSError) as error:
            raise ChildDiedError from error

    def kill(self) -> None:
        """End it at once, as a power cut does; what it had answered before can still be read."""
        self._process.kill()
        self._process.join(_DEAD_SECONDS)

    def end(self, patience: float) -> None:
        """Let it end by itself, which it does without further orders, and kill it after ``patience`` seconds."""
        self._orders.close()
        self._process.join(patience)
        if self._process.is_alive():
            self.kill()
        atexit.unregister(self._process.kill)
        self._answers.close()
        with suppress(ValueError):  # it hangs in a share yet, and ends when the system lets it
            self._process.close()


def usable_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _run(
    main: Callable[..., None],
    orders: Connection,
    answers: Connection,
    arguments: tuple[object, ...],
    *,
    in_background: bool,
) -> None:
    # The parent's terminal sends Ctrl+C to everyone; the parent decides what becomes of its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if in_background:
        _step_back()
    with suppress(BrokenPipeError):  # the parent is gone, and nobody waits for the answer
        main(orders, answers, *arguments)


def _step_back() -> None:
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start a child with Ctrl+C blocked, so that it cannot come before the child ignores it; POSIX only."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
