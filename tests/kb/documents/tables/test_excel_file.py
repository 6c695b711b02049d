from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl import DEFUSEDXML, Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kb.documents.tables.excel_file import ExcelFile
from kb.documents.tables.excel_guard import scan_sheet
from kb.domain.table import TableReading
from kb.errors import Problem, TableFormatError, TableSheetMissingError, TableTooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.documents.tables.rows import TableRow

SHEET = "xl/worksheets/sheet1.xml"


def saved(folder: Path, rows: list[list[object]], change: Callable[[Workbook], None] | None = None) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    file = folder / "table.xlsx"
    book.save(file)
    return file


def rows_of(file: Path, width: int = 0, sheet: str = "") -> list[TableRow]:
    with ExcelFile(file, TableReading(sheet=sheet)) as book:
        return list(book.rows(width))


def rewritten(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one file inside a workbook."""
    with zipfile.ZipFile(file) as archive:
        contents = {info.filename: archive.read(info) for info in archive.infolist()}
    contents[name] = change(contents.get(name, b""))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in contents.items():
            archive.writestr(inside, content)
    return file


def test_values_are_the_texts_that_a_person_would_write(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 27, 9, 5)  # noqa: DTZ001 - a workbook has no time zones
    values = [
        "文",
        12,
        12.0,
        0.1,
        1e20,
        True,
        moment,
        date(2026, 11, 27),
        time(9, 5),
        timedelta(hours=30),
        None,
        "a\r\nb",
    ]
    (row,) = rows_of(saved(tmp_path, [values]))
    assert row.cells == (
        *(
            "文",
            "12",
            "12",
            "0.1",
            "1e+20",
            "TRUE",
            "2026-11-27 09:05:00",
            "2026-11-27 00:00:00",
            "09:05:00",
            "30:00:00",
        ),
        *("", "a\nb"),
    )


def test_the_text_of_rich_text_is_read_without_its_marks(tmp_path: Path) -> None:
    rich = CellRichText("前", TextBlock(InlineFont(b=True), "太字"), "後")
    assert rows_of(saved(tmp_path, [[rich]]))[0].cells == ("前太字後",)


def test_a_value_that_spans_rows_counts_for_each(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        assert book.active is not None
        book.active.merge_cells("A2:A4")
        book.active.merge_cells("B1:C1")
        book.active.merge_cells("A6:A9")

    rows: list[list[object]] = [
        ["日", "内容", None],
        ["27日", "甲", 1],
        [None, "乙", 2],
        [None, None, 3],
        ["28日", "丙", 4],
        ["29日"],
    ]
    found = rows_of(saved(tmp_path, rows, merge), 3)
    assert [row.cells for row in found][1:6] == [
        ("27日", "甲", "1"),
        ("27日", "乙", "2"),
        ("27日", "", "3"),
        ("28日", "丙", "4"),
        ("29日",),
    ]
    assert all(row.blank for row in found[6:])


def test_cells_without_a_value_of_their_own_are_named(tmp_path: Path) -> None:
    rows: list[list[object]] = [["数", "式"], [1, "=A2*2"], ["#N/A", "#DIV/0!"], [2, "文"]]
    found = rows_of(saved(tmp_path, rows), 2)
    assert found[1].odd == {1: Problem(2, "cell_formula", "B2")}
    assert found[2].odd == {0: Problem(3, "cell_error", "A3 #N/A"), 1: Problem(3, "cell_error", "B3 #DIV/0!")}
    assert found[3].odd == {}


def test_a_formula_with_its_result_is_its_result(tmp_path: Path) -> None:
    file = saved(tmp_path, [["数"], ["=1+1"]])
    rewritten(file, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    (_, row) = rows_of(file, 1)
    assert (row.cells, row.odd) == (("2",), {})


def test_longer_rows_are_problems_and_missing_rows_are_counted(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        assert book.active is not None
        book.active["A5"] = "五行目"

    found = rows_of(saved(tmp_path, [["a", "b"], [1, 2, 3]], add), 2)
    assert found[1].problem == Problem(2, "row_cells", "3/2")
    assert [(row.number, row.blank) for row in found[2:]] == [(3, True), (4, True), (5, False)]


def test_the_first_sheet_with_something_in_it_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("一覧").append(["ここ"])
        hidden = book.create_sheet("隠し", 0)
        hidden.append(["見えない"])
        hidden.sheet_state = "hidden"

    file = saved(tmp_path, [], add)
    with ExcelFile(file, TableReading()) as book:
        assert book.source.sheets == ("隠し", "Sheet", "一覧")
        assert book.source.reading.sheet == "一覧"
    assert rows_of(file, sheet="隠し")[0].cells == ("見えない",)
    with pytest.raises(TableSheetMissingError):
        rows_of(file, sheet="ない")


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - the one test that needs it

    def old_mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    assert rows_of(saved(tmp_path, [[date(2026, 11, 27)]], old_mac))[0].cells == ("2026-11-27 00:00:00",)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:100] + b"\xff" * 200 + content[300:],
        lambda content: b"PK\x03\x04" + b"x" * 500,
    ],
)
def test_a_damaged_workbook_is_said_to_be_one(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = saved(tmp_path, [["a", "b"]] * 50)
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(TableFormatError):
        rows_of(file)


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"<a/>", b"\x00\x01"])
def test_a_workbook_of_broken_parts_is_said_to_be_one(tmp_path: Path, name: str, content: bytes) -> None:
    file = rewritten(saved(tmp_path, [["a", "b"]]), name, lambda _: content)
    try:
        rows = rows_of(file)
    except TableFormatError:
        return
    assert rows == [] or rows[0].cells == ("a", "b")  # styles, and an empty sheet, are no reason to refuse


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    assert DEFUSEDXML
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    file = saved(tmp_path, [["a"]])
    rewritten(file, SHEET, lambda xml: bomb + xml.replace(b"<t>a</t>", b"<t>&b;&c;</t>"))
    with pytest.raises(TableFormatError):
        rows_of(file)


def test_what_would_unpack_beyond_all_bounds_is_refused_before_it_does(tmp_path: Path) -> None:
    file = saved(tmp_path, [["a"]])
    rewritten(file, "xl/styles.xml", lambda xml: xml + b" " * 20_000_000)
    assert file.stat().st_size < 100_000
    with pytest.raises(TableTooLargeError):
        rows_of(file)


def test_a_row_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    file = saved(tmp_path, [["a"]])
    rewritten(file, SHEET, lambda xml: xml.replace(b"</row>", b'<c r="B1"><v>1</v></c>' * 900_000 + b"</row>"))
    with pytest.raises(TableTooLargeError):
        scan_sheet(file, SHEET)


def test_a_row_far_below_is_refused(tmp_path: Path) -> None:
    file = saved(tmp_path, [["a"], ["b"]])
    rewritten(file, SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="9999999"').replace(b'"A2"', b'"A9999999"'))
    with pytest.raises(TableTooLargeError):
        rows_of(file)
