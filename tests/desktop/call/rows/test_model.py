from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from desktop.articles.suggestion_items import Case, Reply
from desktop.call.rows.items import Heading, Notice, PastCall, Sentence
from desktop.call.rows.model import RowModel
from kb.domain.article import Kind
from kb.domain.call import CallResult
from tests.fakes.calls import article_id, suggestion

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ITEMS = (
    Reply(1, suggestion(1)),
    Heading("類似事例", "1"),
    Case(4, suggestion(11, Kind.CASE)),
    Notice(article_id(20), "年末の言い方", "日付を言い切らない。"),
    PastCall("14:32", "18:05", "炊飯器", CallResult.SETTLED),
    Sentence("まだありません。"),
)


def test_the_model_keeps_qts_rules_while_rows_come_and_go(qtmodeltester: ModelTester) -> None:
    model = RowModel()
    qtmodeltester.check(model)
    for items in (ITEMS, ITEMS[:2], (), ITEMS[2:], ITEMS):
        model.set_items(items)
    qtmodeltester.check(model)
    assert model.rowCount() == len(ITEMS)
    assert model.rowCount(model.index(0)) == 0


def test_the_same_rows_change_nothing(qtbot: QtBot) -> None:
    model = RowModel()
    model.set_items(ITEMS)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_items(tuple(ITEMS))


def test_only_rows_that_open_something_can_be_chosen() -> None:
    model = RowModel()
    model.set_items(ITEMS)
    chosen = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(len(ITEMS))]
    assert chosen == [True, False, True, True, False, False]


def test_rows_are_found_by_article_and_number() -> None:
    model = RowModel()
    model.set_items(ITEMS)
    assert model.index_of(article_id(11)).row() == 2
    assert not model.index_of(None).isValid()
    assert model.with_number(4) == article_id(11)
    assert model.with_number(7) is None


def test_a_row_says_everything_it_shows() -> None:
    model = RowModel()
    model.set_items(ITEMS)
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert words == "1 · 応対 1 · 応対 · 検証済 · 「来い」 → 訪問要求 · 要求が同じ"
    case = str(model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole))
    assert "状況 夜間に来いと言われた。" in case
    assert "結果 納得された。" in case
    assert model.data(QModelIndex()) is None
