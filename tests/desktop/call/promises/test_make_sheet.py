from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.commands import command
from desktop.widgets.message_bar import Grade, Message
from kb.domain.promise import PromiseChannel
from kb.errors import DiskFullError
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.make_sheet import PromiseSheet
    from tests.fakes.guidance import FakePromises


@pytest.fixture
def sheet(panel: CallPanel) -> PromiseSheet:
    assert panel.carry_out(command("call.promise"))
    return panel.promises.sheet


def test_p18_a_promise_is_recorded_in_one_step_with_the_keyboard(
    qtbot: QtBot, panel: CallPanel, presenter: CallPresenter, promises: FakePromises, settle: Callable[[], None]
) -> None:
    shown: list[Message] = []
    panel.message.connect(shown.append)
    commit(panel.notes.edit, "点検を希望")
    settle()
    presenter.session.set_fields(caller_reference="岡本")
    panel.carry_out(command("call.promise"))
    sheet = panel.promises.sheet
    assert sheet.to_whom.text() == "岡本"
    assert sheet.owner.text() == "木村"
    commit(sheet.what, "点検結果のご連絡")
    qtbot.keyClick(sheet.what, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.due, Qt.Key.Key_1)
    qtbot.keyClick(sheet.due, Qt.Key.Key_5)
    sheet.channel.setFocus()
    qtbot.keyClick(sheet.channel, Qt.Key.Key_V)
    sheet.accept()
    settle()
    made = next(iter(promises.promises.values()))
    assert (made.what, made.to_whom, made.channel) == ("点検結果のご連絡", "岡本", PromiseChannel.VISIT)
    assert made.call_id == presenter.session.call_id
    assert not sheet.opened
    assert panel.notes.edit.hasFocus()
    assert panel.promises.of_call.count.text() == "1"
    assert shown[-1].grade is Grade.UNDO


def test_p18_without_a_due_time_nothing_is_recorded_and_nothing_is_lost(
    sheet: PromiseSheet, promises: FakePromises, settle: Callable[[], None]
) -> None:
    sheet.what.setText("点検結果のご連絡")
    sheet.accept()
    settle()
    assert promises.promises == {}
    assert sheet.due_row.error.isVisibleTo(sheet)
    assert sheet.due.hasFocus()
    sheet.leave()
    sheet.begin()
    assert sheet.what.text() == "点検結果のご連絡"


def test_what_cannot_be_saved_stays_in_the_sheet(
    qtbot: QtBot, sheet: PromiseSheet, promises: FakePromises, settle: Callable[[], None]
) -> None:
    promises.failures.append(DiskFullError())
    sheet.what.setText("点検結果のご連絡")
    sheet.due.setFocus()
    qtbot.keyClick(sheet.due, Qt.Key.Key_1)
    qtbot.keyClick(sheet.due, Qt.Key.Key_5)
    sheet.accept()
    settle()
    assert sheet.opened
    assert sheet.due_row.error.isVisibleTo(sheet)
    sheet.accept()
    settle()
    assert [one.what for one in promises.promises.values()] == ["点検結果のご連絡"]
    assert not sheet.opened


def test_what_was_written_of_a_promise_is_not_lost_with_the_window(sheet: PromiseSheet, panel: CallPanel) -> None:
    sheet.what.setText("点検結果のご連絡")
    assert panel.unsaved() == "点検結果のご連絡"
    sheet.leave()
    assert panel.unsaved() == ""
