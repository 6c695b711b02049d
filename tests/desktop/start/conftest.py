"""The window as it is right after the start: real screens over a library that opens when a test says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from desktop.call.panel import CallPanel
from desktop.composition import screen_services
from desktop.main_window import MainWindow
from desktop.preferences import PreferenceStore
from desktop.screens import Parts, build_screens
from desktop.session import LibrarySession
from tests.fakes.care import around
from tests.fakes.clock import FakeClock
from tests.fakes.desktop_library import SlowSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.tasks.awaited import Awaited
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen
    from kb.library import Library
    from tests.fakes.calls import FakeCalls
    from tests.fakes.desktop_library import WholeLibrary


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def source() -> Iterator[SlowSource]:
    made = SlowSource()
    yield made
    made.gate.set()


@pytest.fixture
def calls(source: SlowSource) -> FakeCalls:
    return source.library.calls


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def session(
    window: MainWindow,
    source: SlowSource,
    faults: FaultChannel,
    theme: Theme,
    clock: FakeClock,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[LibrarySession]:
    """The window as it is right after the start: painted, nothing opened yet."""

    def screens(library: Awaited[WholeLibrary], runner: TaskRunner) -> Iterator[Screen]:
        parts = Parts(theme, runner, faults, clock, PreferenceStore(tmp_path / "preferences.json"), around())
        return build_screens(screen_services(cast("Awaited[Library]", library)), parts)

    made = LibrarySession(window, source, screens, faults)  # type: ignore[arg-type] # the library is the fake one
    made.prepare()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    source.gate.set()
    made.close()


@pytest.fixture
def panel(session: LibrarySession, window: MainWindow) -> CallPanel:
    panel = window.screens()[0]
    assert isinstance(panel, CallPanel)
    return panel


@pytest.fixture
def settle(session: LibrarySession, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything that was asked is answered."""
    return lambda: qtbot.waitUntil(lambda: session.runner.idle)
