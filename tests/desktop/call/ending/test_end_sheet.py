from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands import command
from desktop.widgets.sheet import Sheet
from kb.domain.call import CallResult, FeedbackType
from tests.desktop.call.support import commit, compose
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.ending.end_sheet import EndSheet
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.widgets.message_bar import Message
    from tests.fakes.calls import FakeCalls

    Settle = Callable[[], None]


@pytest.fixture
def sheet(panel: CallPanel, presenter: CallPresenter, settle: Settle) -> EndSheet:
    """That of a call in which two articles were opened."""
    commit(panel.notes.edit, "来いと言われた")
    settle()
    for number in (1, 2):
        presenter.reading.open(article_id(number))
        settle()
    assert panel.carry_out(command("call.end"))
    settle()
    settle()
    return panel.sheets.end


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(_focused(), key)


def test_p30_the_panel_opens_after_the_call_and_one_key_says_how_it_ended(
    sheet: EndSheet, calls: FakeCalls, settle: Settle, qtbot: QtBot
) -> None:
    assert sheet.opened
    assert sheet.panel.leave.text() == "あとで仕上げる"
    _type(qtbot, Qt.Key.Key_4)
    settle()
    assert next(iter(calls.calls.values())).result is CallResult.NO_CONSENT
    assert sheet.outcome.buttons[CallResult.NO_CONSENT].isChecked()
    assert sheet.panel.leave.text() == "閉じる"


def test_p32_one_key_each_says_what_helped_from_the_top_down(
    sheet: EndSheet, calls: FakeCalls, settle: Settle, qtbot: QtBot
) -> None:
    _type(qtbot, Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_7)
    settle()
    # The last one changes the second: there is no third.
    assert calls.rated == [
        (article_id(1), FeedbackType.HELPED, ""),
        (article_id(2), FeedbackType.NOT_HELPED, ""),
    ]
    assert sheet.articles.rows[1].buttons[FeedbackType.USED].isChecked()
    sheet.articles.rows[0].buttons[FeedbackType.USED].setFocus()
    assert sheet.articles.rows[0].buttons[FeedbackType.HELPED].key == "8"
    assert sheet.articles.rows[1].buttons[FeedbackType.HELPED].key == ""


def test_p30_what_was_done_is_written_and_digits_are_digits_there(
    sheet: EndSheet, calls: FakeCalls, settle: Settle, qtbot: QtBot
) -> None:
    sheet.action.setFocus()
    commit(sheet.action, "交換の手配 ")
    _type(qtbot, Qt.Key.Key_2)
    _type(qtbot, Qt.Key.Key_Tab)
    settle()
    call = next(iter(calls.calls.values()))
    assert (call.action, call.result) == ("交換の手配 2", None)


def test_p30_control_enter_copies_the_history_and_closes(
    sheet: EndSheet, panel: CallPanel, settle: Settle, qtbot: QtBot
) -> None:
    said: list[Message] = []
    panel.message.connect(said.append)
    _type(qtbot, Qt.Key.Key_1)
    qtbot.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QGuiApplication.clipboard().text().endswith("【結果】settled")
    assert not sheet.opened
    assert panel.notes.edit.hasFocus()
    assert said[-1].text == "応対履歴をコピーしました。"


def test_the_next_call_never_waits_for_it(
    sheet: EndSheet, panel: CallPanel, presenter: CallPresenter, settle: Settle, qtbot: QtBot
) -> None:
    _type(qtbot, Qt.Key.Key_K)
    assert not sheet.opened
    assert panel.notes.edit.hasFocus()
    assert panel.notes.edit.toPlainText() == "k"
    settle()
    assert presenter.session.call is not None
    assert presenter.session.call.notes == "k"


def test_the_key_of_the_next_call_closes_it_and_acts(sheet: EndSheet) -> None:
    assert not sheet.takes(command("call.start"))
    assert not sheet.opened
    assert sheet.takes(command("call.memo"))


def test_the_end_can_be_undone_while_it_is_open(
    sheet: EndSheet, panel: CallPanel, presenter: CallPresenter, calls: FakeCalls, settle: Settle
) -> None:
    assert not sheet.takes(command("message.act"))
    sheet.undo.click()
    settle()
    assert not sheet.opened
    assert presenter.session.call is not None
    assert panel.notes.edit.toPlainText() == "来いと言われた"
    assert next(iter(calls.calls.values())).ended_at is None


def test_a_conversion_closes_nothing(sheet: EndSheet, qtbot: QtBot) -> None:
    sheet.action.setFocus()
    compose(sheet.action, "こうかん")
    qtbot.keyClick(sheet, Qt.Key.Key_1)
    qtbot.keyClick(sheet, Qt.Key.Key_K)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.opened
    assert not any(button.isChecked() for button in sheet.outcome.buttons.values())


def test_it_does_not_open_over_the_next_customers_words(
    panel: CallPanel, presenter: CallPresenter, settle: Settle
) -> None:
    commit(panel.notes.edit, "来い")
    settle()
    panel.carry_out(command("call.end"))
    compose(panel.notes.edit, "つぎの")
    settle()
    settle()
    assert not panel.sheets.end.opened
    assert panel.notes.edit.hasFocus()
    assert presenter.after_call.record is None


def test_p33_the_review_stands_there_only_after_a_secondary_complaint(sheet: EndSheet) -> None:
    assert not sheet.review.isVisible()


def test_nothing_opens_in_a_strip_beside_other_programs(
    panel: CallPanel, presenter: CallPresenter, settle: Settle
) -> None:
    commit(panel.notes.edit, "来い")
    settle()
    panel.resize(420, 300)
    assert panel.carry_out(command("call.end"))
    settle()
    settle()
    assert Sheet.topmost(panel.window()) is None
    assert presenter.after_call.record is None


def test_p32_what_is_wrong_with_an_article_is_written_for_its_editor(
    sheet: EndSheet, calls: FakeCalls, settle: Settle, qtbot: QtBot
) -> None:
    _type(qtbot, Qt.Key.Key_0)
    row = sheet.articles.rows[0]
    assert row.reason.hasFocus()
    compose(row.reason, "ふるい")
    _type(qtbot, Qt.Key.Key_Return)
    assert not row.reason.isHidden()
    commit(row.reason, "言い方が古い")
    _type(qtbot, Qt.Key.Key_Return)
    settle()
    assert (article_id(1), FeedbackType.FLAGGED, "言い方が古い") in calls.rated
    assert row.reason.isHidden()
    assert row.flag.text() == "指摘しました"
    assert not row.flag.isEnabled()


def test_p32_a_reason_is_not_lost_when_the_sheet_is_left(sheet: EndSheet, calls: FakeCalls, settle: Settle) -> None:
    row = sheet.articles.rows[1]
    row.flag.click()
    row.reason.setText("期限の差し込みがない")
    sheet.leave()
    settle()
    assert (article_id(2), FeedbackType.FLAGGED, "期限の差し込みがない") in calls.rated


def test_a_flag_without_a_reason_says_nothing(sheet: EndSheet, calls: FakeCalls, settle: Settle, qtbot: QtBot) -> None:
    _type(qtbot, Qt.Key.Key_0, Qt.Key.Key_Return)
    settle()
    assert not [one for one in calls.rated if one[1] is FeedbackType.FLAGGED]
    assert sheet.articles.rows[0].flag.isEnabled()
