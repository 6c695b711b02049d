from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.case_report import ReportPart
from kb.errors import CallNotFoundError
from kb.identifiers import new_id

if TYPE_CHECKING:
    from kb.library import Library


def test_p31_a_finished_call_becomes_a_report_with_personal_data_masked(blank: Library) -> None:
    call = blank.calls.start()
    notes = "山田様より、「皿が割れた」とのお申し出。電話 090-1234-5678。配送で割れたらしい。"
    blank.calls.save_notes(call.id, notes)
    blank.calls.end(call.id)
    report = blank.case_reports.of_call(call.id)
    facts = report.parts[ReportPart.FACTS]
    assert facts.split("\n")[0].endswith("一次対応")
    assert "090" not in facts
    assert "「皿が割れた」" in report.parts[ReportPart.CUSTOMER_WORDS]
    assert report.parts[ReportPart.INFERENCE] == "配送で割れたらしい。"


def test_p31_a_case_that_was_made_of_a_call_keeps_the_times_of_the_call(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.save_notes(call.id, "皿が割れたとのお申し出。")
    blank.calls.end(call.id)
    case = blank.case_drafts.preview(call.id).article
    report = blank.case_reports.of_article(case, call_id=call.id)
    assert report.parts[ReportPart.FACTS] == blank.case_reports.of_call(call.id).parts[ReportPart.FACTS]
    assert blank.case_reports.of_article(case).parts[ReportPart.FACTS] == "皿が割れたとのお申し出。"


def test_a_call_that_is_gone_is_said(blank: Library) -> None:
    with pytest.raises(CallNotFoundError):
        blank.case_reports.of_call(new_id())
