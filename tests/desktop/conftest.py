"""Fixtures of the desktop tests: an application with a look, a channel for faults, a runner that is closed."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest
from shiboken6 import isValid

from desktop.main_window import MainWindow
from desktop.preferences import PreferenceStore
from desktop.screens import Parts, ScreenServices, build_screens
from desktop.tasks.faults import FaultChannel
from desktop.tasks.garbage import collect_due
from desktop.tasks.live_search import LiveSearch
from desktop.tasks.runner import TaskRunner
from desktop.theme import Theme, ThemeChoice
from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library
from tests.fakes.care import around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from kb.library import Library


#: Milliseconds. Nothing is measured with it: a machine that is busy with other things takes long for everything.
PATIENCE = 60_000


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Wait long for what comes in the end; where all is well nobody waits longer than before."""
    for name in ("waitSignal", "waitSignals", "waitUntil", "waitCallback"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def garbage_collected_between_tests() -> Iterator[None]:
    """Collect as the program does: no thread of a pool may destroy widgets, so only here, when none is at work."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@dataclass
class Wardrobe:
    """The theme that the last test wore, and the style sheet by which one sees that nobody changed since.

    A test that dresses the application otherwise leaves it so. It must not undress it: once there is no style sheet
    at all, Qt no longer hears of the end of widgets that were never shown (the list below a line that completes words
    is one), and the next style sheet is put on what is gone: the process dies.
    """

    theme: Theme | None = None
    sheet: str = ""


@pytest.fixture(scope="session")
def wardrobe() -> Wardrobe:
    return Wardrobe()


@pytest.fixture
def theme(qapp: QApplication, wardrobe: Wardrobe) -> Iterator[Theme]:
    """A light theme at 100 %. Dressing the application takes a tenth of a second, so it is kept for the next test."""
    made = wardrobe.theme
    assert made is None or qapp.styleSheet(), "somebody undressed the application"
    if made is None or not isValid(made) or qapp.styleSheet() != wardrobe.sheet:
        made = wardrobe.theme = Theme(qapp, choice=ThemeChoice.LIGHT)
        wardrobe.sheet = qapp.styleSheet()
    yield made
    made.set_choice(ThemeChoice.LIGHT)
    made.set_text_percent(100)


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


@pytest.fixture
def settled(qtbot: QtBot, runner: TaskRunner) -> Callable[..., None]:
    """Wait until nothing is on its way: the runner has answered, and so has every search that belongs to ``owners``.

    A fixture that opens something calls it last: one answer may come from another thread, and later, than the one
    that fills the list, and takes back what a test has shown meanwhile.
    """

    def do(*owners: QObject) -> None:
        qtbot.waitUntil(lambda: runner.idle and not any(live.busy for live in _searches(owners)))

    return do


def _searches(owners: Iterable[QObject]) -> list[LiveSearch[object, object]]:
    return [live for owner in owners for live in owner.findChildren(LiveSearch)]


@pytest.fixture(scope="module")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample library with the real services, open for all tests of a module."""
    paths = LibraryPaths(tmp_path_factory.mktemp("sample"))
    create_library(paths, clock=SystemClock(), sample=True)
    with open_library(paths, clock=SystemClock(), repair="now") as opened:
        yield opened


@pytest.fixture
def window(
    qapp: QApplication,
    theme: Theme,
    sample_library: Library,
    runner: TaskRunner,
    faults: FaultChannel,
    tmp_path: Path,
    show: Callable[[QWidget], None],
    settled: Callable[..., None],
) -> Iterator[MainWindow]:
    """The window with all its screens over the sample library, open."""
    made = MainWindow(qapp, theme)
    store = PreferenceStore(tmp_path / "preferences.json")
    parts = Parts(theme, runner, faults, SystemClock(), store, around())
    for screen in build_screens(ScreenServices(sample_library, *[lambda: sample_library] * 3), parts):
        made.add_screen(screen)
        screen.on_library_opened()
    show(made)
    settled(made)
    yield made
    made.remove_screens()
    assert runner.close()
