"""The findings in the screen 編集: keys, marks in the text, fixes that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.commands import command
from kb.domain.article import Kind, State
from kb.domain.writing import LinkTarget, SlotName, WritingAids
from tests.fakes.editor import article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from tests.fakes.editor import FakeEditorLibrary

BODY = "## 内容\n\n😀 TODO です。\n\n## お願い\n\nTODO\n"


def open_it(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot, body: str = BODY, title: str = "") -> None:
    made = article(5, body=body)
    library.editing.add(made if not title else type(made)(id=made.id, kind=made.kind, title=title, body=body))
    panel.edit_article(UUID(int=5))
    qtbot.waitUntil(lambda: panel.findings.pane.list.model().rowCount() > 0)


def test_f4_selects_the_place_in_the_text_and_marks_the_row(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_it(panel, library, qtbot)
    assert panel.carry_out(command("editor.next_finding"))
    assert panel.text.textCursor().selectedText() == "TODO"
    assert panel.text.line == 3
    assert panel.findings.pane.list.currentIndex().row() == 0
    panel.carry_out(command("editor.next_finding"))
    assert panel.text.line == 7
    panel.carry_out(command("editor.previous_finding"))
    assert panel.text.line == 3
    assert panel.text.accessibleDescription() == "知らない差し込み {{TODO}}"


def test_the_key_of_the_fix_mends_the_text_in_one_step_that_can_be_undone(
    panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_it(panel, library, qtbot)
    panel.carry_out(command("editor.next_finding"))
    panel.carry_out(command("editor.fix"))
    assert panel.text.text == BODY.replace("TODO", "済", 1)
    qtbot.waitUntil(lambda: panel.findings.pane.list.model().rowCount() == 1)
    panel.text.undo()
    assert panel.text.text == BODY
    assert presenter.edited.form.body == BODY
    qtbot.waitUntil(lambda: panel.findings.pane.list.model().rowCount() == 2)


def test_an_attribute_that_was_mended_can_be_put_back(
    panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    open_it(panel, library, qtbot, body="## 内容\n\na\n\n## お願い\n\nb\n", title="090-1234-5678")
    with qtbot.waitSignal(panel.message) as signal:
        panel.carry_out(command("editor.next_finding"))
        assert panel.head.pane.title.hasFocus()
        panel.carry_out(command("editor.fix"))
    assert panel.head.pane.title.text() == "〔電話番号〕"
    assert signal.args
    signal.args[0].on_action()
    assert panel.head.pane.title.text() == "090-1234-5678"
    assert presenter.edited.form.title == "090-1234-5678"


def test_what_was_found_is_gone_with_the_article(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> None:
    open_it(panel, library, qtbot)
    panel.edit_article(UUID(int=1))
    qtbot.waitUntil(lambda: panel.findings.pane.list.model().rowCount() == 0)
    qtbot.waitUntil(panel.findings.pane.clean.isVisible)


def test_a_dead_link_gets_the_address_of_the_article_that_is_chosen(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.linting.words = {}
    library.linting.dead = "kb:断り方"
    library.writing.targets = (LinkTarget(UUID(int=2), Kind.NOTICE, "断り方の例", State.VALIDATED),)
    open_it(panel, library, qtbot, body="## 内容\n\n😀 [断り方](kb:断り方) を見る\n")
    panel.carry_out(command("editor.next_finding"))
    panel.carry_out(command("editor.fix"))
    picker = panel.writing.pane.picker
    assert picker.field.text() == "断り方"
    qtbot.waitUntil(lambda: picker.list.model().rowCount() == 1)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert panel.text.text == f"## 内容\n\n😀 [断り方](kb:{UUID(int=2)}) を見る\n"
    panel.text.undo()
    assert "(kb:断り方)" in panel.text.text


def test_a_placeholder_like_no_other_is_chosen_from_the_names(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.linting.words = {}
    library.linting.unknown = "{{天気}}"
    library.writing.found = WritingAids(slots=(SlotName("折り返し日時", "callback_at"),), sections={}, snippets=())
    open_it(panel, library, qtbot, body="## 内容\n\n😀 {{天気}} です\n")
    panel.writing.pane.set_aids(library.writing.found)
    panel.carry_out(command("editor.next_finding"))
    panel.carry_out(command("editor.fix"))
    qtbot.keyClick(panel.writing.pane.picker.field, Qt.Key.Key_Return)
    assert panel.text.text == "## 内容\n\n😀 {{折り返し日時}} です\n"


def test_a_heading_that_was_added_is_where_one_writes_on(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.linting.words = {}
    library.linting.lacking = "## 結果"
    open_it(panel, library, qtbot, body="## 内容\n\n😀 a\n")
    panel.carry_out(command("editor.next_finding"))
    panel.carry_out(command("editor.fix"))
    assert panel.text.text.rstrip() == "## 内容\n\n😀 a\n\n## 結果"
    assert (panel.text.line, panel.text.column) == (5, len("## 結果"))
    assert panel.text.hasFocus()
