"""Articles from tables: which article a row stands for, and that it is found afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Kind, State
from kb.domain.searching import SearchQuery
from kb.domain.table import RowChange, TableMapping, TableOrder, TableTarget
from kb.errors import BadRowsPlaceError, FolderMissingError, OperationCancelledError, Problem
from kb.services.indexing import IndexCondition
from kb.services.table_imports.bad_rows import place_for_bad_rows, place_of_their_own
from tests.kb.services.table_imports.tables import write_csv
from tests.kb.services.table_imports.test_calls import CancelledAt, imported, order_for

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library

HEADER = ("題名", "種別", "状況", "タグ")
ROW = ("取っ手が外れた", "応対事例", "注いでいる間に外れた。", "ケトル、破損")


def found(library: Library, words: str) -> list[Article]:
    hits = library.searching.search(SearchQuery(text=words, states=tuple(State))).hits
    return [library.editing.get(hit.article_id).article for hit in hits]


def test_a_row_becomes_an_article_that_is_found(blank: Library, tmp_path: Path) -> None:
    report = imported(blank, write_csv(tmp_path / "記事.csv", [HEADER, ROW]), editor="佐藤")
    assert (report.target, report.added, report.bad_count) == (TableTarget.ARTICLES, 1, 0)
    assert blank.indexing.condition is IndexCondition.READY
    (article,) = found(blank, "取っ手")
    assert (article.kind, article.state, article.tags) == (Kind.CASE, State.DRAFT, ("ケトル", "破損"))
    assert article.body == "## 状況\n\n注いでいる間に外れた。\n"
    assert blank.editing.history(article.id)[0].saved_by == "佐藤"


def test_an_article_of_a_table_is_signed_by_the_user_where_no_name_is_given(blank: Library, tmp_path: Path) -> None:
    imported(blank, write_csv(tmp_path / "記事.csv", [HEADER, ROW]))
    (article,) = found(blank, "取っ手")
    assert blank.editing.history(article.id)[0].saved_by == blank.permissions.user


def test_a_row_without_an_id_stands_for_the_article_of_its_kind_and_title(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "記事.csv", [HEADER, ROW])
    imported(blank, file)
    report = imported(blank, file)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 1)
    other = (*ROW[:2], "空の間に外れた。", ROW[3])
    file = write_csv(tmp_path / "記事2.csv", [HEADER, other, (ROW[0], "手順", "", "")])
    look = blank.tables.look(file)
    assert [row.change for row in look.rows] == [RowChange.CHANGED, RowChange.ADDED]
    report = imported(blank, file)
    assert (report.added, report.changed) == (1, 1)
    (case,) = [article for article in found(blank, "取っ手") if article.kind is Kind.CASE]
    assert [revision.number for revision in blank.editing.history(case.id)] == [2, 1]


def test_two_rows_for_one_article_are_said(blank: Library, tmp_path: Path) -> None:
    report = imported(blank, write_csv(tmp_path / "記事.csv", [HEADER, ROW, ROW]))
    assert report.added == 1
    assert [bad.problems for bad in report.bad] == [(Problem(3, "row_twice", "2"),)]


def test_a_cancelled_import_goes_on_without_doubles(blank: Library, tmp_path: Path) -> None:
    rows = [(f"{number}番目の話", *ROW[1:]) for number in range(300)]
    order = order_for(blank, write_csv(tmp_path / "記事.csv", [HEADER, *rows]))
    with pytest.raises(OperationCancelledError):
        blank.tables.run(order, token=CancelledAt(3))
    saved = blank.status().article_count
    assert 0 < saved < 300
    report = blank.tables.run(order)
    assert (report.added, report.unchanged) == (300 - saved, saved)
    assert blank.status().article_count == 300


def test_the_rules_of_articles_hold_for_rows(blank: Library, tmp_path: Path) -> None:
    header = (*HEADER, "状態")
    file = write_csv(tmp_path / "記事.csv", [header, (*ROW, "検証済"), (*ROW, "作成中"), ("", *ROW[1:], "作成中")])
    report = imported(blank, file)
    assert report.added == 1
    first, second = report.bad
    assert Problem(2, "section_missing", "要求") in first.problems
    assert second.problems == (Problem(4, "key_missing", "title"),)


def test_what_all_rows_have_in_common_can_be_given(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "記事.csv", [("件名", "本文"), ("休業", "## 内容\n\n夏の休業"), ("棚卸し", "")])
    mapping = TableMapping(columns={"件名": "title", "本文": "body"}, constants={"kind": "お知らせ"})
    report = blank.tables.run(TableOrder(path=file, target=TableTarget.ARTICLES, mapping=mapping))
    assert report.added == 2
    assert {article.kind for article in found(blank, "休業")} == {Kind.NOTICE}


def test_a_sample_goes_out_and_in_again(sample: Library, blank: Library, tmp_path: Path) -> None:
    file = tmp_path / "記事.xlsx"
    count = sample.tables.export_articles(file)
    assert imported(sample, file).unchanged == count
    assert imported(blank, file).added == count
    with pytest.raises(FolderMissingError):
        sample.tables.export_articles(tmp_path / "ない" / "記事.csv")


def test_rows_that_are_kept_aside_lie_beside_no_encrypted_library(tmp_path: Path) -> None:
    table, library = tmp_path / "share" / "a.csv", tmp_path / "library"
    assert place_of_their_own(table, True, None) == table.with_name("a.bad-rows.csv")
    assert place_of_their_own(table, False, library) == library / "a.bad-rows.csv"
    with pytest.raises(BadRowsPlaceError):
        place_of_their_own(table, False, None)


def test_no_file_of_bad_rows_is_written_over(tmp_path: Path) -> None:
    table = tmp_path / "a.b.csv"
    first = place_for_bad_rows(table)
    assert first == tmp_path / "a.b.bad-rows.csv"
    first.touch()
    assert place_for_bad_rows(table) == place_for_bad_rows(first) == tmp_path / "a.b.bad-rows-2.csv"
