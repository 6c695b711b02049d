from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.documents.tables.csv_file import CsvFile
from kb.domain.table import TableReading
from kb.errors import Problem, TableEncodingUnknownError

if TYPE_CHECKING:
    from pathlib import Path

    from kb.documents.tables.rows import TableRow

#: Text that is not marked as a formula would be: marks are taken away.
_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="'"), max_size=12)
_PIECES = (
    *(b'"', b",", b"\r\n", b"\n", b"\r", b"a", b'""', b"\x81", b"'", b"\t"),
    *("対応".encode("cp932"), "対応".encode()),
)


def rows_of(folder: Path, content: str | bytes, width: int = 0, reading: TableReading | None = None) -> list[TableRow]:
    file = folder / "table.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(CsvFile(file, reading or TableReading()).rows(width))


def cells_of(folder: Path, content: str | bytes, reading: TableReading | None = None) -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(folder, content, 0, reading)]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_cells_of_several_lines_and_any_line_end(tmp_path: Path, end: str) -> None:
    content = f'日付,内容{end}1,"一行目{end}二行目 ""引用"""{end}2,次{end}'
    assert cells_of(tmp_path, content) == [("日付", "内容"), ("1", '一行目\n二行目 "引用"'), ("2", "次")]


@pytest.mark.parametrize(
    ("content", "delimiter", "quote"),
    [
        ("a,b,c\n1,2,3\n", ",", '"'),
        ("a\tb\tc\n1\t2,5\t3\n", "\t", '"'),
        ("a;b\n1,5;2,5\n1,7;2,8\n", ";", '"'),
        ("a|b\n1|2\n", "|", '"'),
        ("'a','b'\n'1','2,2'\n", ",", "'"),
        ("応対履歴一覧\n\n日付,内容,結果\n1,あ、い,う\n2,え,お\n", ",", '"'),
        ("only\none\n", ",", '"'),
    ],
)
def test_what_separates_and_quotes_is_found(tmp_path: Path, content: str, delimiter: str, quote: str) -> None:
    (tmp_path / "t.csv").write_text(content, encoding="utf-8")
    found = CsvFile(tmp_path / "t.csv", TableReading()).source.reading
    assert (found.delimiter, found.quote) == (delimiter, quote)


def test_what_is_given_is_not_looked_for(tmp_path: Path) -> None:
    assert cells_of(tmp_path, "a,b;c\n", TableReading(delimiter=";")) == [("a,b", "c")]
    assert cells_of(tmp_path, "対応".encode("cp932"), TableReading(encoding="cp932")) == [("対応",)]


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, 'a,b\n\n1,"x\ny"\n2,z\n', 2)
    assert [(row.number, row.blank) for row in rows] == [(1, False), (2, True), (3, False), (4, False)]


def test_a_row_of_another_length_is_a_problem_and_empty_cells_behind_it_are_none(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a,b\n1\n1,2,3\n1,2,,\n", 2)
    assert [row.problem for row in rows] == [None, Problem(2, "row_cells", "1/2"), Problem(3, "row_cells", "3/2"), None]


def test_an_unclosed_quotation_mark_costs_its_row_only(tmp_path: Path) -> None:
    content = 'a,b,c\n1,"開いたまま,x\n2,"よし",y\n3,三,z\n'
    rows = rows_of(tmp_path, content, 3)
    assert [row.problem for row in rows] == [None, Problem(2, "row_quote"), None, None]
    assert [row.cells for row in rows[2:]] == [("2", "よし", "y"), ("3", "三", "z")]
    assert "開いたまま,x" in "".join(rows[1].cells)


def test_the_lines_of_a_broken_cell_are_one_row(tmp_path: Path) -> None:
    content = 'a,b,c\n1,"一行目\n二行目,x\n2,"一\n二",y\n3,三,z\n'
    rows = rows_of(tmp_path, content, 3)
    assert [(row.number, row.problem is None) for row in rows] == [(1, True), (2, False), (3, True), (4, True)]
    assert rows[1].cells == ("1", "一行目\n二行目,x\n")


def test_a_quotation_mark_left_open_until_the_end_does_not_swallow_the_file(tmp_path: Path) -> None:
    content = 'a,b\n1,"開いたまま\n' + "".join(f"{number},x\n" for number in range(5_000))
    rows = rows_of(tmp_path, content, 2)
    assert sum(row.problem is None for row in rows) == 5_001
    assert [row.number for row in rows if row.problem] == [2]


def test_a_line_without_end_costs_its_row_only(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, f"a,b\n1,{'x' * 3_000_000}\n2,y\n", 2)
    assert [row.problem and row.problem.code for row in rows] == [None, "row_quote", None]
    assert rows[-1].cells == ("2", "y")


def test_a_long_text_is_read_whole(tmp_path: Path) -> None:
    assert cells_of(tmp_path, f'a,"{"長" * 200_000}"\n') == [("a", "長" * 200_000)]


def test_bytes_that_mean_nothing_cost_their_row_only(tmp_path: Path) -> None:
    content = "日付,内容\r\n1,あ\r\n".encode("cp932") + b"2,\x81\r\n" + "3,う\r\n".encode("cp932")
    rows = rows_of(tmp_path, content, 2)
    assert [row.problem for row in rows] == [None, None, Problem(3, "row_encoding", "CP932"), None]
    assert rows[2].cells == ("2", "\ufffd")


def test_utf16_is_read(tmp_path: Path) -> None:
    assert cells_of(tmp_path, "日付\t内容\r\n1\tあ\r\n".encode("utf-16")) == [("日付", "内容"), ("1", "あ")]


def test_the_position_says_how_much_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n" * 50_000, encoding="utf-8")
    file = CsvFile(tmp_path / "t.csv", TableReading())
    positions = [file.position for _ in file.rows()]
    assert positions == sorted(positions)
    assert 0 < positions[0] < 0.5
    assert positions[-1] == 1.0


@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_cells_hold_is_read_as_it_was_written(tmp_path: Path, cells: list[list[str]]) -> None:
    rows = [["日付", "内容", "結果"], *cells]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    found = cells_of(tmp_path, text.getvalue(), TableReading(encoding="utf-8", delimiter=",", quote='"'))
    assert found == [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in rows]


@given(st.binary(max_size=400) | st.lists(st.sampled_from(_PIECES), max_size=40).map(b"".join))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_file_makes_it_fail(tmp_path: Path, content: bytes) -> None:
    try:
        rows = rows_of(tmp_path, content, 3)
    except TableEncodingUnknownError:
        return
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(len(row.cells) == 3 or row.problem or row.blank or len(row.cells) > 3 for row in rows)
