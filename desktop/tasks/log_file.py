"""The log of a library: warnings and errors, in a file that appears with the first of them."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kb.traces import TraceFormatter

if TYPE_CHECKING:
    from io import TextIOWrapper

_BYTES = 1_000_000
_OWN = 0o600


class _Handler(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        """Open the file, a new one for its owner only."""
        with suppress(OSError):  # what is wrong is said by the opening itself
            Path(self.baseFilename).touch(mode=_OWN)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Write nothing where nothing can be written: the folder is gone or the disk full, which the window says."""


class LogFile:
    """Adds one file to the root logger at a time."""

    def __init__(self) -> None:
        """Write nothing yet."""
        self._handler: logging.Handler | None = None

    def follow(self, file: Path, *, level: int = logging.WARNING) -> None:
        """Write to ``file`` from now on what is of a level or above; its folder exists."""
        self.stop()
        self._handler = _Handler(file, maxBytes=_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self._handler.setFormatter(TraceFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._handler.setLevel(level)
        logging.getLogger().addHandler(self._handler)

    def stop(self) -> None:
        """Let go of the file."""
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
