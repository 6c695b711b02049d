"""Fixtures of the desktop tests: an application with a look, a channel for faults, a runner that is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.tasks.faults import FaultChannel
from desktop.tasks.runner import TaskRunner
from desktop.theme import Theme, ThemeChoice
from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from kb.library import Library


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme at 100 %, taken off the application afterwards."""
    made = Theme(qapp, choice=ThemeChoice.LIGHT)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a widget as the active window, and close it after the test."""

    def do(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return do


@pytest.fixture
def faults(qapp: QApplication) -> FaultChannel:
    """A channel for unexpected errors; what arrives is logged and so fails a test that does not expect it."""
    return FaultChannel()


@pytest.fixture
def runner(qtbot: QtBot, faults: FaultChannel) -> Iterator[TaskRunner]:
    """A task runner whose threads have ended when the test has."""
    made = TaskRunner(faults)
    yield made
    assert made.close()


@pytest.fixture(scope="module")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample library with the real services, open for all tests of a module."""
    paths = LibraryPaths(tmp_path_factory.mktemp("sample"))
    create_library(paths, clock=SystemClock(), sample=True)
    with open_library(paths, clock=SystemClock(), repair="now") as opened:
        yield opened
