"""The ways from the other screens to the one where articles are written, in the real window with a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.editor.panel import EditorPanel
from desktop.search.panel import SearchPanel
from kb.domain.article import Kind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow


def screens(window: MainWindow) -> tuple[SearchPanel, EditorPanel]:
    search = next(screen for screen in window.screens() if isinstance(screen, SearchPanel))
    editor = next(screen for screen in window.screens() if isinstance(screen, EditorPanel))
    return search, editor


def test_what_was_found_is_opened_for_writing(window: MainWindow, qtbot: QtBot) -> None:
    search, editor = screens(window)
    window.show_screen("search")
    search.field.set_text("訪問要求への応対")
    qtbot.waitUntil(lambda: search.preview.title == "訪問要求への応対")
    qtbot.keyClick(search.field.edit, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: editor.head.pane.title.text() == "訪問要求への応対")
    assert window.current is editor
    qtbot.waitUntil(editor.text.hasFocus)


def test_words_that_find_nothing_begin_an_article(window: MainWindow, qtbot: QtBot) -> None:
    search, editor = screens(window)
    window.show_screen("search")
    search.field.set_text("qqzzxxww")
    qtbot.waitUntil(search.nothing.write.isVisible)
    qtbot.mouseClick(search.nothing.write, Qt.MouseButton.LeftButton)
    assert window.current is editor
    assert editor.head.pane.title.text() == "qqzzxxww"
    edited = editor.edited
    assert edited.form.words("customer_words") == ("qqzzxxww",)
    assert edited.form.kind is Kind.CASE
