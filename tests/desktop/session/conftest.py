"""A session over a library and screens that remember what they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.main_window import MainWindow
from desktop.session import LibrarySession
from tests.fakes.desktop_library import FakeSource
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.session import OpenLibrary
    from desktop.tasks.awaited import Awaited
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen


@pytest.fixture
def source() -> FakeSource:
    return FakeSource()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def session(window: MainWindow, source: FakeSource, faults: FaultChannel) -> Iterator[LibrarySession]:
    def screens(library: Awaited[OpenLibrary], runner: TaskRunner) -> list[Screen]:
        return [FakeScreen("call", "phone"), FakeScreen("search", "search")]

    made = LibrarySession(window, source, screens, faults)
    yield made
    made.close()


@pytest.fixture
def typing(window: MainWindow, session: LibrarySession) -> FakeScreen:
    """The first screen, before the library is open, with something typed that is not in the library yet."""
    session.prepare()
    screen = window.screens()[0]
    assert isinstance(screen, FakeScreen)
    screen.on_its_way = "お湯がこぼれた"
    return screen
