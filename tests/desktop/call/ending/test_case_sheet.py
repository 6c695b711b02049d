from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.ending.case_sheet import masked_runs
from desktop.commands import command
from kb.domain.case_draft import CallText, MaskedText
from kb.domain.masking import Masked, PersonalData, PersonalSpan
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.panel import CallPanel
    from desktop.widgets.message_bar import Message
    from tests.fakes.case_drafts import FakeCaseDrafts

    Settle = Callable[[], None]


@pytest.fixture
def panel_after_call(panel: CallPanel, settle: Settle) -> CallPanel:
    commit(panel.notes.edit, "水野様に来いと言われた")
    settle()
    panel.carry_out(command("call.end"))
    settle()
    panel.sheets.end.case.click()
    settle()
    return panel


def test_p32_what_is_masked_is_marked_and_nothing_is_saved_before_it_was_looked_at(
    panel_after_call: CallPanel, case_drafts: FakeCaseDrafts
) -> None:
    sheet = panel_after_call.sheets.case
    assert sheet.opened
    assert "1 か所" in sheet.panel.subtitle.text()
    assert sheet.primary.hasFocus()
    assert case_drafts.saved == []


def test_p32_the_draft_is_saved_for_its_editor_and_the_record_is_there_again(
    panel_after_call: CallPanel, case_drafts: FakeCaseDrafts, settle: Settle
) -> None:
    said: list[Message] = []
    panel_after_call.message.connect(said.append)
    panel_after_call.sheets.case.accept()
    settle()
    assert [editor for _, editor in case_drafts.saved] == ["木村"]
    assert said[-1].text == "事例の下書きを保存しました: 来いと言われた"
    assert panel_after_call.sheets.end.opened
    assert not panel_after_call.sheets.case.opened


def test_the_next_call_closes_both(panel_after_call: CallPanel) -> None:
    sheets = panel_after_call.sheets
    assert not sheets.case.takes(command("call.start"))
    panel_after_call.carry_out(command("call.start"))
    assert not sheets.case.opened
    assert not sheets.end.opened


def test_p32_the_words_that_stand_there_instead_follow_what_was_typed() -> None:
    spans = (PersonalSpan(0, 2, PersonalData.NAME), PersonalSpan(4, 8, PersonalData.TELEPHONE))
    text = MaskedText(CallText.NOTES, "水野様\n0312 へ", Masked("", spans))
    runs = masked_runs(text)
    assert "".join(run.text for run in runs) == "水野〔氏名〕様\u20280312〔電話番号〕 へ"
    assert [run.text for run in runs if run.mark] == ["水野", "0312"]
