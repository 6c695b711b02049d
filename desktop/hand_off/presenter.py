"""What comes in from other programs, brought to the GUI thread."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kb.errors import WindowNotAnsweringError
from kb.services.hand_off import NoDoor, claim_or_deliver

if TYPE_CHECKING:
    from pathlib import Path

    from kb.services.hand_off import Door, Request

_log = logging.getLogger(__name__)


def claim_or_tell(library: Path, request: Request) -> Door | None:
    """Return the place of this program where it is the first with a library; None when the first one has been told.

    Where the first one does not listen this one starts as well: nobody is left without a window.
    """
    try:
        return claim_or_deliver(library, os.environ, request)
    except WindowNotAnsweringError:
        _log.warning("another window has the library and does not answer")
        return NoDoor()


class IncomingCalls(QObject):
    """Requests in the order in which they came, none before ``begin``: the window may still be being built.

    Signals:
        arrived: (CallHandOff, or None for "come to the front") on the GUI thread.
    """

    arrived = Signal(object)
    _came = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        """Listen from now on: whoever hands something over gets an answer while the window is being built."""
        super().__init__(parent)
        self._door = door
        self._early: list[Request] | None = []
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        door.serve(self._came.emit)

    def add(self, request: Request) -> None:
        """Take a request that came with the start of this program itself."""
        self._on_came(request)

    def begin(self) -> None:
        """Tell what has come, and from now on what comes."""
        early, self._early = self._early, None
        for request in early or ():
            self.arrived.emit(request)

    def close(self) -> None:
        """Take nothing more; the next start of the program has a window of its own."""
        self._door.close()

    def _on_came(self, request: Request) -> None:
        if self._early is None:
            self.arrived.emit(request)
        else:
            self._early.append(request)
