"""The real thing in one process: a library on disk, the window, its end."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from desktop.composition import build_application
from desktop.folder_source import FolderSource
from desktop.hand_off.presenter import IncomingCalls
from desktop.main import greet
from desktop.main_window import MainWindow
from desktop.preferences import Preferences, PreferenceStore
from desktop.screens import LATER
from desktop.session import LibrarySession
from desktop.widgets.buttons import Button
from desktop.widgets.rail import RailButton
from kb.clock import SystemClock
from kb.domain.article import Changes
from kb.domain.hand_off import CallHandOff
from kb.library import LibraryPaths, open_library
from kb.machine_policy import load_machine_policy
from kb.services.hand_off import claim, deliver
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.composition import Application
    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    FolderSource(tmp_path / "library", SystemClock()).create(sample=False).close()
    return tmp_path / "library"


@pytest.fixture
def store(tmp_path: Path) -> PreferenceStore:
    made = PreferenceStore(tmp_path / "preferences.json")
    made.save(Preferences(text_percent=120, theme="dark", screen="search"))
    return made


@pytest.fixture
def application(
    qapp: QApplication, qtbot: QtBot, folder: Path, store: PreferenceStore, faults: FaultChannel
) -> Iterator[Application]:
    made = build_application(qapp, folder, store, faults)
    qtbot.addWidget(made.window)
    made.window.show()
    with qtbot.waitSignal(made.session.ready):
        made.session.start()
    yield made
    made.close()


def test_a_library_opens_behind_the_window(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application.window.status.text("articles") == "記事 0")
    assert application.theme.dark
    assert application.theme.text_percent == 120


class _Windows(QObject):
    """Remembers every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_every_screen_stands_on_the_rail_at_once_and_comes_when_it_is_chosen(application: Application) -> None:
    window = application.window
    words = [button.text() for button in window.findChildren(RailButton)]
    assert len(words) == 4
    assert len(window.screens()) < 4
    next(button for button in window.findChildren(RailButton) if button.text() == words[2]).click()
    assert window.current is window.screens()[2]
    assert [button.text() for button in window.findChildren(RailButton)] == words
    made = [(screen.screen_id, screen.icon, screen.at_bottom) for screen in window.screens()]
    assert made[1:] == list(LATER[:2])
    window.show_screen("setup")
    assert (window.screens()[3].screen_id, window.screens()[3].icon, window.screens()[3].at_bottom) == LATER[2]


def test_no_part_of_a_screen_flashes_up_as_a_window_while_it_is_made(
    qapp: QApplication, qtbot: QtBot, folder: Path, store: PreferenceStore, faults: FaultChannel
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    made = build_application(qapp, folder, store, faults)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.show_screen("editor")
    for screen in made.window.screens():
        made.window.show_screen(screen.screen_id)
    qapp.removeEventFilter(windows)
    made.close()
    assert windows.shown == ["MainWindow"]


def test_a_change_by_another_program_is_noticed(
    qapp: QApplication, theme: Theme, folder: Path, faults: FaultChannel, qtbot: QtBot
) -> None:
    screen = FakeScreen("call", "phone")
    window = MainWindow(qapp, theme)
    qtbot.addWidget(window)
    session = LibrarySession(window, FolderSource(folder, SystemClock()), lambda *_: [screen], faults)
    with qtbot.waitSignal(session.ready):
        session.start()
    with open_library(LibraryPaths(folder), clock=SystemClock(), repair="later") as other:
        other.calls.start()
    session.look()
    qtbot.waitUntil(lambda: (Changes(everything=True), None) in screen.changes)
    session.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the named pipe has its own test")
def test_a_call_that_is_handed_over_before_and_after_the_library_is_open(
    qapp: QApplication, qtbot: QtBot, folder: Path, store: PreferenceStore, faults: FaultChannel
) -> None:
    with tempfile.TemporaryDirectory(prefix="kb") as run_time:
        environ = {"XDG_RUNTIME_DIR": run_time}
        door = claim(folder, environ)
        assert door is not None
        made = build_application(qapp, folder, store, faults, incoming=IncomingCalls(door))
        qtbot.addWidget(made.window)
        deliver(folder, environ, CallHandOff(caller="田中様"))
        with qtbot.waitSignal(made.window.shown):
            made.window.show()
        deliver(folder, environ, CallHandOff(caller="鈴木様"))
        with qtbot.waitSignal(made.session.ready):
            made.session.start()
        qtbot.waitUntil(lambda: "着信: 鈴木様" in getattr(made.window.messages.current, "text", ""))
        assert made.window.current is made.window.screens()[0]
        qtbot.waitUntil(lambda: made.session.runner.idle)
        made.close()
        assert claim_again(folder, environ)
    with open_library(LibraryPaths(folder), clock=SystemClock(), repair="later") as opened:
        assert [call.caller_reference for call in opened.calls.open_calls()] == ["田中様"]


def claim_again(folder: Path, environ: dict[str, str]) -> bool:
    door = claim(folder, environ)
    if door is not None:
        door.close()
    return door is not None


def test_what_was_set_is_kept_at_the_end(application: Application, store: PreferenceStore, tmp_path: Path) -> None:
    application.theme.larger()
    application.close()
    kept = PreferenceStore(tmp_path / "preferences.json").value
    assert (kept.text_percent, kept.theme) == (130, "dark")
    assert kept.geometry


def test_the_window_says_which_line_of_the_policy_is_wrong(
    qapp: QApplication, qtbot: QtBot, folder: Path, store: PreferenceStore, faults: FaultChannel, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[policy]\namber_minutes = 'ten'\nred_minutes = 10\n", encoding="utf-8")
    application = build_application(qapp, folder, store, faults, policy_file=policy)
    qtbot.addWidget(application.window)
    application.window.show()
    application.session.start()

    def said() -> str:
        return " ".join(label.text() for label in application.window.findChildren(QLabel))

    qtbot.waitUntil(lambda: "2 行目" in said())
    assert "1-240" in said()
    assert "方針のフォルダーを開く" in [button.text() for button in application.window.findChildren(Button)]
    application.close()


def test_who_asked_for_a_language_that_is_not_offered_hears_why_it_is_another(
    application: Application, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("languages = ['ja']", encoding="utf-8")
    store = application.store
    store.save(replace(store.value, language="en"))
    greet(application, machine=load_machine_policy(policy))
    said = " ".join(label.text() for label in application.window.messages.findChildren(QLabel))
    assert f"「表示の言語」は情報システムの方針で決まっています（{policy}）" in said
