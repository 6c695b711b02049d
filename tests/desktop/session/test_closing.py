"""Closing the window while something that was typed is not in the library yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.loss_dialog import LossDialog
from kb.errors import LibraryBusyError
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import FakeSource


def test_the_window_closes_once_what_was_typed_is_in_the_library(window: MainWindow, session: LibrarySession) -> None:
    session.prepare()
    call = window.screens()[0]
    assert isinstance(call, FakeScreen)
    call.on_its_way = "お湯がこぼれた"
    window.close()
    assert window.isVisible()
    assert window.messages.current is not None
    assert window.messages.current.text == "通話を記録してから終わります。"
    call.on_its_way = ""
    call.settled.emit()
    assert not window.isVisible()


def test_closing_a_second_time_does_not_wait(window: MainWindow, session: LibrarySession) -> None:
    session.prepare()
    call = window.screens()[0]
    assert isinstance(call, FakeScreen)
    call.on_its_way = "お湯がこぼれた"
    window.close()
    window.close()
    dialog = window.findChild(LossDialog)
    assert isinstance(dialog, LossDialog)
    assert dialog.isVisible()
    dialog.back.click()
    assert window.isVisible()
    call.on_its_way = ""
    call.settled.emit()
    assert window.isVisible()


def test_a_window_that_waits_to_close_says_what_would_be_lost_when_the_library_does_not_open(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    session.prepare()
    call = window.screens()[0]
    assert isinstance(call, FakeScreen)
    call.on_its_way = "お湯がこぼれた"
    window.close()
    session.start()
    dialog = window.findChild(LossDialog)
    assert isinstance(dialog, LossDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert window.isVisible()
    dialog.leave.click()
    assert QGuiApplication.clipboard().text() == "お湯がこぼれた"
    assert not window.isVisible()
