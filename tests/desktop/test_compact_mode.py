from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.hand_off.front import receive
from desktop.main_window import MainWindow
from desktop.widgets.message_bar import Message
from kb.domain.hand_off import CallHandOff
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


class CompactScreen(FakeScreen):
    """Has a view for the strip, 200 pixels high."""

    def __init__(self) -> None:
        super().__init__("call", "phone")
        self.view = QWidget()
        self.view.setMinimumHeight(200)

    def compact_view(self) -> QWidget:
        return self.view


@pytest.fixture
def call() -> CompactScreen:
    return CompactScreen()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme, call: CompactScreen) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    made.add_screen(call)
    made.add_screen(FakeScreen("search", "search"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(call.field.hasFocus)
    return made


def on_top(window: MainWindow) -> bool:
    return bool(window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint)


def test_f11_makes_the_window_a_strip_above_all_others_and_the_full_one_again(
    window: MainWindow, call: CompactScreen, qtbot: QtBot
) -> None:
    before = window.size()
    QTest.keyClick(call.field, Qt.Key.Key_F11)
    qtbot.waitUntil(call.view.isVisible)
    assert on_top(window)
    assert window.isVisible()
    assert not call.isVisible()
    assert window.width() == 420
    qtbot.waitUntil(lambda: window.height() == 200)
    window.run_command("window.compact")
    qtbot.waitUntil(call.isVisible)
    assert not on_top(window)
    assert not call.view.isVisible()
    assert window.size() == before


def test_the_strip_follows_the_height_of_what_it_says(window: MainWindow, call: CompactScreen, qtbot: QtBot) -> None:
    window.run_command("window.compact")
    call.view.setMinimumHeight(320)
    qtbot.waitUntil(lambda: window.height() == 320)


def test_a_command_that_needs_room_brings_the_full_window_back(
    window: MainWindow, call: CompactScreen, qtbot: QtBot
) -> None:
    window.run_command("window.compact")
    window.run_command("call.next_line")
    assert call.view.isVisible()
    window.run_command("search.focus")
    qtbot.waitUntil(lambda: not call.view.isVisible())
    assert window.current is not call
    assert not on_top(window)


def test_the_geometry_that_is_kept_is_that_of_the_full_window(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    window.resize(960, 700)  # no larger than the screen, to which Qt brings what it restores
    window.run_command("window.compact")
    text = window.geometry_text()
    other = MainWindow(qapp, theme)
    qtbot.addWidget(other)
    other.restore_geometry_text(text)
    assert (other.width(), other.height()) == (960, 700)


def test_summoned_it_comes_back_from_the_task_bar(window: MainWindow, call: CompactScreen, qtbot: QtBot) -> None:
    window.showMinimized()
    window.summon()
    qtbot.waitUntil(lambda: not window.isMinimized())
    qtbot.waitUntil(call.field.hasFocus)


def test_a_call_that_is_handed_over_leaves_the_window_a_strip(
    window: MainWindow, call: CompactScreen, qtbot: QtBot
) -> None:
    window.show_screen("search")
    window.run_command("window.compact")
    window.showMinimized()
    call.front_request.emit()
    receive(window, CallHandOff())
    qtbot.waitUntil(call.view.isVisible)
    assert on_top(window)
    assert window.current is call


def test_a_message_makes_the_strip_higher_and_leaves_no_gap_when_it_goes(
    window: MainWindow, call: CompactScreen, qtbot: QtBot
) -> None:
    window.run_command("window.compact")
    qtbot.waitUntil(lambda: window.height() == 200)
    window.messages.show_message(Message("通話を終えました。"))
    qtbot.waitUntil(lambda: window.height() == 200 + window.messages.sizeHint().height())
    window.messages.dismiss()
    qtbot.waitUntil(lambda: window.height() == 200)
