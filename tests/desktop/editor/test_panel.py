from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop.commands import command

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from tests.fakes.editor import FakeEditorLibrary

ONE = UUID(int=1)


def open_first(panel: EditorPanel, qtbot: QtBot) -> None:
    panel.articles.field.setFocus()
    qtbot.keyClick(panel.articles.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.head.title.text() == "記事 1")


def test_enter_opens_the_first_article_and_typing_reaches_the_disk(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_first(panel, qtbot)
    panel.activate()
    qtbot.keyClicks(panel.text, "abc")
    qtbot.waitUntil(lambda: ONE in library.drafts.kept and "abc" in library.drafts.kept[ONE].text)
    qtbot.waitUntil(lambda: panel.pending() == "")


def test_ctrl_s_saves_a_revision_and_undo_still_works(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_first(panel, qtbot)
    qtbot.keyClicks(panel.head.title, "x")
    panel.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(panel.text, "abc")
    before = panel.text.text
    panel.carry_out(command("save"))
    qtbot.waitUntil(lambda: library.editing.get(ONE).number == 2)
    panel.text.undo()
    assert panel.text.text != before


def test_what_the_list_shows_follows_the_field(panel: EditorPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.articles.field.edit, "3")
    model = panel.articles.list.articles
    qtbot.waitUntil(lambda: [model.index(row).data() for row in range(model.rowCount())] == ["お知らせ", "記事 3"])
