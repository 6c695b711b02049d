"""Calls of which nobody said how they ended, between calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.call.rows.items import Heading, PastCall, spoken
from desktop.commands import command
from kb.domain.call import CallResult
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises

    Settle = Callable[[], None]


def _past(panel: CallPanel) -> list[PastCall]:
    return [item for item in panel.overview.rows.rows.items if isinstance(item, PastCall)]


def _ended(panel: CallPanel, presenter: CallPresenter, settle: Settle) -> None:
    commit(panel.notes.edit, "来いと言われた")
    settle()
    panel.carry_out(command("call.end"))
    settle()
    panel.sheets.end.leave()
    presenter.overviews.load()
    settle()


def test_p30_a_call_without_a_result_is_finished_from_the_list(
    panel: CallPanel, presenter: CallPresenter, settle: Settle
) -> None:
    _ended(panel, presenter, settle)
    row = _past(panel)[0]
    assert row.unfinished is not None
    assert spoken(row).endswith("記録を仕上げる")
    heading = next(
        item for item in panel.overview.rows.rows.items if isinstance(item, Heading) and item.text == "最近の通話"
    )
    assert heading.note == "後処理が残っているもの 1 · このPCの記録のみ"
    panel.overview.rows.chosen.emit(row)
    settle()
    sheet = panel.sheets.end
    assert sheet.opened
    assert not sheet.undo.isVisible()
    sheet.outcome.buttons[CallResult.SETTLED].click()
    settle()
    presenter.overviews.load()
    settle()
    assert _past(panel)[0].unfinished is None
    assert _past(panel)[0].result is CallResult.SETTLED


def test_the_list_leads_to_it_by_keyboard(
    panel: CallPanel, presenter: CallPresenter, settle: Settle, qtbot: QtBot
) -> None:
    _ended(panel, presenter, settle)
    rows = panel.overview.rows
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    settle()
    assert panel.sheets.end.opened
    qtbot.keyClick(panel.sheets.end, Qt.Key.Key_Escape)
    assert rows.hasFocus()


def test_p18_a_promise_of_an_ended_call_is_recorded_in_it(
    panel: CallPanel, presenter: CallPresenter, promises: FakePromises, clock: FakeClock, settle: Settle
) -> None:
    _ended(panel, presenter, settle)
    call = _past(panel)[0].unfinished
    panel.overview.rows.chosen.emit(_past(panel)[0])
    settle()
    panel.sheets.end.promise.click()
    sheet = panel.promises.sheet
    assert sheet.opened
    sheet.what.setText("点検結果のご連絡")
    sheet.due.show_moment(clock.now().replace(day=25))
    sheet.accept()
    settle()
    settle()
    assert call is not None
    assert [promise.what for promise in promises.of_call(call.id)] == ["点検結果のご連絡"]
    assert "点検結果のご連絡" in panel.sheets.end.promises.text()
    assert panel.sheets.end.opened
