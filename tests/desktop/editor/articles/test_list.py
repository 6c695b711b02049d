from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from desktop.editor.articles.items import ArticleRow
from desktop.editor.articles.list import ArticleList
from kb.domain.article import Kind, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def row(number: int, kind: Kind) -> ArticleRow:
    return ArticleRow(UUID(int=number), kind, f"記事 {number}", State.DRAFT)


@pytest.fixture
def view(theme: Theme, show: Callable[[QWidget], None]) -> ArticleList:
    made = ArticleList(theme)
    made.resize(256, 400)
    made.articles.set_groups(
        [
            (Kind.SCRIPT, 2, [row(1, Kind.SCRIPT), row(2, Kind.SCRIPT)]),
            (Kind.CASE, 90_000, [row(3, Kind.CASE)]),
        ]
    )
    show(made)
    made.setFocus()
    return made


def test_the_model_keeps_qts_rules(view: ArticleList, qtmodeltester: ModelTester) -> None:
    view.articles.set_groups([(None, 1, [row(8, Kind.CASE)]), (Kind.CASE, 3, [row(3, Kind.CASE)])])
    qtmodeltester.check(view.articles)


def test_keys_open_articles_and_fold_groups(view: ArticleList, qtbot: QtBot) -> None:
    view.step(1)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [UUID(int=1)]
    before = view.articles.rowCount()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.articles.rowCount() == before - 2
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.articles.rowCount() == before
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Up)


def test_rows_that_come_into_view_are_asked_for(view: ArticleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.articles.wanted) as wanted:
        view.scrollToBottom()
        view.viewport().repaint()
    kind, place = wanted.args
    assert kind is Kind.CASE
    assert place > 200
    view.articles.set_page(Kind.CASE, place, [row(55, Kind.CASE)])
    index = view.articles.index_of(UUID(int=55))
    assert index.data() == "記事 55"


def test_the_open_article_stays_marked_when_the_list_changes(view: ArticleList) -> None:
    view.mark(UUID(int=2))
    view.articles.set_groups([(Kind.SCRIPT, 1, [row(2, Kind.SCRIPT)])])
    assert view.currentIndex().data() == "記事 2"
    view.articles.set_groups([(Kind.SCRIPT, 2, [row(1, Kind.SCRIPT)])])
    assert not view.selectionModel().hasSelection()
    view.articles.set_page(Kind.SCRIPT, 1, [row(2, Kind.SCRIPT)])
    assert view.currentIndex().data() == "記事 2"
