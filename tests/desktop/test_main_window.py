from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.main_window import MainWindow
from desktop.widgets.message_bar import Message
from desktop.widgets.rail import RailButton
from kb.domain.article import Changes
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_ARTICLE = UUID(int=7)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class GreedyField(QLineEdit):
    """Claims every key for itself, as text fields do with some of ours on some systems."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def call() -> FakeScreen:
    return FakeScreen("call", "phone", strip=True, reads=True)


@pytest.fixture
def search() -> FakeScreen:
    return FakeScreen("search", "search")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme, call: FakeScreen, search: FakeScreen) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    made.add_screen(call)
    made.add_screen(search)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(call.field.hasFocus)
    return made


def _press(widget: object, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, modifiers)  # type: ignore[call-overload] # a widget


def test_the_first_screen_is_shown_and_gets_the_focus(window: MainWindow, call: FakeScreen) -> None:
    assert window.current is call
    assert call.activated == 1


def test_it_tells_once_that_it_is_on_the_screen(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    other = MainWindow(qapp, theme)
    qtbot.addWidget(other)
    told: list[bool] = []
    other.shown.connect(lambda: told.append(other.isVisible()))
    with qtbot.waitSignal(other.shown):
        other.show()
    other.hide()
    other.show()
    other.repaint()
    qapp.processEvents()
    assert told == [True]


def test_a_window_that_is_not_painted_tells_too(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    other = MainWindow(qapp, theme)
    qtbot.addWidget(other)
    other.setUpdatesEnabled(False)
    with qtbot.waitSignal(other.shown):
        other.show()


def test_escape_leads_from_the_page_of_a_failure_back_to_the_screen(window: MainWindow, search: FakeScreen) -> None:
    window.show_screen("search")
    window.show_failure("開けません。", ("もう一度試す", lambda: None))
    assert not search.isVisible()
    _press(QApplication.focusWidget(), Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert search.isVisible()
    assert window.messages.current is not None
    assert window.messages.current.text == "開けません。"


def test_keys_change_the_screen(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    _press(call.field, Qt.Key.Key_2, _CONTROL)
    assert window.current is search
    assert search.field.hasFocus()
    _press(search.field, Qt.Key.Key_1, _CONTROL)
    assert window.current is call


def test_the_rail_changes_the_screen(window: MainWindow, search: FakeScreen) -> None:
    window._rail.button("search").click()  # noqa: SLF001 - what a mouse would hit
    assert window.current is search


def test_a_screen_can_ask_to_be_brought_up(window: MainWindow, search: FakeScreen) -> None:
    search.front_request.emit()
    assert window.current is search
    assert search.field.hasFocus()


def test_a_command_of_another_screen_brings_it_up(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    _press(call.field, Qt.Key.Key_K, _CONTROL)
    assert window.current is search
    assert [item.id for item in search.commands] == ["search.focus"]


def test_the_next_line_is_read_without_leaving_the_screen(
    window: MainWindow, call: FakeScreen, search: FakeScreen
) -> None:
    window.show_screen("search")
    _press(search.field, Qt.Key.Key_Down, _ALT)
    assert window.current is search
    assert [item.id for item in call.commands] == ["call.next_line"]


def test_suggestions_are_opened_by_number_while_the_focus_stays(window: MainWindow, call: FakeScreen) -> None:
    for number in range(1, 9):
        _press(call.field, Qt.Key(Qt.Key.Key_0.value + number), _ALT)
    assert [(item.id, item.number) for item in call.commands] == [("call.open", n) for n in range(1, 9)]
    assert call.field.hasFocus()


def test_a_command_of_the_screen_on_show_goes_to_it(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    window.show_screen("search")
    _press(search.field, Qt.Key.Key_D, _CONTROL)
    _press(search.field, Qt.Key.Key_Return, _CONTROL)
    assert [item.id for item in search.commands] == ["dismiss", "use"]
    assert call.commands == []


def test_text_fields_do_not_keep_our_keys(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    greedy = GreedyField(call)
    greedy.show()
    greedy.setFocus()
    _press(greedy, Qt.Key.Key_K, _CONTROL)
    assert window.current is search


def test_no_command_while_an_input_method_converts(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    QApplication.sendEvent(call.field, QInputMethodEvent("へんかん", []))
    _press(call.field, Qt.Key.Key_2, _CONTROL)
    assert window.current is call
    commit = QInputMethodEvent("", [])
    commit.setCommitString("変換")
    QApplication.sendEvent(call.field, commit)
    assert call.field.text() == "変換"
    _press(call.field, Qt.Key.Key_2, _CONTROL)
    assert window.current is search


def test_a_conversion_that_loses_the_focus_holds_nothing_back(
    window: MainWindow, call: FakeScreen, search: FakeScreen
) -> None:
    QApplication.sendEvent(call.field, QInputMethodEvent("へんかん", []))
    window.show_screen("search")
    _press(search.field, Qt.Key.Key_1, _CONTROL)
    assert window.current is call


def test_function_keys_of_the_input_method_do_nothing(window: MainWindow, call: FakeScreen) -> None:
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10):
        QApplication.sendEvent(call.field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert call.commands == []


def test_text_size_by_keys(window: MainWindow, call: FakeScreen, theme: Theme) -> None:
    _press(call.field, Qt.Key.Key_Equal, _CONTROL)
    _press(call.field, Qt.Key.Key_Equal, _CONTROL)
    assert theme.text_percent == 120
    _press(call.field, Qt.Key.Key_Minus, _CONTROL)
    assert theme.text_percent == 110


def test_a_change_is_told_to_every_screen_with_who_made_it(
    window: MainWindow, call: FakeScreen, search: FakeScreen
) -> None:
    changes = Changes(articles=frozenset({_ARTICLE}))
    call.library_changed_here.emit(changes, call)
    assert search.changes == [(changes, call)]
    assert call.changes == [(changes, call)]


def test_an_article_is_opened_where_articles_are_read(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    window.show_screen("search")
    search.open_article_request.emit(_ARTICLE)
    assert call.opened == [_ARTICLE]
    assert window.current is call


def test_a_screen_can_ask_for_a_command(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    call.command_request.emit("show.search")
    assert window.current is search


def test_the_strip_of_the_call_is_on_the_other_screens_only(window: MainWindow, call: FakeScreen) -> None:
    assert call.strip is not None
    window.show_screen("search")
    assert not call.strip.isVisible()
    call.strip_wanted.emit(True)
    assert call.strip.isVisible()
    window.show_screen("call")
    assert not call.strip.isVisible()
    window.show_screen("search")
    call.strip_wanted.emit(False)
    assert not call.strip.isVisible()


def test_messages_of_a_screen_reach_the_bar(window: MainWindow, call: FakeScreen) -> None:
    call.message.emit(Message("保存しました", key="saved"))
    assert window.messages.isVisible()
    call.message_over.emit("saved")
    assert not window.messages.isVisible()


def test_the_status_line_names_library_size_and_index(window: MainWindow) -> None:
    window.status.show_library("みなも通販", 1248)
    window.status.show_index("ready")
    assert "みなも通販" in window.status.text("library")
    assert "1,248" in window.status.text("articles")
    assert window.status.text("index") == "索引は最新"
    window.status.show_index("rebuilding")
    assert window.status.text("index") == "索引を作り直しています"


def test_the_screen_on_show_says_its_keys(window: MainWindow) -> None:
    assert window.status.text("screen") == "keys of call"
    window.show_screen("search")
    assert window.status.text("screen") == "keys of search"


def test_screens_are_shut_down_when_they_go(window: MainWindow, call: FakeScreen, search: FakeScreen) -> None:
    window.remove_screens()
    assert (call.shut, search.shut) == (1, 1)
    assert window.screens() == ()
    window.run_command("search.focus")
    window.add_screen(FakeScreen("call", "phone", strip=True))
    assert [screen.screen_id for screen in window.screens()] == ["call"]


def test_geometry_comes_back(window: MainWindow, qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    window.showMaximized()
    text = window.geometry_text()
    other = MainWindow(qapp, theme)
    qtbot.addWidget(other)
    other.restore_geometry_text(text)
    assert other.isMaximized()


def test_geometry_that_means_nothing_leaves_the_default(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    other = MainWindow(qapp, theme)
    qtbot.addWidget(other)
    other.restore_geometry_text("これは座標ではない")
    assert (other.width(), other.height()) == (1440, 900)


def test_it_can_be_used_at_a_small_width(window: MainWindow) -> None:
    window.resize(960, 600)
    assert window.width() == 960


def test_p20_promises_that_are_late_stand_on_the_rail_and_in_the_status_line(
    window: MainWindow, call: FakeScreen
) -> None:
    call.due_counted.emit(2, 1)
    assert (window.status.text("due"), window.status.text("overdue")) == ("約束 本日 2", "超過 1")
    names = [button.accessibleName() for button in window.findChildren(RailButton)]
    assert "通話 期限を過ぎた約束 1" in names
    call.due_counted.emit(0, 0)
    assert (window.status.text("due"), window.status.text("overdue")) == ("", "")


def test_p20_a_reminder_reaches_the_bar(window: MainWindow, call: FakeScreen) -> None:
    call.reminder.emit(Message("まもなく期限の約束", key="promise.due"))
    assert window.messages.current == Message("まもなく期限の約束", key="promise.due")
