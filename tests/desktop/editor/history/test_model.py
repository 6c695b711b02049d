from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.editor.history.items import FieldRow, Fold, Heading
from desktop.editor.history.model import ComparisonModel
from desktop.widgets.lists import ITEM_ROLE
from kb.domain.article_form import ArticleForm
from kb.domain.form_diff import diff_forms
from kb.domain.text_diff import DiffRow, RowKind

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LINES = [f"- {number}行目" for number in range(1, 21)]
BEFORE = ArticleForm({"state": "draft", "tags": ("訪問",)}, "\n".join(LINES))
AFTER = ArticleForm(
    {"state": "not_validated", "tags": ("訪問",)}, "\n".join([*LINES[:9], "- 十行目", *LINES[10:], "足した"])
)


def rows(model: ComparisonModel) -> list[object]:
    return [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]


def test_attributes_come_first_and_equal_lines_are_folded(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = ComparisonModel()
    qtmodeltester.check(model)
    model.show_diff(diff_forms(BEFORE, AFTER))
    qtmodeltester.check(model)
    kinds = [type(row) for row in rows(model)]
    assert kinds[:4] == [Heading, FieldRow, Heading, Fold]
    folds = [row for row in rows(model) if isinstance(row, Fold)]
    assert [fold.count for fold in folds] == [7, 6]
    assert [row.kind for row in rows(model) if isinstance(row, DiffRow)].count(RowKind.SAME) == 6


def test_a_fold_is_opened_and_the_others_stay(qtbot: QtBot) -> None:
    model = ComparisonModel()
    model.show_diff(diff_forms(BEFORE, AFTER))
    assert not model.open_fold(0)
    assert model.open_fold(3)
    assert [row.count for row in rows(model) if isinstance(row, Fold)] == [6]
    model.show_diff(diff_forms(BEFORE, AFTER))
    assert len([row for row in rows(model) if isinstance(row, Fold)]) == 2


def test_one_goes_from_difference_to_difference(qtbot: QtBot) -> None:
    model = ComparisonModel()
    model.show_diff(diff_forms(BEFORE, AFTER))
    first = model.next_change(-1)
    second = model.next_change(first)
    third = model.next_change(second)
    assert first == 1
    assert [rows(model)[place].kind for place in (second, third)] == [RowKind.CHANGED, RowKind.ADDED]  # type: ignore[attr-defined]  # rows of lines
    assert model.next_change(third) == -1
    assert model.next_change(third, back=True) == second


def test_rows_are_read_out_as_words(qtbot: QtBot) -> None:
    model = ComparisonModel()
    model.show_diff(diff_forms(BEFORE, AFTER))
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[1] == "状態: 作成中 → 未検証"
    assert said[3] == "同じ 7 行"
    assert "10 変更: - 10行目 → - 十行目" in said
    assert said[-1] == "21 追加: 足した"
    model.show_diff(None)
    assert model.rowCount() == 0
