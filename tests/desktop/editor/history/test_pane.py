from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.commands import command
from desktop.editor.history.items import Fold
from desktop.widgets.lists import ITEM_ROLE
from kb.domain.article import State
from tests.fakes.editor import BODY, FakeEditorLibrary, article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.history.pane import HistoryPane
    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme

LONG = BODY + "\n".join(f"{number}行目です。" for number in range(30)) + "\n"


@pytest.fixture
def library() -> FakeEditorLibrary:
    made = FakeEditorLibrary()
    first = article(1, body=LONG)
    second = replace(first, title="題を変えた", body=LONG.replace("15行目です", "15行目でした"))
    made.editing.add(first, second, replace(second, state=State.VALIDATED))
    return made


@pytest.fixture
def pane(qtbot: QtBot, panel: EditorPanel, presenter: EditorPresenter) -> HistoryPane:
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(article(1).id)
    with qtbot.waitSignal(presenter.history.compared):
        panel.carry_out(command("editor.history"))
    return panel.versions.history.pane


def press(qtbot: QtBot, pane: HistoryPane, key: Qt.Key) -> None:
    qtbot.keyClick(pane.list, key)


def test_the_history_takes_the_place_of_the_article_and_gives_it_back(
    qtbot: QtBot, panel: EditorPanel, pane: HistoryPane
) -> None:
    assert pane.isVisible()
    assert not panel.text.isVisible()
    assert pane.list.hasFocus()
    press(qtbot, pane, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert panel.text.hasFocus()


def test_rows_say_who_when_and_how_much(pane: HistoryPane) -> None:
    model = pane.list.revisions
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[0].startswith("版 3 · 検証済 · ")
    assert said[0].endswith(" · 状態")
    assert said[1].endswith("変更 1行 · 題名")
    assert said[2].endswith("最初の版")


def test_arrows_choose_and_space_pins(qtbot: QtBot, pane: HistoryPane, presenter: EditorPresenter) -> None:
    with qtbot.waitSignal(presenter.history.compared):
        press(qtbot, pane, Qt.Key.Key_Down)
    assert pane.heads[1].title.text() == "版 1 と 版 2"
    assert pane.counts.text() == "変更 1行"
    with qtbot.waitSignal(presenter.history.compared):
        press(qtbot, pane, Qt.Key.Key_Down)
    with qtbot.waitSignal(presenter.history.compared):
        press(qtbot, pane, Qt.Key.Key_Space)
    with qtbot.waitSignal(presenter.history.compared):
        pane.list.mark(3)
        presenter.history.choose(3)
    assert pane.heads[1].title.text() == "版 1 と 版 3"
    row = pane.list.revisions.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "比べる元" in row


def test_an_earlier_revision_is_restored_as_a_new_one_and_none_is_lost(
    qtbot: QtBot, panel: EditorPanel, pane: HistoryPane, presenter: EditorPresenter, library: FakeEditorLibrary
) -> None:
    assert not pane.restore.isVisible()  # the newest is what there is
    panel.carry_out(command("use"))
    for _ in range(2):
        with qtbot.waitSignal(presenter.history.compared):
            press(qtbot, pane, Qt.Key.Key_Down)
    assert pane.restore.text() == "版 1 に戻す"
    with qtbot.waitSignals([presenter.saved, panel.message]):
        panel.carry_out(command("use"))
    revisions = library.editing.revisions[article(1).id]
    assert [revision.article.title for revision in revisions] == ["記事 1", "題を変えた", "題を変えた", "記事 1"]
    assert revisions[-1].article.state is State.NOT_VALIDATED
    assert panel.text.isVisible()
    assert panel.text.text == LONG
    qtbot.keyClicks(panel.head.pane.title, "x")
    with qtbot.waitSignal(panel.message_over) as over:  # what was restored is no news once more is saved
        panel.carry_out(command("save"))
    assert over.args == ["editor.restored"]


def test_nothing_is_saved_that_is_not_to_be_seen(
    panel: EditorPanel, pane: HistoryPane, library: FakeEditorLibrary
) -> None:
    assert panel.carry_out(command("save"))
    assert len(library.editing.revisions[article(1).id]) == 3


def test_what_is_typed_is_compared_with_what_is_saved(
    qtbot: QtBot, panel: EditorPanel, pane: HistoryPane, presenter: EditorPresenter
) -> None:
    panel.carry_out(command("editor.history"))
    presenter.edited.set_value("title", "いま直している題")
    with qtbot.waitSignal(presenter.history.compared):
        panel.carry_out(command("editor.history"))
    assert pane.heads[1].title.text() == "版 3 と 編集中"
    assert not pane.restore.isVisible()


def test_folds_open_by_key_and_space_goes_on(qtbot: QtBot, pane: HistoryPane, presenter: EditorPresenter) -> None:
    with qtbot.waitSignal(presenter.history.compared):
        press(qtbot, pane, Qt.Key.Key_Down)
    press(qtbot, pane, Qt.Key.Key_Return)
    shown = pane.comparison
    assert shown.hasFocus()
    model = shown.comparison
    folds = [row for row in range(model.rowCount()) if isinstance(model.index(row, 0).data(ITEM_ROLE), Fold)]
    shown.setCurrentIndex(model.index(folds[0], 0))
    before = model.rowCount()
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert model.rowCount() > before
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert "変更" in shown.currentIndex().data()
    qtbot.keyClick(shown, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert shown.currentIndex().data().startswith("題名")


@pytest.mark.parametrize("percent", [80, 160])
@pytest.mark.parametrize("width", [420, 1100])
def test_it_is_painted_in_any_size_and_narrow_ones_show_one_above_the_other(
    qtbot: QtBot,
    theme: Theme,
    panel: EditorPanel,
    pane: HistoryPane,
    presenter: EditorPresenter,
    width: int,
    percent: int,
) -> None:
    theme.set_text_percent(percent)
    with qtbot.waitSignal(presenter.history.compared):
        press(qtbot, pane, Qt.Key.Key_Down)
    pane.setParent(None)
    pane.resize(width, 700)
    pane.show()
    beside = pane.comparison.viewport().width() >= theme.px(620)
    row = next(
        row
        for row in range(pane.comparison.comparison.rowCount())
        if "変更" in pane.comparison.comparison.index(row, 0).data()
    )
    height = pane.comparison.sizeHintForIndex(pane.comparison.comparison.index(row, 0)).height()
    assert (height < 2 * theme.line_height("ui")) == beside
    assert not pane.grab().isNull()
    pane.close()


def test_everything_has_a_name(pane: HistoryPane) -> None:
    for widget in (pane.list, pane.comparison):
        assert widget.accessibleName()
    for button in (pane.next, pane.pin, pane.back, pane.restore):
        assert button.accessibleName() or button.text()


def test_the_key_stands_where_it_works(qtbot: QtBot, pane: HistoryPane) -> None:
    assert [button.accessibleDescription() for button in (pane.pin, pane.next)] == ["Space", ""]
    press(qtbot, pane, Qt.Key.Key_Return)
    assert [button.accessibleDescription() for button in (pane.pin, pane.next)] == ["", "Space"]
