"""The whole program in its window against bad files, a full disk, another program, and whatever is pasted."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData

from desktop.call.note_text import LONGEST_NOTE
from desktop.call.notes.edit import NotesEdit
from desktop.composition import build_application
from desktop.preferences import PreferenceStore
from desktop.search.panel import SearchPanel
from desktop.tasks.autosave import Autosave
from desktop.widgets.labels import Paragraph
from kb.documents.article_text import write_article
from kb.library import LibraryPaths, create_library
from tests.desktop.call.support import commit
from tests.disks import fill, small_disk
from tests.kb.library_state import saved_notes
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.composition import Application
    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme

CHECKOUT = Path(__file__).parents[2]
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("template") / "library"
    create_library(LibraryPaths(root), clock=PlayedClock(), sample=True)
    return root


@pytest.fixture
def paths(template: Path, tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(shutil.copytree(template, tmp_path / "library"))


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path, faults: FaultChannel
) -> Iterator[Callable[[LibraryPaths], Application]]:
    """Start the program on a library; it is ended with the test."""
    made: list[Application] = []

    def do(paths: LibraryPaths) -> Application:
        application = build_application(qapp, paths.root, PreferenceStore(tmp_path / "preferences.json"), faults)
        qtbot.addWidget(application.window)
        made.append(application)
        application.window.show()
        application.session.start()
        return application

    yield do
    for application in made:
        application.close()


@pytest.fixture
def open_window(start: Callable[[LibraryPaths], Application], qtbot: QtBot) -> Callable[[LibraryPaths], Application]:
    """Start the program and wait for the screens."""

    def do(paths: LibraryPaths) -> Application:
        application = start(paths)
        qtbot.waitUntil(lambda: bool(application.window.screens()))
        qtbot.waitUntil(lambda: application.window.status.text("index") == "索引は最新")
        return application

    return do


def notes_of(application: Application) -> NotesEdit:
    found = application.window.findChild(NotesEdit)
    assert isinstance(found, NotesEdit)
    return found


def save_now(application: Application) -> Autosave[str]:
    """Do not wait for autosave or for its next try."""
    saver = application.window.screens()[0].findChild(Autosave)
    assert isinstance(saver, Autosave)
    saver.flush()
    return saver


def message(application: Application) -> str:
    shown = application.window.messages.current
    return shown.text if shown else ""


def test_a_full_disk_is_said_the_notes_stay_and_are_saved_when_there_is_room(
    template: Path, tmp_path: Path, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        paths = LibraryPaths(shutil.copytree(template, disk / "library"))
        application = open_window(paths)
        notes = notes_of(application)
        commit(notes, "はじめのメモ。")
        qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめのメモ。"])
        ballast = fill(disk)
        commit(notes, "続きのメモ。" * 20_000)
        save_now(application)
        qtbot.waitUntil(lambda: "空きがありません" in message(application))
        whole = "はじめのメモ。" + "続きのメモ。" * 20_000
        assert notes.toPlainText() == whole
        commit(notes, "まだ打てる。")
        ballast.unlink()
        save_now(application)
        qtbot.waitUntil(lambda: saved_notes(paths) == [whole + "まだ打てる。"])
        qtbot.waitUntil(lambda: message(application) == "")
        application.close()


@POSIX_ONLY
def test_a_library_taken_away_is_said_and_the_notes_stay(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    application = open_window(paths)
    notes = notes_of(application)
    commit(notes, "はじめのメモ。")
    qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめのメモ。"])
    aside = paths.root.with_name("aside")
    paths.root.rename(aside)
    commit(notes, "続き。")
    save_now(application)
    qtbot.waitUntil(lambda: "フォルダーが見えません" in message(application))
    assert notes.toPlainText() == "はじめのメモ。続き。"
    aside.rename(paths.root)
    save_now(application)
    qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめのメモ。続き。"])


def test_a_library_another_program_holds_is_said_and_saved_afterwards(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    application = open_window(paths)
    notes = notes_of(application)
    commit(notes, "はじめ。")
    qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめ。"])
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        commit(notes, "続き。")
        qtbot.waitUntil(lambda: "ほかのプログラム" in message(application))
        assert notes.toPlainText() == "はじめ。続き。"
        other.execute("ROLLBACK")
    save_now(application)
    qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめ。続き。"])


@POSIX_ONLY
def test_an_index_that_goes_while_the_window_is_open_comes_back_and_is_told_once(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    application = open_window(paths)
    for file in paths.index.rglob("*.*"):
        if file.is_file():
            os.truncate(file, file.stat().st_size // 2)
    (paths.index / "CURRENT").unlink()
    application.window.show_screen("search")
    panel = application.window.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    commit(panel.field.edit, "訪問")
    qtbot.waitUntil(lambda: message(application) == "索引を作り直しました。")
    qtbot.waitUntil(lambda: application.window.status.text("index") == "索引は最新")
    application.window.messages.dismiss()
    commit(panel.field.edit, "要求")
    qtbot.wait(300)
    assert "索引" not in message(application)


def test_a_lost_index_at_the_start_is_rebuilt_and_told_once(
    paths: LibraryPaths, start: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    shutil.rmtree(paths.index)
    application = start(paths)
    qtbot.waitUntil(lambda: message(application) == "索引を作り直しました。")
    application.window.messages.dismiss()
    qtbot.waitUntil(lambda: application.window.status.text("index") == "索引は最新")
    assert message(application) == ""


def test_a_change_by_kb_shows_up_in_the_open_window(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    application = open_window(paths)
    before = application.window.status.text("articles")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.md").write_text(write_article(make_script("青い鳥の話", "青い鳥が来た")), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kb", "--library", paths.root, "import", folder],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(lambda: application.window.status.text("articles") != before)
    application.window.show_screen("search")
    panel = application.window.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    commit(panel.field.edit, "青い鳥")
    qtbot.waitUntil(lambda: any("青い鳥の話" in title for title in listed(panel)))


def listed(panel: SearchPanel) -> list[str]:
    model = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda paths: paths.database.write_bytes(b"not a database" * 500), "ファイルが壊れています"),
        (lambda paths: paths.database.write_bytes(b""), "ファイルが壊れています"),
        (lambda paths: set_schema(paths, "newer"), "新しい版の勘所"),
    ],
    ids=["garbage", "empty", "newer"],
)
def test_a_library_that_cannot_be_opened_is_one_sentence_with_a_way_out(
    paths: LibraryPaths,
    start: Callable[[LibraryPaths], Application],
    qtbot: QtBot,
    damage: Callable[[LibraryPaths], object],
    sentence: str,
) -> None:
    damage(paths)
    content = paths.database.read_bytes()
    application = start(paths)
    qtbot.waitUntil(lambda: any(sentence in part.text() for part in application.window.findChildren(Paragraph)))
    assert paths.database.read_bytes() == content


def set_schema(paths: LibraryPaths, revision: str) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()


def test_ten_megabytes_pasted_are_cut_said_and_never_freeze_the_window(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot
) -> None:
    application = open_window(paths)
    notes = notes_of(application)
    commit(notes, "はじめ。")
    qtbot.waitUntil(lambda: saved_notes(paths) == ["はじめ。"])
    mime = QMimeData()
    mime.setText("お客様は今すぐ家まで来いと言う。\r\n" * 200_000)
    taken: list[int] = []
    notes.document().contentsChange.connect(lambda _place, _removed, added: taken.append(added))
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        notes.insertFromMimeData(mime)
        # Nobody can save yet, and the window has not waited until that is known.
        assert save_now(application).saving
        other.execute("ROLLBACK")
    assert taken == [LONGEST_NOTE - len("はじめ。")]
    qtbot.waitUntil(lambda: len((saved_notes(paths) or [""])[0]) == LONGEST_NOTE)
    assert "文字までです" in message(application)


@pytest.mark.parametrize("text", ["前\0後", "前\ud83d後", "😀と\u2028改行", "\ufeff\u202e"], ids=range(4))
def test_any_character_is_kept_or_replaced_and_saved(
    paths: LibraryPaths, open_window: Callable[[LibraryPaths], Application], qtbot: QtBot, text: str
) -> None:
    application = open_window(paths)
    notes = notes_of(application)
    mime = QMimeData()
    mime.setText(text)
    notes.insertFromMimeData(mime)
    commit(notes, "訪問")
    qtbot.waitUntil(lambda: [kept[-2:] for kept in saved_notes(paths)] == ["訪問"])
    (kept,) = saved_notes(paths)
    kept.encode("utf-8")
    assert "\0" not in kept
    assert message(application) == ""
