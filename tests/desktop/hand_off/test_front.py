from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.hand_off.front import receive
from desktop.main_window import MainWindow
from kb.domain.hand_off import CallHandOff
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

CALL = CallHandOff(caller="田中様")


class Taking(FakeScreen):
    def __init__(self, screen_id: str, icon: str) -> None:
        super().__init__(screen_id, icon)
        self.taken: list[object] = []

    def take_hand_off(self, incoming: object) -> bool:
        self.taken.append(incoming)
        return True


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    made.add_screen(Taking("call", "phone"))
    made.add_screen(FakeScreen("search", "search"))
    made.show_screen("search")
    return made


def shown(window: MainWindow) -> str:
    assert window.current is not None
    return window.current.screen_id


def taken(window: MainWindow) -> list[object]:
    screen = window.screens()[0]
    assert isinstance(screen, Taking)
    return screen.taken


def test_a_window_behind_others_comes_to_the_front_with_its_calls(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    receive(window, CALL)
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert shown(window) == "call"
    assert taken(window) == [CALL]


def test_a_maximised_window_stays_maximised(window: MainWindow, qtbot: QtBot) -> None:
    window.showMaximized()
    receive(window, None)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.isMaximized()


def test_another_start_only_brings_it_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    receive(window, None)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.isVisible()
    assert shown(window) == "search"
    assert taken(window) == []


def test_who_is_at_work_in_the_window_stays_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    receive(window, CALL)
    assert shown(window) == "search"
    assert taken(window) == [CALL]
