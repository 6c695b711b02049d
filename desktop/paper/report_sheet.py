"""The report of a case before it is printed (P31): four parts, each to be mended by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.paper.report import part_meaning
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Label
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow
from kb.domain.case_report import ReportPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.case_report import CaseReport


class ReportSheet(Sheet):
    """Facts, the customer's words, inference and opinion, one statement a line; nothing of it is saved.

    Signals:
        print_wanted: the report shall be printed as it is written now (``parts``).
    """

    print_wanted = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, "", owner)
        self.report: CaseReport | None = None
        self.panel.set_title(self.tr("応対報告書"))
        self.fields: dict[ReportPart, GrowingText] = {}
        for part in ReportPart:
            field = GrowingText(theme, name=label(part))
            meaning = Label(theme, part_meaning(part), role="meta", color="text.secondary")
            self.fields[part] = field
            self.panel.body.addWidget(SheetRow(theme, label(part), meaning, field))
        self.primary = Button(theme, self.tr("PDF に書き出す"), style=ButtonStyle.PRIMARY, key="Ctrl+Enter")
        self.print = Button(theme, self.tr("印刷"), style=ButtonStyle.OUTLINE)
        self.set_primary(self.primary)
        self.panel.add_action(self.print)
        self.print.clicked.connect(self.print_wanted)

    def show_pdf_closed(self, reason: str) -> None:
        """Lock the PDF with the reason; empty unlocks it."""
        self.primary.setEnabled(not reason)
        self.primary.setToolTip(reason)
        self.primary.set_icon("lock" if reason else "")
        if reason:
            self.panel.set_subtitle(reason, icon="lock", color="text.secondary")

    @property
    def parts(self) -> Mapping[ReportPart, str]:
        """What is written now."""
        return {part: field.text for part, field in self.fields.items()}

    def ask(self, report: CaseReport) -> None:
        """Show a report to be mended."""
        self.report = report
        self.panel.set_subtitle(report.title)
        for part, field in self.fields.items():
            field.show_text(report.parts.get(part, ""))
        self.open(self.fields[ReportPart.FACTS])
