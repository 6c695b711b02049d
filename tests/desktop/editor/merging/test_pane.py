from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.commands import command
from desktop.editor.merging.items import ConflictRow, MergedRow, PlainRow, spoken
from desktop.editor.merging.list import MergeModel
from desktop.editor.presenter.merging import Choice
from desktop.widgets.lists import ITEM_ROLE
from tests.fakes.editor import FakeEditorLibrary, article

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.editor.merging.pane import MergePane
    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme

LINES = [f"第{number:02}のお願いです。" for number in range(1, 13)]
BODY = "## 内容\n\n" + "\n".join(LINES) + "\n\n## お願い\n\nお客様に伝えてください。\n"
BASE = article(1, body=BODY)


@pytest.fixture
def library() -> FakeEditorLibrary:
    made = FakeEditorLibrary()
    made.editing.add(BASE)
    return made


@pytest.fixture
def pane(qtbot: QtBot, panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary) -> MergePane:
    """What comes up when a save would hide what somebody else saved meanwhile."""
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(BASE.id)
    mine = BODY.replace(LINES[0], "私の最初の文").replace(LINES[11], "私の最後の文")
    presenter.edited.set_body(mine)
    presenter.edited.set_value("title", "私の題")
    theirs = BODY.replace(LINES[0], "相手が書いた言葉").replace(LINES[5], "相手の真ん中")
    library.editing.save(replace(BASE, title="相手の題", body=theirs), editor="佐藤")
    with qtbot.waitSignal(presenter.merging.merged):
        panel.carry_out(command("save"))
    return panel.versions.merging.pane


def items(pane: MergePane) -> list[object]:
    model = pane.list.merge
    return [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]


def test_a_refused_save_brings_both_texts_up(panel: EditorPanel, pane: MergePane, library: FakeEditorLibrary) -> None:
    assert pane.isVisible()
    assert pane.list.hasFocus()
    assert "佐藤が" in pane.explanation.text()
    assert pane.left_over.text() == "あと 2 か所（全 2 か所）"
    assert not pane.save.isEnabled()
    assert [row.name for row in items(pane) if isinstance(row, ConflictRow)] == ["題名", ""]
    joined = [spoken(row) for row in items(pane) if isinstance(row, MergedRow)]
    assert joined == [
        "相手の変更: 第06のお願いです。 → 相手の真ん中",
        "自分の変更: 第12のお願いです。 → 私の最後の文",
    ]
    assert len(library.editing.revisions[BASE.id]) == 2


def test_each_conflict_is_decided_by_a_key_and_the_result_is_saved(
    qtbot: QtBot, panel: EditorPanel, pane: MergePane, presenter: EditorPresenter, library: FakeEditorLibrary
) -> None:
    panel.carry_out(command("use"))  # nothing while something is left
    assert pane.list.conflict is not None
    qtbot.keyClick(pane.list, Qt.Key.Key_2)
    assert pane.list.conflict.place == 0
    qtbot.keyClick(pane.list, Qt.Key.Key_3)
    assert pane.left_over.text() == "すべて決まりました"
    with qtbot.waitSignal(presenter.saved):
        panel.carry_out(command("use"))
    saved = library.editing.get(BASE.id)
    assert (saved.number, saved.article.title) == (3, "相手の題")
    assert saved.article.body.startswith("## 内容\n\n私の最初の文\n相手が書いた言葉\n")
    assert "相手の真ん中" in saved.article.body
    assert "私の最後の文" in saved.article.body
    assert panel.text.isVisible()
    assert panel.text.text == saved.article.body


def test_a_part_is_written_anew_in_a_sheet(qtbot: QtBot, panel: EditorPanel, pane: MergePane) -> None:
    qtbot.keyClick(pane.list, Qt.Key.Key_3)  # an attribute is taken from one side: nothing
    assert pane.left_over.text().startswith("あと 2")
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    sheet = panel.versions.merging.rewrite
    assert sheet.isVisible()
    assert sheet.text.toPlainText() == "私の最初の文\n相手が書いた言葉"
    sheet.text.setPlainText("二人の最初の文")
    sheet.accept()
    assert not sheet.isVisible()
    rows = [row for row in items(pane) if isinstance(row, ConflictRow)]
    assert [(row.choice, row.taken) for row in rows][1] == (Choice.EDITED, "二人の最初の文")
    assert pane.save.isEnabled()


def test_leaving_keeps_what_is_typed_and_the_next_save_asks_again(
    qtbot: QtBot, panel: EditorPanel, pane: MergePane, presenter: EditorPresenter
) -> None:
    qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert presenter.edited.form.title == "私の題"
    with qtbot.waitSignal(presenter.merging.merged):
        panel.carry_out(command("save"))
    assert pane.isVisible()


def test_buttons_do_what_the_keys_do(qtbot: QtBot, pane: MergePane) -> None:
    assert pane.choices[Choice.OURS].isEnabled()
    assert not pane.choices[Choice.BOTH].isEnabled()
    pane.choices[Choice.OURS].click()
    assert pane.choices[Choice.BOTH].isEnabled()
    pane.choices[Choice.THEIRS].click()
    assert pane.save.isEnabled()
    pane.next.click()
    assert pane.list.conflict is not None


def test_the_rows_are_a_sound_model(qtbot: QtBot, qtmodeltester: ModelTester, pane: MergePane) -> None:
    qtmodeltester.check(MergeModel())
    qtmodeltester.check(pane.list.merge)
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    said = [pane.list.merge.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(items(pane)))]
    assert "自分の文にした: 題名: 私の題 / 相手の題" in said


@pytest.mark.parametrize("percent", [80, 160])
@pytest.mark.parametrize("width", [420, 1100])
def test_it_is_painted_in_any_size(qtbot: QtBot, theme: Theme, pane: MergePane, width: int, percent: int) -> None:
    theme.set_text_percent(percent)
    qtbot.keyClick(pane.list, Qt.Key.Key_1)
    pane.setParent(None)
    pane.resize(width, 700)
    pane.show()
    row = next(place for place, item in enumerate(items(pane)) if isinstance(item, ConflictRow))
    height = pane.list.sizeHintForIndex(pane.list.merge.index(row, 0)).height()
    beside = pane.list.viewport().width() >= theme.px(760)
    assert (height < 8 * theme.line_height("ui")) == beside
    assert not pane.grab().isNull()
    pane.close()


def test_equal_lines_are_folded_until_somebody_wants_to_see_them(qtbot: QtBot, pane: MergePane) -> None:
    def folds() -> list[int]:
        return [place for place, row in enumerate(items(pane)) if isinstance(row, PlainRow) and row.folded]

    assert folds()
    count = len(items(pane))
    for place in reversed(folds()):
        pane.list.setCurrentIndex(pane.list.merge.index(place, 0))
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert folds() == []
    assert len(items(pane)) > count
    shown = [row.text for row in items(pane) if isinstance(row, PlainRow)]
    assert shown == [line for line in BODY.split("\n") if line not in {LINES[0], LINES[5], LINES[11]}]
