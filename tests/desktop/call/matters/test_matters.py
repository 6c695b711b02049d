from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from desktop.call.rows.items import PastCall
from desktop.commands import command
from desktop.widgets.buttons import Button
from kb.domain.exporting import Export
from kb.domain.matter import AnswerChannel, EvidencePrinciple, Matter, MatterState
from kb.errors import ChannelReasonMissingError, ReviewersMissingError
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.matters.sheet import MatterSheet
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.exits import FakeExits
    from tests.fakes.guidance import FakeMatters


@pytest.fixture
def theirs(matters: FakeMatters, calls: FakeCalls) -> Matter:
    call = calls.start(agent="佐藤", caller_reference="岡本")
    calls.save_notes(call.id, "点検の結果はまだか")
    calls.end(call.id)
    matter = Matter(id=UUID(int=7500), opened_at=calls.clock.now(), caller_reference="岡本", handler="佐藤")
    matters.matters[matter.id] = matter
    matters.join(call.id, matter.id)
    return matter


@pytest.fixture
def in_call(qtbot: QtBot, panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None]) -> CallPanel:
    panel.command_request.connect(lambda command_id: panel.carry_out(command(command_id)))  # as the window does
    commit(panel.notes.edit, "結果を聞きたい")
    settle()
    assert panel.carry_out(command("call.caller"))
    commit(panel.notes.fields.caller_field, "岡本")
    qtbot.waitUntil(lambda: presenter.matters.history.reference == "岡本")
    settle()
    return panel


@pytest.fixture
def sheet(theirs: Matter, in_call: CallPanel, settle: Callable[[], None]) -> MatterSheet:
    in_call.carry_out(command("call.join_matter"))
    settle()
    settle()
    in_call.carry_out(command("call.matter"))
    return in_call.matters.sheet


def test_p7_the_bar_names_the_handler_and_joins_in_one_key(
    theirs: Matter, in_call: CallPanel, settle: Callable[[], None]
) -> None:
    bar = in_call.matters.bar
    assert bar.isVisible()
    assert "佐藤" in bar.sentence.text()
    assert bar.words.isVisible()
    assert in_call.carry_out(command("call.join_matter"))
    settle()
    settle()
    assert not bar.isVisible()


def test_p7_without_an_open_matter_there_is_no_bar(in_call: CallPanel) -> None:
    assert not in_call.matters.bar.isVisible()
    assert not in_call.carry_out(command("call.join_matter"))
    assert not in_call.carry_out(command("call.words"))


