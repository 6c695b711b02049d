from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.call.presenter import Phase
from desktop.call.presenter.call_clock import IDLE_SECONDS
from desktop.call.script_state import View
from desktop.commands import COMMANDS, Command
from desktop.widgets.message_bar import Grade, Message
from tests.desktop.call.support import commit, compose, press_due
from tests.fakes.calls import article_id, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from tests.fakes.calls import FakeCalls, FakeSuggesting
    from tests.fakes.clock import FakeClock


def named(command_id: str, number: int = 0) -> Command:
    return next(one for one in COMMANDS if one.id == command_id and one.number == number)


def phase_of(presenter: CallPresenter) -> Phase:
    return presenter.session.phase


@pytest.fixture
def messages(panel: CallPanel) -> list[Message]:
    shown: list[Message] = []
    panel.message.connect(shown.append)
    return shown


@pytest.fixture
def in_call(panel: CallPanel, settle: Callable[[], None]) -> CallPanel:
    commit(panel.notes.edit, "来いと言われた")
    settle()
    settle()
    return panel


@pytest.fixture
def reading(in_call: CallPanel, settle: Callable[[], None]) -> CallPanel:
    assert in_call.carry_out(named("call.open", 1))
    settle()
    return in_call


def test_typing_in_the_pane_starts_the_call(panel: CallPanel, presenter: CallPresenter) -> None:
    assert panel.strip.idle.start.isVisible()
    compose(panel.notes.edit, "けとる")
    assert phase_of(presenter) is Phase.IDLE
    commit(panel.notes.edit, "ケトル")
    assert phase_of(presenter) is not Phase.IDLE
    assert panel.strip.running.isVisible()
    assert not panel.strip.idle.start.isVisible()


