"""The one channel for what nobody expected: logged with its trace, told to whoever shows it.

Neither the log nor the report holds the message of an exception: it may quote what somebody typed.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from kb.traces import trace

_log = logging.getLogger(__name__)


class FaultChannel(QObject):
    """``reported`` carries the exception, on the GUI thread."""

    reported = Signal(object)

    def report(self, error: BaseException) -> None:
        """Log an unexpected exception and tell; called on the GUI thread."""
        _log.error("%s", fault_report(error))
        self.reported.emit(error)


def fault_report(error: BaseException) -> str:
    """Return what can be sent to whoever repairs the program: versions, types and places, no data and no full paths."""
    import platform  # noqa: PLC0415 - only needed when something goes wrong, and start-up waits for every import

    lines = [f"Kandokoro {_version('kandokoro')}, Python {platform.python_version()}, {platform.system()}"]
    lines.append(f"PySide6 {_version('PySide6-Essentials')}, Whoosh {_version('Whoosh')}")
    return "\n".join((*lines, *trace(error)))


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as above

    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
