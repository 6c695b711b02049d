from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop.commands import command
from kb.domain.article import Changes
from kb.domain.queues import Queue
from tests.fakes.queues import flags

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from desktop.editor.queues.desk import QueueDesk
    from tests.fakes.editor import FakeEditorLibrary
    from tests.fakes.queues import FakeQueues

ONE = UUID(int=1)


def open_first(panel: EditorPanel, qtbot: QtBot) -> None:
    panel.articles.field.setFocus()
    qtbot.keyClick(panel.articles.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "記事 1")


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
    qtbot.keyClicks(panel.head.pane.title, "x")
    panel.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(panel.text, "abc")
    before = panel.text.text
    panel.carry_out(command("save"))
    qtbot.waitUntil(lambda: library.editing.get(ONE).number == 2)
    panel.text.undo()
    assert panel.text.text != before


def test_the_title_leads_to_the_text_by_enter_and_to_the_form_by_tab(panel: EditorPanel, qtbot: QtBot) -> None:
    open_first(panel, qtbot)
    title = panel.head.pane.title
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert panel.attributes.fields["kind"].control.hasFocus()
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert panel.text.hasFocus()


def test_what_the_list_shows_follows_the_field(panel: EditorPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.articles.field.edit, "3")
    model = panel.articles.list.articles
    qtbot.waitUntil(lambda: [model.index(row).data() for row in range(model.rowCount())] == ["お知らせ", "記事 3"])


def test_a_queue_takes_the_place_of_the_article_until_it_is_left(
    panel: EditorPanel, queues: QueueDesk, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_first(panel, qtbot)
    qtbot.keyClicks(panel.head.pane.title, "x")
    queues.list.buttons[Queue.FLAGS].click()
    assert queues.pane.isVisible()
    assert not panel.text.isVisible()
    assert not panel.carry_out(command("use"))
    assert library.editing.get(ONE).number == 1
    qtbot.waitUntil(lambda: bool(queues.pane.items.rows))
    panel.activate()
    assert queues.pane.items.hasFocus()
    qtbot.keyClick(queues.pane.items, Qt.Key.Key_Escape)
    assert panel.text.isVisible()
    assert panel.carry_out(command("save"))


def test_an_article_of_a_queue_opens_in_its_place(panel: EditorPanel, queues: QueueDesk, qtbot: QtBot) -> None:
    queues.list.buttons[Queue.FLAGS].click()
    qtbot.waitUntil(lambda: bool(queues.pane.items.rows))
    qtbot.keyClick(queues.pane.items, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "記事 2")
    assert not queues.on_show
    assert panel.text.isVisible()


def test_the_queues_are_counted_while_somebody_looks(
    panel: EditorPanel, queues: QueueDesk, waiting: FakeQueues, qtbot: QtBot
) -> None:
    button = queues.list.buttons[Queue.FLAGS]
    qtbot.waitUntil(lambda: button.accessibleName() == "指摘 1件")
    waiting.rows[Queue.FLAGS].append(flags(3))
    panel.on_library_changed(Changes(queues=True), None)
    qtbot.waitUntil(lambda: button.accessibleName() == "指摘 2件")


def test_a_library_that_cannot_be_opened_is_not_waited_for(panel: EditorPanel) -> None:
    panel.nothing.show_library(empty=False, open_yet=False)
    panel.on_library_failed()
    assert panel.nothing.sentence.text() == "ライブラリは開いていません。"
    assert "保存されません" in panel.nothing.advice.text()