def test_alt_and_a_number_opens_while_the_focus_stays_in_the_notes(
    in_call: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    assert in_call.carry_out(named("call.open", 4))
    settle()
    assert presenter.reading.article_id == article_id(11)
    assert in_call.notes.edit.hasFocus()
    assert in_call.reader.isVisible()


def test_the_same_number_again_goes_into_the_reader(reading: CallPanel) -> None:
    reading.carry_out(named("call.open", 1))
    assert reading.reader.lines.hasFocus()
    assert reading.reader.footer.next.key == "Space"


def test_a_number_without_a_row_does_nothing(in_call: CallPanel) -> None:
    assert not in_call.carry_out(named("call.open", 8))


def test_rows_do_not_move_under_the_open_one(
    reading: CallPanel, suggesting: FakeSuggesting, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    suggesting.answers["さらに"] = suggestions([3, 2, 1], [12, 11])
    commit(reading.notes.edit, "さらに")
    settle()
    assert presenter.advice.arrangement.number_of(article_id(1)) == 1
    assert reading.suggestions.with_number(1) == article_id(1)


def test_matched_words_are_underlined(in_call: CallPanel) -> None:
    assert [one.cursor.selectedText() for one in in_call.notes.edit.extraSelections()] == ["来い"]


def test_a_click_or_enter_in_the_list_opens_too(
    in_call: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    rows = in_call.suggestions.rows
    where = rows.visualRect(rows.rows.index(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()
    assert presenter.reading.article_id == article_id(2)
    assert in_call.notes.edit.hasFocus()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    settle()
    assert presenter.reading.article_id == article_id(3)
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert in_call.notes.edit.hasFocus()


def test_lines_move_from_the_notes_and_in_the_reader(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot
) -> None:
    assert reading.carry_out(named("call.next_line"))
    assert presenter.reading.progress.line == 1
    reading.reader.take_focus()
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_Space)
    assert presenter.reading.progress.line == 2
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_Backspace)
    assert presenter.reading.progress.line == 1
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_Escape)
    assert reading.notes.edit.hasFocus()
    assert reading.reader.footer.next.key == "Alt+↓"


def test_steps_are_ticked_with_the_keyboard(reading: CallPanel, presenter: CallPresenter, qtbot: QtBot) -> None:
    presenter.reading.choose(View.STEPS)
    lines = reading.reader.lines
    reading.reader.take_focus()
    qtbot.keyClick(lines, Qt.Key.Key_Down)
    qtbot.keyClick(lines, Qt.Key.Key_Down)
    qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert presenter.reading.progress.ticks == {1: True}


def test_a_copy_is_refused_while_a_slot_is_empty(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    QGuiApplication.clipboard().setText("前の内容")
    assert not reading.reader.footer.copy.isEnabled()
    assert reading.reader.footer.copy.accessibleDescription() == "未入力 2"
    reading.reader.take_focus()
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "前の内容"
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_Return)
    editor = reading.reader.lines.editor
    assert editor.isVisible()
    commit(editor, "水野")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert reading.reader.lines.hasFocus()
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_Return)
    due = press_due(reading, qtbot, "15")
    assert reading.reader.footer.copy.isEnabled()
    qtbot.keyClick(reading.reader.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QGuiApplication.clipboard().text() == f"ご不快な思いを\n申し訳ございません。\n\n水野様には、\n{due}までに"


def test_a_click_on_an_empty_slot_lets_it_be_typed(reading: CallPanel, presenter: CallPresenter, qtbot: QtBot) -> None:
    lines = reading.reader.lines
    index = lines.rows.first_open_slot()[0]
    corner = lines.visualRect(index).topLeft()
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(60, 20))
    assert lines.editor.isVisible()
    commit(lines.editor, "水野")
    qtbot.keyClick(lines.editor, Qt.Key.Key_Escape)
    assert presenter.reading.values.get("お客様名") is None


def test_a_dismissal_is_one_key_after_its_own(
    reading: CallPanel, presenter: CallPresenter, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    assert reading.carry_out(named("dismiss"))
    assert reading.reader.popup.isVisible()
    qtbot.keyClick(reading.reader.popup, Qt.Key.Key_2)
    settle()
    assert not reading.reader.popup.isVisible()
    assert presenter.advice.arrangement.number_of(article_id(1)) == 0
    assert calls.waved_away == {(presenter.session.call_id, article_id(1))}
    assert reading.overview.isVisible()


def test_used_says_that_it_is_recorded(reading: CallPanel, calls: FakeCalls, settle: Callable[[], None]) -> None:
    assert reading.carry_out(named("use"))
    settle()
    assert len(calls.used) == 1
    assert not reading.reader.footer.use.isEnabled()
    assert reading.reader.footer.use.text() == "記録しました"


def test_an_end_can_be_undone_from_the_message(
    in_call: CallPanel, presenter: CallPresenter, messages: list[Message], settle: Callable[[], None]
) -> None:
    assert in_call.carry_out(named("call.end"))
    assert in_call.notes.edit.toPlainText() == ""
    message = messages[-1]
    assert message.grade is Grade.UNDO
    assert message.on_action is not None
    message.on_action()
    settle()
    assert in_call.notes.edit.toPlainText() == "来いと言われた"
    assert in_call.notes.edit.line_seconds() == [0]
    assert presenter.session.phase is Phase.RUNNING


def test_ten_quiet_minutes_ask_for_the_next_customer(
    in_call: CallPanel,
    presenter: CallPresenter,
    messages: list[Message],
    clock: FakeClock,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    clock.pass_seconds(IDLE_SECONDS)
    qtbot.waitUntil(lambda: bool(messages))
    assert "次のお客様ですか" in messages[-1].text
    first = presenter.session.call_id
    assert messages[-1].on_action is not None
    messages[-1].on_action()
    settle()
    assert presenter.session.call_id != first
    assert in_call.notes.edit.toPlainText() == ""


def test_the_slim_strip_is_wanted_while_a_call_runs(panel: CallPanel, settle: Callable[[], None]) -> None:
    wanted: list[bool] = []
    panel.strip_wanted.connect(wanted.append)
    commit(panel.notes.edit, "ケトル")
    settle()
    assert wanted[-1] is True
    panel.carry_out(named("call.end"))
    assert wanted[-1] is False


def test_a_narrow_window_shows_one_of_two_columns(reading: CallPanel, presenter: CallPresenter, qtbot: QtBot) -> None:
    reading.resize(896, 700)
    qtbot.waitUntil(lambda: reading.columns.narrow)
    assert reading.reader.isVisible()
    assert not reading.suggestions.isVisible()
    assert reading.reader.head.back.isVisible()
    assert reading.carry_out(named("call.back"))
    assert reading.suggestions.isVisible()
    assert not reading.reader.isVisible()
    assert reading.notes.edit.hasFocus()


def test_large_text_fits_into_the_smallest_window(reading: CallPanel, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(140)
    reading.resize(896, 700)
    qtbot.waitUntil(lambda: reading.columns.narrow)
    assert reading.minimumSizeHint().width() <= 896
    reading.grab()


def test_every_control_has_a_name(reading: CallPanel) -> None:
    nameless = [
        widget
        for widget in reading.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_tab_goes_round_without_the_mouse(reading: CallPanel, qtbot: QtBot) -> None:
    reading.activate()
    seen: list[QWidget] = []
    for _ in range(30):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            break
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert reading.suggestions.rows in seen
    assert reading.reader.lines in seen
    assert reading.reader.footer.next in seen


def test_the_next_words_go_into_the_notes_wherever_the_focus_was(
    reading: CallPanel, settle: Callable[[], None]
) -> None:
    for command_id in ("call.end", "call.start", "call.start"):
        reading.strip.verbs.button("call.end").setFocus()
        reading.carry_out(named(command_id))
        assert reading.notes.edit.hasFocus()
        settle()


def test_alt_n_says_so_and_changes_the_badge(
    in_call: CallPanel, presenter: CallPresenter, messages: list[Message], settle: Callable[[], None]
) -> None:
    assert in_call.carry_out(named("call.second"))
    assert messages[-1].grade is Grade.UNDO
    assert not in_call.strip.verbs.button("call.second").isEnabled()
    assert messages[-1].on_action is not None
    messages[-1].on_action()
    assert in_call.strip.verbs.button("call.second").isEnabled()
    settle()


def test_a_call_keeps_the_library_from_being_put_away(
    panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    assert panel.busy() == ""
    commit(panel.notes.edit, "来いと言われた")
    assert "通話中" in panel.busy()
    settle()
    assert "通話中" in panel.busy()
    assert panel.carry_out(named("call.hold"))
    presenter.session.next()
    settle()
    assert panel.carry_out(named("call.end"))
    settle()
    assert "通話中" in panel.busy()  # the other one waits on hold
