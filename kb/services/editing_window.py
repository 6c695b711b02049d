"""The window of a running program in which somebody writes, and how others tell that it is still open.

``<library>/windows/<id>.lock`` is held by the program while it has the library open. The system lets go of the lock
when the program dies, however it dies, so a window without a held lock is gone and its drafts may be taken over.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from kb.domain.stored_draft import NO_WINDOW
from kb.errors import IndexBusyError
from kb.identifiers import new_id
from kb.search.guard import locked
from kb.storage.failures import file_errors
from kb.storage.files import make_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

_log = logging.getLogger(__name__)

#: Files of crashed programs are removed when they are older: one that was just made may not be locked yet.
_LEFT_OVER_SECONDS = 24 * 3600
_PAUSE_SECONDS = 0.01


class EditingWindow:
    """This program's window; the lock is taken with the first draft. Any thread may use it."""

    def __init__(self, folder: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Use ``folder``, which is made with the first draft."""
        self.id = new_id()
        self._folder = folder
        self._pause = pause
        self._mutex = threading.Lock()
        self._held = ExitStack()
        self._is_held = False

    def hold(self) -> None:
        """Let others see that this window is open; raises DiskFullError, LibraryReadOnlyError."""
        with self._mutex:
            if self._is_held:
                return
            file = self._file(self.id)
            with file_errors(file):
                make_part(self._folder)
                self._held.enter_context(locked(file))
            self._is_held = True
            self._remove_left_over()

    def is_open(self, window: UUID) -> bool:
        """Tell whether a window, this one or another program's, is still open."""
        if window == NO_WINDOW:
            return False
        if window == self.id:
            return True
        file = self._file(window)
        if not _is_locked(file):
            return False
        # Another program that asks the same holds the lock for a moment: only what is held still is open.
        self._pause(_PAUSE_SECONDS)
        return _is_locked(file)

    def close(self) -> None:
        """Let go of the window: drafts left in it may be taken over from now on."""
        with self._mutex:
            self._held.close()
            if self._is_held:
                self._is_held = False
                _remove(self._file(self.id))

    def _file(self, window: UUID) -> Path:
        return self._folder / f"{window}.lock"

    def _remove_left_over(self) -> None:
        for file in self._folder.glob("*.lock"):
            with suppress(OSError, IndexBusyError):  # held, or gone already
                if file.stat().st_mtime < time.time() - _LEFT_OVER_SECONDS:
                    with locked(file):
                        pass
                    _remove(file)


def _is_locked(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        with locked(file):
            return False
    except IndexBusyError:
        return True
    except OSError:
        _log.warning("it cannot be told whether a window is open: %s", file.name, exc_info=True)
        return True  # taking over what somebody may be typing would be worse than offering it later


def _remove(file: Path) -> None:
    with suppress(OSError):  # Windows removes no open file; one that stays is no harm
        file.unlink()
