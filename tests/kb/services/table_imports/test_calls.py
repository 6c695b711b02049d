"""Past calls from tables: what they say, what is kept aside, and that no row becomes two calls."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.call import CallResult, Handling
from kb.domain.demand import DemandQuality
from kb.domain.table import RowChange, TableMapping, TableOrder, TableReading, TableTarget, UnknownWord
from kb.errors import (
    OperationCancelledError,
    Problem,
    TableColumnUnknownError,
    TableEmptyError,
    TableFieldMissingError,
    TableFieldUnknownError,
    TableTargetUnknownError,
)
from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv, write_histories

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.call import Call
    from kb.domain.table import TableReport
    from kb.library import Library


class CancelledAt(CancelToken):
    """Cancelled at its so-many-th look."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def check(self) -> None:
        self._looks -= 1
        if not self._looks:
            self.cancel()
        super().check()


def order_for(library: Library, file: Path, **values: object) -> TableOrder:
    look = library.tables.look(file)
    return TableOrder(path=file, target=look.target, mapping=look.mapping, **values)  # type: ignore[arg-type] # values by name


def imported(library: Library, file: Path, **values: object) -> TableReport:
    return library.tables.run(order_for(library, file, **values))


def calls(library: Library) -> list[Call]:
    return list(library.calls.recent(10_000))


def test_p30_a_row_becomes_a_call_that_has_ended(blank: Library, tmp_path: Path) -> None:
    report = imported(blank, write_csv(tmp_path / "履歴.csv", [HEADER, ROW]))
    assert (report.added, report.bad_count, report.rows) == (1, 0, 1)
    assert report.ignored == ("担当部署",)
    assert report.bad_rows_file is None
    (call,) = calls(blank)
    assert f"{call.started_at.astimezone():%Y-%m-%d %H:%M}" == "2025-03-04 09:05"
    assert call.ended_at == call.started_at + timedelta(seconds=330)
    assert call.caller_reference == "C000123"
    assert call.product == "ケトル K-21"
    assert call.notes == "取っ手が外れた。\nやけどはない。"
    assert call.cause == "product_defect"
    assert call.demand.qualities == (DemandQuality.MONEY, DemandQuality.VISIT)
    assert call.action == "交換品を手配した"
    assert call.result is CallResult.SETTLED
    assert call.handling is Handling.FIRST
    assert call.agent == "木村"
    assert blank.calls.open_calls() == ()


def test_a_first_look_shows_what_would_be_and_changes_nothing(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "履歴.csv", [HEADER, ROW, changed(ROW, 受付日時="いつか")])
    look = blank.tables.look(file)
    assert look.target is TableTarget.CALLS
    assert look.source.reading == TableReading(encoding="cp932", delimiter=",", quote='"', header_row=1)
    assert [(column.name, column.field) for column in look.columns][:2] == [
        ("受付日時", "started_at"),
        ("お客様番号", "caller"),
    ]
    assert look.columns[3].samples == ("取っ手が外れた。 やけどはない。",)
    assert [row.change for row in look.rows] == [RowChange.ADDED, RowChange.BAD]
    assert look.rows[0].values["result"] == "解決"
    assert look.rows[1].problems == (Problem(3, "date_unreadable", "いつか"),)
    assert not look.remembered
    report = blank.tables.run(order_for(blank, file), dry_run=True)
    assert (report.dry_run, report.added, report.bad_count, report.bad_rows_file) == (True, 1, 1, None)
    assert calls(blank) == []
    assert sorted(tmp_path.glob("*.csv")) == [file]
    assert not blank.tables.look(file).remembered


def test_importing_again_changes_nothing(blank: Library, tmp_path: Path) -> None:
    rows = [HEADER, ROW, ROW, changed(ROW, 担当者="林")]
    file = write_csv(tmp_path / "a.csv", rows)
    assert imported(blank, file).added == 3  # rows that say the same are calls of their own
    before = calls(blank)
    report = imported(blank, file)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    other_columns = [row[::-1] for row in rows]
    report = imported(blank, write_csv(tmp_path / "b.csv", other_columns, "utf-8-sig"))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert calls(blank) == before


