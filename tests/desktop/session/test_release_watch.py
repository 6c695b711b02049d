from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.session.release_watch import LISTING, ReleaseWatch, bundle_folder, release_in
from resources.release.papers import CHECKSUMS
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from desktop.tasks.runner import TaskRunner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / LISTING).write_text("1f0c  kandokoro\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(window: MainWindow, runner: TaskRunner, folder: Path, qtbot: QtBot) -> ReleaseWatch:
    made = ReleaseWatch(window, runner, folder)
    qtbot.waitUntil(lambda: runner.idle)
    return made


def look(watch: ReleaseWatch, runner: TaskRunner, qtbot: QtBot) -> None:
    watch.look()
    qtbot.waitUntil(lambda: runner.idle)


def offered(window: MainWindow) -> bool:
    return window.status.renewal.isVisible()


def test_the_list_is_the_one_that_a_bundle_has() -> None:
    assert LISTING == CHECKSUMS
    assert bundle_folder() is None  # this is a checkout


def test_another_version_in_the_place_of_this_one_is_offered_once_it_is_whole(
    watch: ReleaseWatch, window: MainWindow, runner: TaskRunner, folder: Path, qtbot: QtBot
) -> None:
    look(watch, runner, qtbot)
    assert not offered(window)
    (folder / LISTING).unlink()  # it is being replaced
    for _ in range(2):
        look(watch, runner, qtbot)
        assert not offered(window)
    (folder / LISTING).write_text("77aa  kandokoro\n", encoding="utf-8")
    look(watch, runner, qtbot)
    assert not offered(window)
    look(watch, runner, qtbot)
    assert offered(window)
    (folder / LISTING).write_text("1f0c  kandokoro\n", encoding="utf-8")  # and back again
    look(watch, runner, qtbot)
    assert not offered(window)


def test_what_cannot_be_told_at_the_start_is_told_from_what_comes_later(tmp_path: Path) -> None:
    assert release_in(tmp_path / "none") == ""


def test_a_call_is_not_interrupted_for_it(
    watch: ReleaseWatch, window: MainWindow, session: LibrarySession, qtbot: QtBot
) -> None:
    session.prepare()
    screen = window.screens()[0]
    assert isinstance(screen, FakeScreen)
    screen.reason = "通話中です。"
    window.status.renewal.click()
    assert window.messages.current is not None
    assert window.messages.current.text == "通話中です。"
    assert window.isVisible()
    screen.reason = ""
    window.status.renewal.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.restarting
