"""A report (P31) from its first look to paper: shown, mended by hand, printed or written as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.paper.output import Paper
from desktop.paper.report import report_contents
from desktop.paper.report_sheet import ReportSheet
from desktop.texts import error_text
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.paper.output import PaperOutput
    from desktop.tasks.ways_out import WaysOut
    from desktop.theme import Theme
    from kb.domain.case_report import CaseReport


class ReportDesk(QObject):
    """Keeps nothing: what was mended in a report is on the paper only."""

    def __init__(self, theme: Theme, ways: WaysOut, owner: QWidget, output: PaperOutput) -> None:
        """Wait for ``ask``; ``output`` says where a report was put, or why not."""
        super().__init__(owner)
        self._ways = ways
        self._output = output
        self._about: UUID | None = None
        self._today = ""
        self.sheet = ReportSheet(theme, owner)
        self.sheet.accepted.connect(lambda: self._finish(Paper.PDF))
        self.sheet.print_wanted.connect(lambda: self._finish(Paper.PRINT))

    def ask(self, report: CaseReport, about: UUID | None, today: str) -> None:
        """Show a report; it is recorded as ``about`` this when it goes out, and ``today`` stands on it."""
        self._about, self._today = about, today
        refusal = self._ways.refusal(Export.PDF)
        self.sheet.show_pdf_closed("" if refusal is None else error_text(refusal))
        self.sheet.ask(report)

    def _finish(self, wanted: Paper) -> None:
        report: CaseReport | None = self.sheet.report
        if report is not None:
            text = report_contents(report, self.sheet.parts, self._today)
            self._output.put_out(text, wanted, self._about, self.sheet.leave)
