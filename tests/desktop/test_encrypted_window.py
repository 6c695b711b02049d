"""Proof of encryption for the window: what is typed into it can be read nowhere on the disk."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.call.notes.edit import NotesEdit
from desktop.composition import build_application
from desktop.editor.panel import EditorPanel
from desktop.folder_source import FolderSource
from desktop.preferences import PreferenceStore
from desktop.search.panel import SearchPanel
from desktop.tasks.autosave import Autosave
from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
from kb.machine_policy import load_machine_policy
from tests.desktop.call.support import commit
from tests.kb.readable_bytes import found_in, watched

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.composition import Application
    from desktop.tasks.faults import FaultChannel

MARK = "zqxwvkjm"


def type_into(application: Application, qtbot: QtBot) -> None:
    """Write notes, look for something, and begin an article."""
    notes = application.window.findChild(NotesEdit)
    assert isinstance(notes, NotesEdit)
    commit(notes, f"{MARK} notes")
    saver = application.window.screens()[0].findChild(Autosave)
    assert isinstance(saver, Autosave)
    saver.flush()
    application.window.show_screen("editor")
    application.window.show_screen("search")
    search = application.window.findChild(SearchPanel)
    assert isinstance(search, SearchPanel)
    search.field.set_text(f"{MARK}search")
    qtbot.waitUntil(search.nothing.write.isVisible, timeout=20_000)
    qtbot.mouseClick(search.nothing.write, Qt.MouseButton.LeftButton)
    editor = application.window.findChild(EditorPanel)
    assert isinstance(editor, EditorPanel)
    qtbot.waitUntil(lambda: editor.head.pane.title.text() == f"{MARK}search", timeout=20_000)


def test_what_is_typed_is_in_the_library_and_readable_nowhere(
    qapp: QApplication, qtbot: QtBot, faults: FaultChannel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, home = tmp_path / "tmp", tmp_path / "home"
    for folder in (temporary, home):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    policy = tmp_path / "policy.toml"
    policy.write_text(f"[protection]\nrequired = true\nkey_file = '{home / 'keys'}'\n", encoding="utf-8")
    paths = LibraryPaths(tmp_path / "library")
    FolderSource(paths.root, SystemClock(), policy).create(sample=False).close()
    with watched(MARK, paths.root, temporary, home) as found:
        store = PreferenceStore(home / "preferences.json")
        application = build_application(qapp, paths.root, store, faults, policy_file=policy)
        qtbot.addWidget(application.window)
        application.window.show()
        with qtbot.waitSignal(application.session.ready, timeout=20_000):
            application.session.start()
        type_into(application, qtbot)
        QGuiApplication.clipboard().setText(f"{MARK} copied")
        qtbot.waitUntil(lambda: application.session.runner.idle, timeout=20_000)
        application.close()
        QGuiApplication.clipboard().clear()
    assert found == set()
    for folder in (paths.root, temporary, home):
        assert found_in(folder, MARK) == set()
    with open_library(paths, clock=SystemClock(), repair="later", machine=load_machine_policy(policy)) as library:
        assert library.encrypted
        (call,) = library.calls.open_calls()
        assert call.notes == f"{MARK} notes"
