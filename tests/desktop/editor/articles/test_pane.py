from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.editor.articles.items import ArticleRow
from kb.domain.article import Changes, Kind, State
from tests.fakes.editor import article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from tests.fakes.editor import FakeEditorLibrary


def rows(panel: EditorPanel) -> list[str]:
    model = panel.articles.list.articles
    return [model.index(row).data() for row in range(model.rowCount())]


def test_filters_narrow_the_list_and_are_named_while_they_are_folded(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.editing.add(article(4, Kind.CASE, State.DRAFT))
    panel.on_library_changed(Changes(everything=True), None)
    qtbot.waitUntil(lambda: "応対事例" in rows(panel))
    qtbot.mouseClick(panel.articles.filter, Qt.MouseButton.LeftButton)
    combo = panel.articles.filters.combos["states"]
    assert combo.hasFocus()
    combo.setCurrentIndex(1 + [combo.itemText(n) for n in range(1, combo.count())].index("作成中 (1)"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: rows(panel) == ["応対事例", "記事 4"])
    qtbot.mouseClick(panel.articles.filter, Qt.MouseButton.LeftButton)
    assert panel.articles.narrowed.isVisible()
    assert panel.articles.narrowed.text() == "作成中"
    panel.articles.filters.clear()
    qtbot.waitUntil(lambda: len(rows(panel)) == 6)


def test_nothing_found_is_said(panel: EditorPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.articles.field.edit, "zzz")
    qtbot.waitUntil(panel.articles.nothing.isVisible)
    assert panel.articles.nothing.text() == "合う記事はありません。"


def test_enter_before_the_list_follows_opens_what_the_letters_mean(panel: EditorPanel, qtbot: QtBot) -> None:
    panel.articles.field.setFocus()
    with qtbot.waitSignal(panel.edited.opened):
        qtbot.keyClicks(panel.articles.field.edit, "3")
        qtbot.keyClick(panel.articles.field.edit, Qt.Key.Key_Return)
    assert panel.edited.article_id == UUID(int=3)


def test_what_was_begun_and_never_saved_is_found_by_its_title(panel: EditorPanel, qtbot: QtBot) -> None:
    begun = ArticleRow(UUID(int=9), Kind.CASE, "ＡＢＣ冷蔵庫 の事例", State.DRAFT)
    panel.articles.show_unfinished([begun])
    assert rows(panel)[:2] == ["書きかけ", begun.title]
    panel.articles.field.set_text("abc 事例")
    qtbot.waitUntil(lambda: rows(panel) == ["書きかけ", begun.title])
    panel.articles.field.set_text("洗濯機")
    qtbot.waitUntil(lambda: rows(panel) == [])
