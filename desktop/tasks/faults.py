"""The one channel for what nobody expected: logged with its trace, told to whoever shows it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class FaultChannel(QObject):
    """``reported`` carries the exception, on the GUI thread."""

    reported = Signal(object)

    def report(self, error: BaseException) -> None:
        """Log an unexpected exception and tell; called on the GUI thread."""
        _log.error("unexpected error", exc_info=(type(error), error, error.__traceback__))
        self.reported.emit(error)
