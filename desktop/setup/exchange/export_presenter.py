"""Writing tables of articles and records out; folders take longer and are the presenter's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.setup.exchange.ports import ExchangeServices
    from desktop.tasks.runner import TaskRunner


class ExportPresenter(QObject):
    """Each export by itself; nothing in the library changes.

    Signals:
        exported: (Path, number of things written).
        stopped: (Path) an export was given up; what is written stays.
        failed: (KbError).
    """

    exported = Signal(object, int)
    stopped = Signal(object)
    failed = Signal(object)

    def __init__(self, services: ExchangeServices, runner: TaskRunner, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._services = services
        self._runner = runner

    def to_table(self, file: Path) -> None:
        """Write every article as a table, by the ending of its name."""
        work = partial(self._services.tables.export_articles, file)
        self._runner.read(work, lambda count: self.exported.emit(file, count), self.failed.emit)

    def records(self, folder: Path) -> None:
        """Write calls and matters as tables."""
        work = partial(self._services.records.export_csv, folder)
        self._runner.read(work, lambda found: self.exported.emit(folder, found.call_count), self.failed.emit)
