"""Notices that another version was put in the place of the running program, and says so at the bottom of the window.

What runs goes on as it began; the other version is there after a restart. Nobody is interrupted for it.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.widgets.message_bar import Message

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

#: Lists every file of a bundle with its checksum (``resources.release.papers``): no two releases have the same.
LISTING = "SHA256SUMS"
#: Updates come once in weeks.
_EVERY_MS = 10 * 60 * 1000
_BUSY = "release.busy"


def bundle_folder() -> Path | None:
    """Return the folder of the bundle that runs, None where it is none: whoever works in a checkout knows."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def release_in(folder: Path) -> str:
    """Return what tells the release in a folder from any other; empty where that cannot be told just now."""
    try:
        return hashlib.sha256((folder / LISTING).read_bytes()).hexdigest()
    except OSError:
        return ""


class ReleaseWatch(QObject):
    """Looks now, and every ten minutes from then on."""

    def __init__(self, window: MainWindow, runner: TaskRunner, folder: Path) -> None:
        """``folder`` is that of the bundle."""
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._folder = folder
        self._running = ""
        self._last = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.status.renewal.clicked.connect(self._renew)
        self.look()

    def look(self) -> None:
        """Look once, off the GUI thread."""
        self._runner.read(lambda: release_in(self._folder), self._on_found, self._on_failed)

    def _on_found(self, release: str) -> None:
        before, self._last = self._last, release
        self._running = self._running or release
        # Seen twice: it is not being copied any more, and a restart does not meet half of it.
        self._window.status.show_renewal(wanted=bool(release) and release == before and release != self._running)

    def _on_failed(self, error: KbError) -> None:
        """Look again the next time: what cannot be read is no other version."""

    def _renew(self) -> None:
        """Start again, unless that would interrupt a call or an import."""
        reason = next(filter(None, (screen.busy() for screen in self._window.screens())), "")
        if reason:
            self._window.messages.show_message(Message(reason, key=_BUSY))
        else:
            self._window.messages.take_back(_BUSY)
            self._window.run_command("window.restart")
