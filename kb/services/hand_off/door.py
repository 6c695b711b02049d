"""The receiving side as the program knows it, whatever it is made of."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from kb.services.hand_off.messages import read_request, write_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.services.hand_off.messages import Request

_log = logging.getLogger(__name__)

#: Seconds that one sender has for its line, and that the answer has.
PATIENCE = 2.0
#: Seconds a sender waits: longer than the one before it may take.
SENDER_PATIENCE = 2 * PATIENCE + 1.0


class Door(Protocol):
    """One library's place to hand things to; at most one program holds it."""

    def serve(self, take: Callable[[Request], None]) -> None:
        """Call ``take`` for each request from now on, on a thread of its own; what was sent before waits until then."""

    def close(self) -> None:
        """Take nothing more, and let the next program have the place; returns when the thread has ended."""


class NoDoor:
    """Where no place can be made: nothing is ever handed over, and everything else works."""

    def serve(self, take: Callable[[Request], None]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def answer_line(line: bytes, take: Callable[[Request], None]) -> bytes:
    """Take a request and return the answer; what is no request is refused and logged without its words."""
    try:
        request = read_request(line)
    except ValueError as error:
        _log.warning("refused a hand-off: %s", error)
        return write_answer(taken=False)
    take(request)
    return write_answer(taken=True)
