from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.promises.actions import CALL, MISS, MOVE
from desktop.call.promises.items import PromiseRow, Tone, board_items
from kb.domain.promise import PromiseState

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.board_pane import BoardPane
    from desktop.widgets.message_bar import Message
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises


@pytest.fixture
def board(
    panel: CallPanel, presenter: CallPresenter, promises: FakePromises, clock: FakeClock, settle: Callable[[], None]
) -> BoardPane:
    panel.library_changed_here.connect(panel.on_library_changed)  # as the window does
    promises.make(what="点検結果のご連絡", due_at=clock.now() + timedelta(minutes=10), to_whom="岡本", owner="木村")
    promises.make(what="発送日のご連絡", due_at=clock.now() + timedelta(hours=1), to_whom="西田", owner="佐藤")
    clock.pass_seconds(1200)
    presenter.promises.load()
    settle()
    return panel.suggestions.board


def row_of(board: BoardPane, what: str) -> PromiseRow:
    return next(item for item in board.rows.items if isinstance(item, PromiseRow) and item.what == what)


def test_p20_the_board_stands_between_calls_with_what_is_late_first(board: BoardPane, clock: FakeClock) -> None:
    assert board.isVisible()
    first = next(item for item in board.rows.items if isinstance(item, PromiseRow))
    assert (first.what, first.tone) == ("点検結果のご連絡", Tone.OVERDUE)
    assert row_of(board, "発送日のご連絡").tone is Tone.SOON
    assert "担当 佐藤" in row_of(board, "発送日のご連絡").about
    assert board.rows.selected == first.promise_id


def test_p20_the_board_gives_way_to_a_call(board: BoardPane, panel: CallPanel, presenter: CallPresenter) -> None:
    presenter.session.set_notes("来いと言われた")
    assert not board.isVisible()
    assert panel.promises.of_call.isVisible()
    assert panel.promises.of_call.count.text() == "なし"


def test_the_keyboard_goes_from_the_empty_notes_to_the_board_and_back(
    qtbot: QtBot, board: BoardPane, panel: CallPanel
) -> None:
    qtbot.keyClick(panel.notes.edit, Qt.Key.Key_Down)
    assert board.rows.hasFocus()
    assert board.rows.verbs.button(CALL).key == "Enter"
    qtbot.keyClick(board.rows, Qt.Key.Key_Down)
    assert board.rows.selected == row_of(board, "発送日のご連絡").promise_id
    qtbot.keyClick(board.rows, Qt.Key.Key_Escape)
    assert panel.notes.edit.hasFocus()
    assert board.rows.verbs.button(CALL).key == ""


def test_p20_one_key_starts_the_call_about_a_promise(
    qtbot: QtBot, board: BoardPane, panel: CallPanel, presenter: CallPresenter, calls: FakeCalls,
    settle: Callable[[], None],
) -> None:  # fmt: skip
    board.take_focus()
    qtbot.keyClick(board.rows, Qt.Key.Key_Return)
    settle()
    assert presenter.session.caller == "岡本"
    assert panel.notes.edit.hasFocus()
    assert "点検結果のご連絡" in panel.promises.of_call.about.text()
    assert panel.promises.of_call.words.isVisible()
    qtbot.mouseClick(panel.promises.of_call.keep, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert presenter.promises.due_count == (1, 0)
    assert not panel.promises.of_call.words.isVisible()


def test_p20_one_key_keeps_and_the_message_bar_takes_it_back(
    qtbot: QtBot, board: BoardPane, panel: CallPanel, presenter: CallPresenter, promises: FakePromises,
    settle: Callable[[], None],
) -> None:  # fmt: skip
    shown: list[Message] = []
    panel.message.connect(shown.append)
    late = row_of(board, "点検結果のご連絡").promise_id
    board.take_focus()
    qtbot.keyClick(board.rows, Qt.Key.Key_3)
    settle()
    settle()
    assert promises.get(late).state is PromiseState.KEPT
    assert row_of(board, "点検結果のご連絡").tone is Tone.KEPT
    undo = shown[-1].on_action
    assert undo is not None
    undo()
    settle()
    assert promises.get(late).state is PromiseState.OPEN


def test_p20_moving_and_missing_ask_for_the_reason(
    qtbot: QtBot, board: BoardPane, promises: FakePromises, settle: Callable[[], None]
) -> None:
    late = row_of(board, "点検結果のご連絡").promise_id
    sheet = board.change_sheet
    board.rows.act.emit(late, MOVE)
    qtbot.keyClick(sheet.due, Qt.Key.Key_2)
    qtbot.keyClick(sheet.due, Qt.Key.Key_5)
    assert sheet.reason.hasFocus()
    sheet.accept()
    assert sheet.reason_row.error.isVisibleTo(sheet)
    sheet.reason.setText("部品を待っている")
    sheet.accept()
    settle()
    assert promises.get(late).moves[0].reason == "部品を待っている"
    assert not sheet.opened


def test_p20_a_missed_promise_needs_no_other_due_time(
    board: BoardPane, promises: FakePromises, settle: Callable[[], None]
) -> None:
    late = row_of(board, "点検結果のご連絡").promise_id
    sheet = board.change_sheet
    board.rows.act.emit(late, MISS)
    assert not sheet.due_row.isVisibleTo(sheet)
    sheet.reason.setText("間に合わなかった")
    sheet.accept()
    settle()
    assert promises.get(late).state is PromiseState.MISSED


def test_the_counts_are_told_to_the_window(panel: CallPanel, board: BoardPane, presenter: CallPresenter) -> None:
    counted: list[tuple[int, int]] = []
    panel.due_counted.connect(lambda today, overdue: counted.append((today, overdue)))
    presenter.promises.look()
    assert counted == [(1, 1)]


def test_an_empty_board_has_no_rows(presenter: CallPresenter, clock: FakeClock) -> None:
    assert board_items(presenter.promises.board, clock.now(), "木村") == ()
