"""The bar below the head and the two articles side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.commands import command
from desktop.editor.duplicates.bar import share_text
from kb.domain.near_duplicate import Likeness
from tests.desktop.editor.presenter.test_duplicates import NEAR

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from tests.fakes.editor import FakeEditorLibrary


def tell(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> None:
    library.near_duplicates.near = (NEAR, replace(NEAR, article_id=UUID(int=2), title="記事 2"))
    panel.edit_article(UUID(int=3))
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "記事 3")
    panel.head.pane.title.setText("似た題")
    panel.head.pane.title.textEdited.emit("似た題")
    qtbot.waitUntil(panel.duplicates.bar.isVisible)


def test_the_bar_names_the_nearest_and_how_much_is_the_same(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    tell(panel, library, qtbot)
    bar = panel.duplicates.bar
    assert (bar.sentence.text(), bar.title.text(), bar.share.text()) == (
        "似た記事が2件あります:",
        "記事 1",
        "本文の 62% が同じ",
    )
    bar.close_button.click()
    assert not bar.isVisible()


def test_each_likeness_has_its_words() -> None:
    said = {share_text(replace(NEAR, likeness=likeness)) for likeness in Likeness}
    assert len(said) == len(Likeness)


def test_both_are_shown_side_by_side_with_what_they_share_and_ctrl_enter_goes_there(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    tell(panel, library, qtbot)
    assert panel.carry_out(command("editor.compare"))
    sheet = panel.duplicates.sheet
    qtbot.waitUntil(lambda: sheet.opened)
    assert sheet.own_title.text() == "似た題"
    assert sheet.other_title.text() == "記事 1"
    block = sheet.own.document().findBlockByNumber(1)
    assert block.text() == "受付は平日の9時からです。"
    assert block.blockFormat().hasProperty(block.blockFormat().Property.BackgroundBrush)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "記事 1")
    assert not sheet.opened


def test_without_anything_near_the_key_does_nothing(panel: EditorPanel) -> None:
    assert not panel.carry_out(command("editor.compare"))


def test_the_title_leads_to_the_other_article(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> None:
    tell(panel, library, qtbot)
    panel.duplicates.bar.title.click()
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "記事 1")
