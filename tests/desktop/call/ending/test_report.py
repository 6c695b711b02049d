"""P31: the report of a call that ended, from the record of the call to paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.commands import command
from kb.domain.case_report import ReportPart
from kb.domain.exporting import Export
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.call.panel import CallPanel
    from tests.fakes.calls import FakeCalls
    from tests.fakes.case_reports import FakeCaseReports
    from tests.fakes.exits import FakeExits

    Settle = Callable[[], None]


@pytest.fixture
def ended(panel: CallPanel, settle: Settle) -> CallPanel:
    commit(panel.notes.edit, "皿が割れた")
    settle()
    panel.carry_out(command("call.end"))
    settle()
    return panel


def test_p31_the_record_of_a_call_leads_to_its_report_with_what_was_just_written(
    ended: CallPanel, calls: FakeCalls, case_reports: FakeCaseReports, settle: Settle
) -> None:
    end = ended.sheets.end
    end.action.setPlainText("交換した")
    end.report.click()
    settle()
    sheet = ended.sheets.report.sheet
    assert sheet.opened
    assert sheet.fields[ReportPart.FACTS].text == "皿が割れた\n交換した"
    assert case_reports.made == list(calls.calls)
    sheet.leave()
    assert end.opened


def test_p31_its_key_is_the_one_of_the_editor_and_no_screen_behind_takes_it(
    ended: CallPanel, case_reports: FakeCaseReports, settle: Settle
) -> None:
    assert ended.sheets.end.report.key == command("editor.report").cap
    assert ended.sheets.end.takes(command("editor.report"))
    settle()
    assert ended.sheets.report.sheet.opened
    assert len(case_reports.made) == 1


def test_p31_the_report_is_printed_and_recorded_as_that_call(
    panel: CallPanel, calls: FakeCalls, exits: FakeExits, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"

    def ask_printer(parent: QWidget, *, to_file: bool) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    panel.sheets.ask_printer = ask_printer
    commit(panel.notes.edit, "皿が割れた")
    settle()
    panel.carry_out(command("call.end"))
    settle()
    panel.sheets.end.report.click()
    settle()
    panel.sheets.report.sheet.print.click()
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    assert exits.begun == [("print", str(tmp_path), next(iter(calls.calls)))]
    assert exits.ended == [True]
    assert not panel.sheets.report.sheet.opened


def test_p31_a_pdf_that_the_policy_forbids_is_locked(ended: CallPanel, exits: FakeExits, settle: Settle) -> None:
    exits.closed.add(Export.PDF)
    ended.sheets.end.report.click()
    settle()
    sheet = ended.sheets.report.sheet
    assert sheet.opened
    assert not sheet.primary.isEnabled()
    assert sheet.print.isEnabled()
