from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from kb.documents.tables.opening import OpenTable, open_table
from kb.documents.tables.words import load_table_words
from kb.domain.table import TableReading
from kb.errors import FileUnreadableError, TableEmptyError, TableFormatError, TableTooLargeError

if TYPE_CHECKING:
    from pathlib import Path

WORDS = load_table_words(None)


def opened(file: Path, reading: TableReading | None = None) -> tuple[OpenTable, list[tuple[int, tuple[str, ...]]]]:
    with open_table(file, reading or TableReading(), WORDS.recognised) as table:
        return table, [(row.number, row.cells) for row in table.rows()]


def written(folder: Path, content: str) -> Path:
    file = folder / "table.csv"
    file.write_text(content, encoding="utf-8")
    return file


def test_the_row_with_the_headings_is_found_below_titles(tmp_path: Path) -> None:
    table, rows = opened(written(tmp_path, "応対履歴\n出力,4月\n\n受付日時,内容,結果\n2025/1/1,あ,解決\n"))
    assert (table.names, table.header_row) == (("受付日時", "内容", "結果"), 4)
    assert rows == [(5, ("2025/1/1", "あ", "解決"))]
    assert table.source.reading.header_row == 4


def test_where_no_heading_is_known_it_is_the_first_row_or_the_one_that_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, "甲,乙\n丙,丁\n1,2\n")
    assert opened(file)[0].names == ("甲", "乙")
    table, rows = opened(file, TableReading(header_row=2))
    assert table.names == ("丙", "丁")
    assert rows == [(3, ("1", "2"))]


def test_columns_have_names_of_their_own(tmp_path: Path) -> None:
    table, _ = opened(written(tmp_path, '内容,,内容,"対応\n内容",\n1,2,3,4,\n'))
    assert table.names == ("内容", "B列", "内容 (2)", "対応 内容")


def test_what_a_file_is_is_told_by_what_it_holds(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["受付日時", "内容"])
    book.active.append(["2025/1/1", "あ"])
    book.save(tmp_path / "実は.csv.xlsx")
    file = (tmp_path / "実は.csv.xlsx").rename(tmp_path / "実は.csv")
    table, rows = opened(file)
    assert table.source.sheets == ("Sheet",)
    assert rows == [(2, ("2025/1/1", "あ"))]


@pytest.mark.parametrize("head", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_table_is_said_to_be_none(tmp_path: Path, head: bytes) -> None:
    file = tmp_path / "table.xls"
    file.write_bytes(head + b"\x00" * 600)
    with pytest.raises(TableFormatError):
        opened(file)


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n"])
def test_a_file_without_headings_is_empty(tmp_path: Path, content: str) -> None:
    with pytest.raises(TableEmptyError):
        opened(written(tmp_path, content))


def test_a_row_beyond_the_file_holds_no_headings(tmp_path: Path) -> None:
    with pytest.raises(TableEmptyError):
        opened(written(tmp_path, "a,b\n1,2\n"), TableReading(header_row=9))


def test_more_columns_than_anybody_maps_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableTooLargeError):
        opened(written(tmp_path, ",".join(f"c{number}" for number in range(1_001)) + "\n"))


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "ない.csv", tmp_path):
        with pytest.raises(FileUnreadableError):
            opened(path)
