"""The real thing in one process: a library on disk, the window, its end."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from desktop.composition import FolderSource, build_application
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
from kb.domain.library_facts import PlaceFixedBy
from kb.errors import LibraryLockedError, LibraryMissingError, MachinePolicyInvalidError, SettingFixedError
from kb.library import LibraryPaths, open_library
from kb.machine_policy import load_machine_policy
from kb.services.hand_off import claim, deliver
from tests.fakes.screens import FakeScreen
from tests.kb.support import make_script

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


def test_nothing_is_lost_when_starting_empty(folder: Path) -> None:
    source = FolderSource(folder, SystemClock())
    first = source.open()
    first.close()
    source.replace_by_empty().close()
    assert sorted(entry.name.partition("-")[0] for entry in folder.parent.iterdir() if entry.is_dir()) == [
        "library",
        "library",
    ]


def test_a_backup_takes_the_place_of_a_closed_library(folder: Path) -> None:
    source = FolderSource(folder, SystemClock())
    made = source.care.make_backup().backup
    with open_library(LibraryPaths(folder), clock=SystemClock(), repair="later") as library:
        library.editing.save(make_script("あとから書いた記事"))
    assert source.restore(made.path) is not None
    assert source.has_backups()
    (folder / "library.db").unlink()
    with pytest.raises(LibraryMissingError):
        source.open()
    assert source.restore(made.path) is None
    opened = source.open()
    assert opened.status().article_count == 0
    opened.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the user's folders are moved by variables of Linux")
def test_a_folder_is_chosen_for_the_next_start_where_nothing_fixes_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert FolderSource(folder, SystemClock()).fixed_by() is PlaceFixedBy.START
    source = FolderSource(None, SystemClock())
    assert source.fixed_by() is None
    assert source.chosen() is None
    assert source.choose(folder)
    assert source.chosen() == source.folder == folder
    assert source.choose(None)
    assert source.folder != folder


def test_a_missing_library_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        FolderSource(tmp_path / "none", SystemClock()).open()
    assert not (tmp_path / "none").exists()


def test_a_policy_makes_encrypted_libraries_that_open_for_whoever_has_the_key(tmp_path: Path) -> None:
    policy, keys, folder = tmp_path / "policy.toml", tmp_path / "keys", tmp_path / "library"
    policy.write_text(f"[protection]\nrequired = true\nkey_file = '{keys}'\n", encoding="utf-8")
    source = FolderSource(folder, SystemClock(), policy)
    source.create(sample=False).close()
    written = source.take_recovery_key()
    assert source.take_recovery_key() == ""
    assert not source.unprotected
    keys.unlink()
    with pytest.raises(LibraryLockedError):
        source.open()
    source.unlock(written)
    source.open().close()
    assert keys.read_text(encoding="utf-8") == f"{written}\n"


def test_a_library_that_a_policy_wants_encrypted_opens_and_is_known_to_be_plain(folder: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[protection]\nrequired = true\n", encoding="utf-8")
    source = FolderSource(folder, SystemClock(), policy)
    source.open().close()
    assert source.unprotected


def test_a_policy_fixes_the_folder_and_one_that_is_wrong_keeps_it_shut_until_it_is_mended(
    folder: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f'library = "{folder.as_posix()}"\n[policy]\nverify_days = 0\n', encoding="utf-8")
    source = FolderSource(None, SystemClock(), policy)
    assert source.folder == folder
    with pytest.raises(MachinePolicyInvalidError) as caught:
        source.open()
    assert caught.value.params["line"] == 3
    policy.write_text(f'library = "{folder.as_posix()}"\n', encoding="utf-8")
    source.open().close()
    with pytest.raises(SettingFixedError):
        FolderSource(tmp_path / "other", SystemClock(), policy).open()


def test_nothing_is_made_where_the_policy_cannot_be_read(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("library = 3", encoding="utf-8")
    source = FolderSource(tmp_path / "mine", SystemClock(), policy)
    assert source.folder == tmp_path / "mine"
    with pytest.raises(MachinePolicyInvalidError):
        source.create(sample=False)
    assert not (tmp_path / "mine").exists()


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