def test_another_mapping_changes_the_same_calls(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, ROW])
    imported(blank, file)
    mapping = blank.tables.look(file).mapping
    more = TableMapping(columns={**mapping.columns, "担当部署": "more"}, constants={"handling": "二次対応"})
    order = TableOrder(path=file, target=TableTarget.CALLS, mapping=more)
    report = blank.tables.run(order)
    assert (report.added, report.changed, report.ignored) == (0, 1, ())
    (call,) = calls(blank)
    assert call.notes.endswith("\n担当部署: 大阪")
    assert call.handling is Handling.SECOND
    look = blank.tables.look(file)
    assert look.remembered
    assert look.mapping == more


def test_a_record_is_known_by_its_number_and_day(blank: Library, tmp_path: Path) -> None:
    header = ("管理番号", *HEADER)
    file = write_csv(tmp_path / "a.csv", [header, ("1", *ROW), ("2", *ROW)])
    assert imported(blank, file).added == 2
    later = changed(ROW, 結果="二次化", 担当者="林")
    next_day = changed(ROW, 受付日時="2025/3/5 9:05")
    report = imported(blank, write_csv(tmp_path / "b.csv", [header, ("1", *later), ("1", *next_day), ("2", *ROW)]))
    assert (report.added, report.changed, report.unchanged) == (1, 1, 1)
    assert {call.result for call in calls(blank)} == {CallResult.SECONDARY, CallResult.SETTLED}


def test_a_number_that_comes_twice_is_said(blank: Library, tmp_path: Path) -> None:
    header = ("管理番号", *HEADER)
    report = imported(blank, write_csv(tmp_path / "a.csv", [header, ("１", *ROW), ("2", *ROW), ("1", *ROW)]))
    assert report.added == 2
    assert [bad.problems for bad in report.bad] == [(Problem(4, "row_twice", "2"),)]


def test_our_own_table_of_calls_changes_nothing_here_and_keeps_ids_elsewhere(
    blank: Library, sample: Library, tmp_path: Path
) -> None:
    imported(blank, write_csv(tmp_path / "a.csv", [HEADER, ROW]))
    table = blank.records.export_csv(tmp_path).calls
    report = imported(blank, table)
    assert (report.added, report.changed, report.unchanged, report.bad_count) == (0, 0, 1, 0)
    assert imported(sample, table).added == 1
    (call,) = calls(blank)
    assert sample.calls.get(call.id).notes == call.notes
    assert imported(sample, table).unchanged == 1


def test_words_nobody_knows_are_kept_and_told(blank: Library, tmp_path: Path) -> None:
    row = changed(ROW, 結果="謎の結果", 原因="配送中の破損", 要求="謝罪会見")
    report = imported(blank, write_csv(tmp_path / "a.csv", [HEADER, row, row, ROW]))
    assert set(report.unknown_words) == {
        UnknownWord("result", "謎の結果", 2),
        UnknownWord("cause", "配送中の破損", 2),
        UnknownWord("demand", "謝罪会見", 2),
    }
    call = next(call for call in calls(blank) if call.result is None)
    assert call.action == "交換品を手配した\n結果: 謎の結果"
    assert call.cause == "配送中の破損"
    assert call.demand.qualities == (DemandQuality.OTHER,)
    assert call.demand.quantity == "謝罪会見"


