from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.reminding import Reminding, TrayIcon
from desktop.widgets.message_bar import Message, MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


class FakeTray(QObject):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.available = True
        self.said: list[tuple[str, str]] = []

    def say(self, title: str, text: str) -> None:
        self.said.append((title, text))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, show: Callable[[QWidget], None]) -> QWidget:
    made = QWidget()
    made.setWindowTitle("勘所")
    show(made)
    return made


@pytest.fixture
def bar(theme: Theme, window: QWidget) -> MessageBar:
    return MessageBar(theme, window)


@pytest.fixture
def tray() -> FakeTray:
    return FakeTray()


@pytest.fixture
def reminding(window: QWidget, bar: MessageBar, tray: FakeTray) -> Reminding:
    made = Reminding(window, bar)
    made.set_tray(tray)
    return made


REMINDER = Message("まもなく期限の約束: 今日 16:00 交換品の発送日のご連絡", key="promise.due")


def test_p20_whoever_looks_at_the_window_reads_it_on_the_bar_only(
    reminding: Reminding, bar: MessageBar, tray: FakeTray
) -> None:
    reminding.remind(REMINDER)
    assert bar.current == REMINDER
    assert tray.said == []


def test_p20_a_window_out_of_sight_reminds_through_the_tray(
    qtbot: QtBot, reminding: Reminding, window: QWidget, bar: MessageBar, tray: FakeTray
) -> None:
    window.hide()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    reminding.remind(REMINDER)
    assert tray.said == [("勘所", REMINDER.text)]
    assert bar.current == REMINDER


def test_without_a_tray_the_bar_keeps_it(
    qtbot: QtBot, reminding: Reminding, window: QWidget, bar: MessageBar, tray: FakeTray
) -> None:
    tray.available = False
    window.hide()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    reminding.remind(REMINDER)
    assert tray.said == []
    assert bar.current == REMINDER


def test_a_click_brings_the_window_up(
    qtbot: QtBot, qapp: QApplication, reminding: Reminding, window: QWidget, tray: FakeTray
) -> None:
    window.showMinimized()
    with qtbot.waitSignal(reminding.wanted):
        tray.clicked.emit()
    assert window.isVisible()
    assert not window.isMinimized()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the platform of the tests has no tray at all
def test_the_icon_appears_with_the_first_message_and_a_click_on_it_counts(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    tray = TrayIcon(theme, window)
    assert tray.findChildren(QSystemTrayIcon) == []
    tray.say("勘所", REMINDER.text)
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip() == "勘所"
    with qtbot.waitSignal(tray.clicked):
        icon.messageClicked.emit()