def test_p16_earlier_calls_without_a_matter_are_told_too(
    calls: FakeCalls, panel: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    before = calls.start(agent="佐藤", caller_reference="西田")
    calls.end(before.id)
    presenter.session.set_fields(caller_reference="西田")
    settle()
    bar = panel.matters.bar
    qtbot.waitUntil(bar.isVisible)
    assert "1 件" in bar.sentence.text()
    assert "このPCの記録のみ" in bar.sentence.text()
    assert bar.join.isHidden()
    assert bar.words.isHidden()


def test_p16_earlier_contacts_are_shown_with_where_they_were_recorded(theirs: Matter, in_call: CallPanel) -> None:
    first = in_call.overview.rows.rows.items[0]
    assert isinstance(first, PastCall)
    assert first.about == "点検の結果はまだか"
    assert in_call.overview.head.count.text() == "1"


def test_p16_the_sheet_of_a_matter_shows_its_timeline(sheet: MatterSheet) -> None:
    assert [moment.text for moment in sheet.timeline.moments] == ["点検の結果はまだか", "結果を聞きたい"]
    assert sheet.history_note.isVisibleTo(sheet)


def test_p7_the_matter_of_somebody_else_can_be_looked_at_before_it_is_joined(
    theirs: Matter, in_call: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    in_call.carry_out(command("call.matter"))
    settle()
    sheet = in_call.matters.sheet
    assert sheet.form.handler.text() == "佐藤"
    assert presenter.matters.view is None
    qtbot.mouseClick(sheet.join, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert sheet.join.isHidden()
    assert presenter.matters.handled is None


def test_a_matter_is_opened_from_the_call_and_filled_in_at_once(
    in_call: CallPanel, matters: FakeMatters, settle: Callable[[], None]
) -> None:
    in_call.carry_out(command("call.matter"))
    sheet = in_call.matters.sheet
    assert sheet.form.isHidden()
    sheet.accept()
    settle()
    settle()
    assert [one.caller_reference for one in matters.matters.values()] == ["岡本"]
    assert sheet.opened
    assert not sheet.form.isHidden()


def test_p6_evidence_is_added_with_its_principle_by_one_key(
    qtbot: QtBot, sheet: MatterSheet, matters: FakeMatters, theirs: Matter, settle: Callable[[], None]
) -> None:
    editor = sheet.form.evidence
    editor.principle.setFocus()
    qtbot.keyClick(editor.principle, Qt.Key.Key_2)
    editor.text.setText("取っ手の根元に亀裂")
    editor.checked_by.setText("木村")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    editor.text.setText("書きかけも残る")
    sheet.accept()
    settle()
    saved = matters.matters[theirs.id].evidence
    assert [(one.principle, one.text, one.checked_by) for one in saved] == [
        (EvidencePrinciple.OBJECT, "取っ手の根元に亀裂", "木村"),
        (EvidencePrinciple.OBJECT, "書きかけも残る", "木村"),
    ]
    assert not sheet.opened


def test_p6_agreement_without_two_reviewers_is_explained_and_refused(
    qtbot: QtBot, sheet: MatterSheet, matters: FakeMatters, settle: Callable[[], None]
) -> None:
    form = sheet.form
    form.state.setFocus()
    qtbot.keyClick(form.state, Qt.Key.Key_4)
    assert form.state_row.error.isVisibleTo(sheet)
    matters.failures.append(ReviewersMissingError(needed=2))
    sheet.accept()
    settle()
    assert sheet.opened
    assert form.reviewers[0].hasFocus()
    for field, name in zip(form.reviewers, ("木村", "佐藤"), strict=True):
        field.setText(name)
    assert not form.state_row.error.isVisibleTo(sheet)
    sheet.accept()
    settle()
    saved = next(iter(matters.matters.values()))
    assert (saved.state, saved.reviewers) == (MatterState.AGREED, ("木村", "佐藤"))


def test_p5_an_answer_by_mail_shows_the_rule_and_asks_for_a_reason(
    qtbot: QtBot, sheet: MatterSheet, matters: FakeMatters, settle: Callable[[], None]
) -> None:
    form = sheet.form
    assert not form.reason_row.isVisibleTo(sheet)
    form.channel.setFocus()
    qtbot.keyClick(form.channel, Qt.Key.Key_E)
    assert "面談" in form.channel_row.rule.text()
    assert form.reason.hasFocus()
    matters.failures.append(ChannelReasonMissingError())
    sheet.accept()
    settle()
    assert form.reason_row.error.isVisibleTo(sheet)
    form.reason.setText("海外にいらっしゃる")
    sheet.accept()
    settle()
    saved = next(iter(matters.matters.values()))
    assert (saved.answer_channel, saved.answer_channel_reason) == (AnswerChannel.EMAIL, "海外にいらっしゃる")


def test_what_was_written_is_still_there_after_escape(sheet: MatterSheet, in_call: CallPanel) -> None:
    sheet.form.original.setText("折り返しがなかった")
    sheet.leave()
    in_call.carry_out(command("call.matter"))
    assert sheet.form.original.text() == "折り返しがなかった"
    assert "保存していない" in sheet.panel.subtitle.text()


def test_without_a_call_there_is_no_matter(panel: CallPanel) -> None:
    assert not panel.carry_out(command("call.matter"))


def test_what_was_written_of_a_matter_is_not_lost_with_the_window(sheet: MatterSheet, in_call: CallPanel) -> None:
    assert in_call.unsaved() == ""
    sheet.form.original.setText("折り返しがなかった")
    sheet.form.evidence.text.setText("取っ手に亀裂")
    assert in_call.unsaved() == "折り返しがなかった\n取っ手に亀裂"


def test_where_the_policy_closes_the_tables_the_button_has_a_lock_and_says_why(
    sheet: MatterSheet, presenter: CallPresenter, exits: FakeExits, qtbot: QtBot
) -> None:
    (button,) = [found for found in sheet.findChildren(Button) if found.text() == "CSVに書き出す"]
    assert button.isEnabled()
    exits.closed.add(Export.RECORDS)
    with qtbot.waitSignal(presenter.ways.changed):
        presenter.ways.load()
    assert not button.isEnabled()
    assert "policy.toml" in button.toolTip()
