"""Closing the window while something that was typed is not in the library yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.loss_dialog import LossDialog
from kb.errors import LibraryBusyError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import FakeSource
    from tests.fakes.screens import FakeScreen


def loss_dialog(window: MainWindow) -> LossDialog:
    found = window.findChild(LossDialog)
    assert isinstance(found, LossDialog)
    return found


def test_the_window_closes_once_what_was_typed_is_in_the_library(window: MainWindow, typing: FakeScreen) -> None:
    window.close()
    assert window.isVisible()
    assert window.messages.current is not None
    assert window.messages.current.text == "書いた内容を保存してから終わります。"
    typing.on_its_way = ""
    typing.settled.emit()
    assert not window.isVisible()


def test_closing_a_second_time_does_not_wait(window: MainWindow, typing: FakeScreen) -> None:
    window.close()
    window.close()
    dialog = loss_dialog(window)
    assert dialog.isVisible()
    dialog.back.click()
    assert window.isVisible()
    typing.on_its_way = ""
    typing.settled.emit()
    assert window.isVisible()


def test_a_window_that_waits_to_close_says_what_would_be_lost_when_the_library_does_not_open(
    window: MainWindow, typing: FakeScreen, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    window.close()
    session.start()
    qtbot.waitUntil(lambda: window.findChild(LossDialog) is not None)
    dialog = loss_dialog(window)
    qtbot.waitUntil(dialog.isVisible)
    assert window.isVisible()
    dialog.leave.click()
    assert QGuiApplication.clipboard().text() == "お湯がこぼれた"
    assert not window.isVisible()