def test_bad_rows_are_named_and_kept_aside_and_can_be_mended_and_imported(blank: Library, tmp_path: Path) -> None:
    bad = changed(ROW, 受付日時="いつか", 問い合わせ内容="=HYPERLINK(1)")
    file = write_csv(tmp_path / "履歴.csv", [HEADER, ROW, bad, ROW[:3]])
    report = imported(blank, file, reasons={"date_unreadable": "読めない日付: {detail}"})
    assert (report.added, report.bad_count) == (1, 2)
    assert [(row.row, row.problems[0].code) for row in report.bad] == [(3, "date_unreadable"), (4, "row_cells")]
    aside = tmp_path / "履歴.bad-rows.csv"
    assert report.bad_rows_file == aside
    assert aside.read_bytes().startswith(b"\xef\xbb\xbf")
    with aside.open(encoding="utf-8-sig", newline="") as stream:
        header, first, second = csv.reader(stream)
    assert header == ["取り込めなかった理由", *HEADER]
    assert first == ["読めない日付: いつか", *(text if text[0] != "=" else f"'{text}" for text in bad)]
    assert second == ["row_cells: 3/11", *ROW[:3]]
    mended = [header, [first[0], "2025/6/1 10:00", *first[2:]], second]
    report = imported(blank, write_csv(aside, mended, "utf-8-sig"))
    assert (report.added, report.bad_count, report.ignored) == (1, 1, ("担当部署",))
    assert report.bad_rows_file == tmp_path / "履歴.bad-rows-2.csv"
    assert "=HYPERLINK(1)" in {call.notes for call in calls(blank)}
    assert imported(blank, file).unchanged == 1


def test_a_cancelled_import_keeps_what_is_saved_and_the_rest_follows_without_doubles(
    blank: Library, tmp_path: Path
) -> None:
    histories = write_histories(tmp_path / "a.csv", 2_000)
    order = order_for(blank, histories.file)
    with pytest.raises(OperationCancelledError):
        blank.tables.run(order, token=CancelledAt(7))
    saved = len(calls(blank))
    assert 0 < saved < histories.good
    assert not (tmp_path / "a.bad-rows.csv").exists()
    report = blank.tables.run(order)
    assert report.added == histories.good - saved
    assert report.unchanged == saved
    assert {bad.row: bad.problems[0].code for bad in report.bad} == histories.bad
    assert len(calls(blank)) == histories.good


def test_what_cannot_be_imported_at_all_is_said_before_anything_happens(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, ROW])
    order = order_for(blank, file)

    def run(columns: dict[str, str]) -> None:
        blank.tables.run(TableOrder(path=file, target=order.target, mapping=TableMapping(columns=columns)))

    with pytest.raises(TableColumnUnknownError):
        run({"日付": "started_at"})
    with pytest.raises(TableFieldUnknownError):
        run({"受付日時": "いつ"})
    with pytest.raises(TableFieldUnknownError):
        run({"受付日時": "started_at", "担当者": "started_at"})
    with pytest.raises(TableFieldMissingError):
        run({"担当者": "agent"})
    with pytest.raises(TableEmptyError):
        blank.tables.look(write_csv(tmp_path / "b.csv", [HEADER]))
    with pytest.raises(TableTargetUnknownError):
        blank.tables.look(write_csv(tmp_path / "c.csv", [("甲", "乙"), ("1", "2")]))
    assert blank.exchange.unfinished.all() == ()
    assert calls(blank) == []


def test_a_title_above_the_headings_is_passed_over(blank: Library, tmp_path: Path) -> None:
    above = [("応対履歴一覧",), ("出力日時: 2025/4/1",), ()]
    report = imported(blank, write_csv(tmp_path / "a.csv", [*above, HEADER, ROW, changed(ROW, 受付日時="")]))
    assert report.added == 1
    assert [bad.row for bad in report.bad] == [6]


def test_a_table_is_never_written_over_by_its_bad_rows(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, ROW, ROW[:3]])
    before = file.read_bytes()
    report = imported(blank, file, bad_rows=tmp_path / "x" / ".." / "a.csv")
    assert report.bad_rows_file == tmp_path / "a.bad-rows.csv"
    assert file.read_bytes() == before


def test_headings_in_another_width_are_the_same_headings(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, ROW])
    mapping = TableMapping(columns={"受付日時": "started_at", "所要時間(秒)": "duration_seconds", "担当部署": "agent"})
    blank.tables.run(TableOrder(path=file, target=TableTarget.CALLS, mapping=mapping))
    wide = write_csv(tmp_path / "b.csv", [("受付 日時", *HEADER[1:8], "所要時間（秒）", *HEADER[9:]), ROW])
    look = blank.tables.look(wide)
    assert look.remembered
    assert look.mapping.columns == {
        "受付 日時": "started_at",
        "所要時間（秒）": "duration_seconds",
        "担当部署": "agent",
    }
    assert imported(blank, wide).unchanged == 1
