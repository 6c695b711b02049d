from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.queues.items import QUEUE_ICONS, context_text, flag_text, item_text
from desktop.editor.queues.model import QueueModel
from kb.domain.call import DismissReason, FeedbackType
from kb.domain.lifecycle import Attention
from kb.domain.queues import Queue
from tests.fakes.queues import MOMENT, context, draft, due, flag, flags, miss, review, unhelpful

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

HERE = MOMENT.astimezone()
WHEN = f"{HERE.month}/{HERE.day} {HERE:%H:%M}"


@pytest.mark.parametrize(
    ("row", "title", "detail", "count"),
    [
        (flags(1, flag(2)), "1番目の記事", f"指摘: 言い方が古い · {WHEN}", "2件"),
        (miss(1, "かちこみ", 3), "かちこみ", f"検索 · 最後は {WHEN}", "3回"),
        (draft(1), "取っ手が外れたケトル", f"{WHEN} · 電気ケトル K-21 · 鈴木", ""),
        (draft(1, ""), "（題名なし）", f"{WHEN} · 電気ケトル K-21 · 鈴木", ""),
        (unhelpful(1), "1番目の記事", "3回中2回 効かなかった", ""),
        (review(1), "二度待たせた", f"{WHEN} · 電気ケトル K-21", ""),
        (due(1), "1番目の記事", f"{MOMENT.date()} から、使われたまま検証していません", ""),
        (due(1, Attention.ARCHIVE), "1番目の記事", f"公開停止の提案: {MOMENT.date()} から使われていません", ""),
        (review(1, " "), "何が怒らせたかは、まだ書かれていません", f"{WHEN} · 電気ケトル K-21", ""),
    ],
)
def test_each_row_says_what_and_when_and_how_often(row: object, title: str, detail: str, count: str) -> None:
    text = item_text(row)  # type: ignore[arg-type] # one of each
    assert (text.title, text.detail, text.count) == (title, detail, count)


def test_a_reason_that_was_chosen_is_said_in_words() -> None:
    assert flag_text(flag(1, DismissReason.WRONG_CONTENT.value, FeedbackType.DISMISSED)) == "却下: 内容に誤り"
    assert flag_text(flag(1, "")) == "指摘"


def test_a_call_is_told_on_one_line() -> None:
    assert context_text(context()) == f"{WHEN} · 電気ケトル K-21 · 製品・サービスの欠陥 · 訪問: 5万円 · 合意なし"


def test_the_model_is_a_model(qtmodeltester: ModelTester) -> None:
    model = QueueModel()
    model.set_rows((flags(1), flags(2)))
    qtmodeltester.check(model)
    assert model.index_of(flags(2).article.id).row() == 1
    assert not model.index_of(None).isValid()
    model.set_rows(())
    assert model.rowCount() == 0


def test_every_queue_has_its_icon() -> None:
    assert set(QUEUE_ICONS) == set(Queue)
