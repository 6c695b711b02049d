"""The report of a call (P31): what is saved of it, with personal data masked, in the four parts of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Reports
    from desktop.tasks.runner import TaskRunner
    from desktop.tasks.ways_out import Closed, WaysOut
    from kb.clock import Clock
    from kb.domain.case_report import CaseReport


class CallReports(QObject):
    """Keeps no report: it is paper.

    Signals:
        made: (CaseReport) the answer to ``ask``.
        failed: (KbError).
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self, reports: Reports, ways: WaysOut, runner: TaskRunner, clock: Clock, parent: QObject | None = None
    ) -> None:
        """Ask for nothing yet; ``ways`` are up to date when a report was made."""
        super().__init__(parent)
        self._reports = reports
        self._ways = ways
        self._runner = runner
        self._clock = clock
        self._call_id: UUID | None = None

    @property
    def call_id(self) -> UUID | None:
        """The call that was asked for last."""
        return self._call_id

    @property
    def today(self) -> str:
        """The day that stands on what is printed."""
        return f"{self._clock.now().astimezone():%Y-%m-%d}"

    def ask(self, call_id: UUID) -> None:
        """Ask for the report of a call, after everything that is still being saved of it."""
        self._call_id = call_id
        self._runner.write(partial(self._make, call_id), partial(self._on_made, call_id), self.failed.emit)

    def _make(self, call_id: UUID) -> tuple[CaseReport, Closed]:
        return self._reports.of_call(call_id), self._ways.read()

    def _on_made(self, call_id: UUID, made: tuple[CaseReport, Closed]) -> None:
        report, closed = made
        self._ways.take(closed)
        if call_id == self._call_id:
            self.made.emit(report)
