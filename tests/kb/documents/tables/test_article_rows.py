"""Articles as rows: whatever an article holds, reading what was written gives the same article."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kb.documents.article_text import ArticleDraft, read_article
from kb.documents.tables.article_rows import COLUMNS, ArticleReader, article_cells
from kb.documents.tables.excel_writing import write_workbook
from kb.documents.tables.opening import open_table
from kb.documents.tables.rows import TableRow
from kb.documents.tables.words import load_table_words
from kb.documents.tables.writing import write_table
from kb.domain.article import Article, Kind, State
from kb.domain.table import TableMapping, TableReading, TableTarget
from kb.errors import Problem, TableCellTooLongError, TableFieldMissingError
from tests.kb.documents.articles import SCRIPT, article, articles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORDS = load_table_words(None)
#: What a spreadsheet would carry out, change or not hold, and what looks like our own marks.
NASTY = (
    *("=1+1", "+81-3", "-x", "@SUM(A1)", "'=x", "''=x", "'- x", "＝1", "－ 全角", "'x", "#N/A", "#REF!", "TRUE", "1E5"),
    *(
        "0123",
        "2026/11/27",
        "_x000D_",
        "_x005F_",
        "a_xFFFE_b",
        "x\ufffe",
        "\uffff",
        "x\ufffdy",
        "a,b",
        'a"b',
        "a;b",
        "、",
    ),
)


def went_round(written: Sequence[Article], file: Path) -> list[Article]:
    """Write articles as a table and read them again."""
    header = [WORDS.title(TableTarget.ARTICLES, field) for field in COLUMNS]
    rows = [[article_cells(one, WORDS)[field] for field in COLUMNS] for one in written]
    if file.suffix == ".xlsx":
        write_workbook(file, header, [(one.title, row) for one, row in zip(written, rows, strict=True)])
    else:
        write_table(file, header, rows)
    with open_table(file, TableReading(), WORDS.recognised) as table:
        mapping = TableMapping(columns=WORDS.guess(TableTarget.ARTICLES, table.names))
        assert sorted(mapping.columns.values()) == sorted(COLUMNS)
        reader = ArticleReader(WORDS, mapping, table.names)
        drafts = [reader.read(row) for row in table.rows()]
    assert all(isinstance(draft, ArticleDraft) for draft in drafts), drafts
    return [draft.with_id(draft.article_id) for draft in drafts if isinstance(draft, ArticleDraft) and draft.article_id]


@st.composite
def nasty_articles(draw: st.DrawFn) -> Article:
    made = draw(articles())
    text = st.sampled_from(NASTY)
    return replace(
        made,
        title=draw(st.just(made.title) | text),
        tags=draw(st.just(made.tags) | st.lists(text, min_size=1, max_size=3).map(tuple)),
        customer_words=draw(st.just(made.customer_words) | st.lists(text, min_size=1, max_size=2).map(tuple)),
        cause=draw(st.just(made.cause) | st.sampled_from(("接客", "接客・対応", "=原因"))),
        body=draw(st.just(made.body) | text.map(lambda word: f"{word}\n")),
    )


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@given(written=st.lists(nasty_articles(), min_size=1, max_size=6))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(written=[read_article(SCRIPT)])
@example(written=[article("## 状況\n\n=x\n\n## 結果\n\n- a\n")])
def test_any_article_goes_round(written: list[Article], ending: str, tmp_path: Path) -> None:
    assert went_round(written, tmp_path / f"articles{ending}") == written


def test_line_ends_of_a_spreadsheet_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "articles.csv"
    (made,) = went_round([read_article(SCRIPT)], file)
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    with open_table(file, TableReading(), WORDS.recognised) as table:
        reader = ArticleReader(WORDS, TableMapping(columns=WORDS.guess(TableTarget.ARTICLES, table.names)), table.names)
        (row,) = table.rows()
    draft = reader.read(row)
    assert isinstance(draft, ArticleDraft)
    assert draft.with_id(made.id) == made


def test_no_cell_begins_a_formula(tmp_path: Path) -> None:
    made = [article("- =x\n", title=title) for title in NASTY]
    went_round(made, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert not [cell for row in csv.reader(stream) for cell in row if cell[:1] in {*"=+-@\t\r＝＋－＠"} - {""}]
    went_round(made, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert "=1+1" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_parts_of_an_article_have_columns_of_their_own() -> None:
    cells = article_cells(read_article(SCRIPT), WORDS)
    assert cells["kind"] == "応対スクリプト"
    assert cells["demand"] == "訪問"
    assert cells["customer_words"] == "今すぐ来い\n家まで来て謝れ"
    assert cells["section:使う場面"] == "- 訪問を求められた。"
    assert cells["body"] == ""
    cells = article_cells(article("前書き\n\n## 状況\n\n届かない\n"), WORDS)
    assert cells["section:状況"] == ""
    assert cells["body"] == "前書き\n\n## 状況\n\n届かない"


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(tmp_path: Path) -> None:
    made = article("長" * 40_000 + "\n", title="長い話")
    with pytest.raises(TableCellTooLongError) as caught:
        went_round([made], tmp_path / "a.xlsx")
    assert caught.value.params["title"] == "長い話"
    assert list(tmp_path.iterdir()) == []
    assert went_round([made], tmp_path / "a.csv") == [made]


def read(columns: dict[str, str], cells: Sequence[str], **constants: str) -> ArticleDraft | tuple[Problem, ...]:
    mapping = TableMapping(columns=columns, constants=constants)
    return ArticleReader(WORDS, mapping, list(columns)).read(TableRow(7, tuple(cells)))


def test_a_table_of_somebody_else_is_understood() -> None:
    columns = {
        "件名": "title",
        "区分": "kind",
        "公開": "state",
        "キーワード": "tags",
        "日付": "happened_on",
        "申し出": "section:状況",
    }
    draft = read(columns, ["届かない", "事例", "下書き", "配送、遅れ", "令和8年11月27日", "三日待った"])
    assert isinstance(draft, ArticleDraft)
    assert draft.article_id is None
    assert (draft.kind, draft.content.state) == (Kind.CASE, State.DRAFT)
    assert draft.content.tags == ("配送", "遅れ")
    assert str(draft.content.happened_on) == "2026-11-27"
    assert draft.content.body == "## 状況\n\n三日待った\n"


def test_what_a_table_does_not_say_is_a_case_in_draft_or_as_told() -> None:
    draft = read({"件名": "title"}, ["題"])
    assert isinstance(draft, ArticleDraft)
    assert (draft.kind, draft.content.state) == (Kind.CASE, State.DRAFT)
    draft = read({"件名": "title"}, ["題"], kind="お知らせ", tags="休業、夏")
    assert isinstance(draft, ArticleDraft)
    assert (draft.kind, draft.content.tags) == (Kind.NOTICE, ("休業", "夏"))


def test_parts_stand_in_the_order_of_their_kind() -> None:
    columns = {"題": "title", "補": "section:補足", "手": "section:手順", "種": "kind", "文": "body"}
    draft = read(columns, ["題", "後で", "### 一\n\n基準: 済んだ", "手順", "前書き"])
    assert isinstance(draft, ArticleDraft)
    assert draft.content.body == "前書き\n\n## 手順\n\n### 一\n\n基準: 済んだ\n\n## 補足\n\n後で\n"


@pytest.mark.parametrize(
    ("columns", "cells", "problem"),
    [
        ({"題": "title"}, [""], Problem(7, "key_missing", "title")),
        ({"題": "title", "種": "kind"}, ["題", "謎"], Problem(7, "value_unknown", "kind: 謎")),
        ({"題": "title", "日": "happened_on"}, ["題", "いつか"], Problem(7, "value_unknown", "happened_on: いつか")),
        ({"題": "title", "段": "stage"}, ["題", "結び"], Problem(7, "key_not_for_kind", "stage: case")),
        ({"題": "title", "話": "section:話す言葉"}, ["題", "- はい"], Problem(7, "section_unknown", "話す言葉")),
        ({"題": "title", "番": "id"}, ["題", "12"], Problem(7, "value_unknown", "id: 12")),
    ],
)
def test_what_is_wrong_is_named_with_its_row(columns: dict[str, str], cells: list[str], problem: Problem) -> None:
    assert problem in read(columns, cells)  # type: ignore[operator] # an article fails here


def test_rows_need_a_title() -> None:
    with pytest.raises(TableFieldMissingError):
        read({"種": "kind"}, ["事例"])
