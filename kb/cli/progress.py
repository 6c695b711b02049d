"""A long job on the terminal: one line that says how far it is, and Ctrl+C that stops it where that is harmless."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.cli.width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from kb.cli.terminal import Terminal
    from kb.domain.progress import JobProgress

_MINUTE = 60


class ProgressLine:
    """Writes over itself on standard error where a person looks on, and says nothing to programs."""

    def __init__(self, terminal: Terminal) -> None:
        """Write nothing yet."""
        self._terminal = terminal
        self._watched = terminal.err.isatty() and not terminal.json
        self._width = 0

    def show(self, progress: JobProgress) -> None:
        """Write how far the job is, with its rate and the time left once they are known."""
        if self._watched:
            self.write(progress_text(self._terminal, progress))

    def write(self, text: str) -> None:
        """Write what is being done over what was."""
        if not self._watched:
            return
        blank = " " * max(0, self._width - display_width(text))
        self._width = display_width(text)
        print(f"\r{text}{blank}", end="", file=self._terminal.err, flush=True)

    def clear(self) -> None:
        """Take the line away: a result is printed in its place."""
        if self._width:
            self.write("")
            print("\r", end="", file=self._terminal.err, flush=True)

    def end(self) -> None:
        """Go on below the line, if there is one."""
        if self._width:
            print(file=self._terminal.err, flush=True)
            self._width = 0


def progress_text(terminal: Terminal, progress: JobProgress) -> str:
    """Return how far a job is as a person says it."""
    text = terminal.say(f"job_{progress.job.value}", done=f"{progress.done:,}", total=f"{progress.total:,}")
    left = progress.seconds_left
    if left is None:
        return text
    key = "job_minutes_left" if left >= _MINUTE else "job_seconds_left"
    amount = round(left / _MINUTE) if left >= _MINUTE else round(left)
    return text + terminal.say(key, rate=f"{progress.per_second:,.0f}", left=amount)


@contextmanager
def stopped_by_interrupt() -> Iterator[CancelToken]:
    """Give a token that the first Ctrl+C cancels; the second ends the program as always.

    Where Ctrl+C was ignored before, as ``nohup`` has it, it still is.
    """
    token = CancelToken()
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is signal.SIG_IGN:
        yield token
        return

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        token.cancel()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)
