"""Work on other threads, and its answers on the way back to the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_FOREVER = -1


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job came to: exactly one of the two is meant, told apart by ``error``."""

    ticket: int
    result: object = None
    error: Exception | None = None


class Bridge(QObject):
    """Lives on the GUI thread as long as whoever asks; jobs on other threads only emit its signal.

    Signals:
        answered: (Answer) connect it queued.
    """

    answered = Signal(object)


class Job(QRunnable):
    """Works and answers, whatever happens; ``ticket`` tells whoever asks which job it was."""

    def __init__(self, bridge: Bridge, ticket: int, work: Callable[[], object]) -> None:
        """``work`` runs on a thread of the pool; whoever asks keeps it until the answer has come.

        It may belong to a widget or presenter. If the job were the last to hold it, that would be destroyed on the
        thread of the pool (see ``garbage``).
        """
        super().__init__()
        self._bridge = bridge
        self._ticket = ticket
        self._work: Callable[[], object] | None = work

    def run(self) -> None:
        if self._work is None:
            return  # it ran already
        try:
            answer = Answer(self._ticket, result=self._work())
        except Exception as error:  # noqa: BLE001 - every failure travels to the GUI thread, which tells known from unknown
            answer = Answer(self._ticket, error=error)
        self._work = None
        self._bridge.answered.emit(answer)


def thread_pool(parent: QObject, threads: int) -> QThreadPool:
    """Return a pool whose threads stay, because each keeps something open that is slow to open."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    pool.setExpiryTimeout(_FOREVER)
    return pool


def alive(callback: Callable[..., object]) -> bool:
    """Tell whether the widget or presenter that a callback belongs to still exists."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
