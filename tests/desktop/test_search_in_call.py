"""The two screens over one library, as the window joins them: what is found during a call is read and used in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.call.panel import CallPanel
from desktop.search.panel import SearchPanel
from kb.domain.call import CallEventType
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.tasks.runner import TaskRunner
    from kb.library import Library

_CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def search_during_a_call(window: MainWindow, qtbot: QtBot, words: str) -> tuple[CallPanel, SearchPanel]:
    call, search, *_ = window.screens()
    assert isinstance(call, CallPanel)
    assert isinstance(search, SearchPanel)
    commit(focused(), "お湯がこぼれた。")
    qtbot.keyClick(focused(), Qt.Key.Key_K, _CTRL)
    assert window.current is search
    commit(focused(), words)
    qtbot.waitUntil(lambda: search.preview.can_use and search.preview.title == words)
    return call, search


def used(library: Library) -> int:
    call = library.calls.open_calls()[-1]
    return sum(event.type is CallEventType.ARTICLE_USED for event in library.calls.events(call.id))


def test_enter_opens_what_was_found_beside_the_notes(window: MainWindow, qtbot: QtBot) -> None:
    call, search = search_during_a_call(window, qtbot, "訪問要求への応対")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(call.reader.isVisible)
    assert window.current is call
    assert call.notes.edit.hasFocus()
    qtbot.waitUntil(lambda: call.reader.head.title.text() == "訪問要求への応対")
    qtbot.keyClick(focused(), Qt.Key.Key_2, _CTRL)
    assert search.field.text == "訪問要求への応対"
    qtbot.keyClick(focused(), Qt.Key.Key_1, _CTRL)
    assert window.current is call
    assert call.reader.isVisible()


def test_ctrl_enter_counts_what_was_found_once(
    window: MainWindow, sample_library: Library, runner: TaskRunner, qtbot: QtBot
) -> None:
    call, search = search_during_a_call(window, qtbot, "訪問要求への応対")
    for _ in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: runner.idle)
    assert used(sample_library) == 1
    assert not search.preview.can_use
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(call.reader.isVisible)
    assert not call.reader.footer.use.isEnabled()


def test_escape_leads_back_to_typing_from_any_button(window: MainWindow, qtbot: QtBot) -> None:
    call, search, *_ = window.screens()
    assert isinstance(call, CallPanel)
    assert isinstance(search, SearchPanel)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Escape)
            assert call.notes.edit.hasFocus(), button.accessibleName()
