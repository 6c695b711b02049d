"""Rows of an interaction history as calls: every field of P30 in the forms in which it comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kb.documents.tables.call_rows import CallReader, ReadCall, call_cells
from kb.documents.tables.rows import TableRow
from kb.documents.tables.words import load_table_words
from kb.domain.call import Call, CallResult, Handling
from kb.domain.demand import DemandQuality
from kb.domain.table import TableMapping
from kb.errors import Problem, TableFieldMissingError
from tests.kb.support import START

WORDS = load_table_words(None)
ROW = 7


def read(fields: dict[str, str], odd: dict[str, Problem] | None = None) -> ReadCall | tuple[Problem, ...]:
    """Read a row whose columns are called as their fields."""
    reader = CallReader(WORDS, TableMapping(columns={name: name for name in fields}), list(fields), now=START)
    places = {list(fields).index(name): problem for name, problem in (odd or {}).items()}
    return reader.read(TableRow(ROW, tuple(fields.values()), odd=places))


def call_of(**fields: str) -> Call:
    found = read({"started_at": "2025/3/4 9:05", **fields})
    assert isinstance(found, ReadCall), found
    return found.call


def clock(moment: datetime | None) -> str:
    assert moment is not None
    assert moment.tzinfo is UTC
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"started_at": "2025/3/4 9:05"}, "2025-03-04 09:05:00"),
        ({"date": "令和7年3月4日", "time": "午後3時"}, "2025-03-04 15:00:00"),
        ({"date": "2025-03-04 00:00:00", "time": "09:05:00"}, "2025-03-04 09:05:00"),
        ({"date": "2025/3/4", "time": "1899-12-30 09:05:00"}, "2025-03-04 09:05:00"),
        ({"date": "2025/3/4"}, "2025-03-04 00:00:00"),
        ({"started_at": "", "date": "2025/3/4 10:00", "time": ""}, "2025-03-04 10:00:00"),
    ],
)
def test_when_a_call_was(fields: dict[str, str], expected: str) -> None:
    found = read(fields)
    assert isinstance(found, ReadCall)
    assert clock(found.call.started_at) == expected


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({}, 0),
        ({"duration": "0:05:30"}, 330),
        ({"duration_seconds": "330"}, 330),
        ({"duration_minutes": "5.5"}, 330),
        ({"ended_at": "9:10"}, 300),
        ({"ended_at": "2025/3/4 9:10"}, 300),
        ({"ended_at": "0:05"}, 15 * 3_600),
        ({"duration": "", "duration_seconds": "60"}, 60),
    ],
)
def test_how_long_it_took(fields: dict[str, str], seconds: int) -> None:
    call = call_of(**fields)
    assert call.ended_at is not None
    assert call.ended_at - call.started_at == timedelta(seconds=seconds)


def test_the_other_fields() -> None:
    call = call_of(
        caller=" C1 ",
        notes="一\x0b二",
        cause="期待はずれ",
        demand="返金、再発防止\n謝罪文",
        quantity="三万円",
        action="お詫び",
        result="エスカレーション",
        handling="SV",
        product="R-8",
        agent="木村",
        held_minutes="2",
        more="5",
    )
    assert call.caller_reference == "C1"
    assert call.notes == "一\n二\nmore: 5"
    assert call.cause == "expectation_gap"
    assert call.demand.qualities == (DemandQuality.MONEY, DemandQuality.PREVENTION, DemandQuality.APOLOGY_LETTER)
    assert call.demand.quantity == "三万円"
    assert (call.result, call.handling) == (CallResult.HANDED_OVER, Handling.SECOND)
    assert call.seconds_held == 120
    cells = call_cells(call, WORDS)
    assert cells["cause"] == "期待との差"
    assert cells["demand"] == "金銭、再発防止、謝罪文"
    assert cells["started_at"] == "2025-03-04 09:05:00"
    assert "held_minutes" not in cells


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"started_at": ""}, Problem(ROW, "date_missing")),
        ({"started_at": "いつか"}, Problem(ROW, "date_unreadable", "いつか")),
        ({"started_at": "2027/1/1"}, Problem(ROW, "date_in_future", "2027/1/1")),
        ({"started_at": "0001/01/01"}, Problem(ROW, "date_unreadable", "0001/01/01")),
        ({"started_at": "", "date": "2025/3/4", "time": "昼"}, Problem(ROW, "time_unreadable", "昼")),
        ({"ended_at": "昼"}, Problem(ROW, "time_unreadable", "昼")),
        ({"ended_at": "2025/3/3 9:00"}, Problem(ROW, "duration_unlikely", "2025/3/3 9:00")),
        ({"duration": "330"}, Problem(ROW, "duration_without_unit", "330")),
        ({"duration": "長い"}, Problem(ROW, "duration_unreadable", "長い")),
        ({"duration_minutes": "9999"}, Problem(ROW, "duration_unlikely", "9999")),
        ({"held_seconds": "少し"}, Problem(ROW, "duration_unreadable", "少し")),
        ({"notes": "a\x01b"}, Problem(ROW, "character_invalid", "U+0001")),
        ({"more": "a\x7fb"}, Problem(ROW, "character_invalid", "U+007F")),
    ],
)
def test_what_is_wrong_is_named_with_its_row(fields: dict[str, str], problem: Problem) -> None:
    assert read({"started_at": "2025/3/4 9:05", **fields}) == (problem,)


def test_everything_that_is_wrong_is_named_at_once() -> None:
    found = read({"started_at": "いつか", "duration": "長い", "notes": "\x01"})
    assert isinstance(found, tuple)
    assert {problem.code for problem in found} == {"date_unreadable", "duration_unreadable", "character_invalid"}


def test_a_cell_without_a_value_counts_where_its_column_does() -> None:
    formula = Problem(ROW, "cell_formula", "B7")
    assert read({"started_at": "2025/3/4", "notes": ""}, {"notes": formula}) == (formula,)
    mapping = TableMapping(columns={"started_at": "started_at"})
    reader = CallReader(WORDS, mapping, ["started_at", "other"], now=START)
    assert isinstance(reader.read(TableRow(ROW, ("2025/3/4", ""), odd={1: formula})), ReadCall)


def test_words_nobody_knows_are_counted_the_most_frequent_first() -> None:
    reader = CallReader(
        WORDS,
        TableMapping(columns={"started_at": "started_at", "result": "result"}),
        ["started_at", "result"],
        now=START,
    )
    for word in ("甲", "乙", "乙", "解決", ""):
        reader.read(TableRow(ROW, ("2025/3/4", word)))
    assert [(unknown.word, unknown.count) for unknown in reader.unknown_words] == [("乙", 2), ("甲", 1)]


def test_somebody_has_to_say_when_calls_were() -> None:
    with pytest.raises(TableFieldMissingError):
        CallReader(WORDS, TableMapping(columns={"notes": "notes"}), ["notes"], now=START)
    with pytest.raises(TableFieldMissingError):
        CallReader(WORDS, TableMapping(columns={"time": "time"}), ["time"], now=START)
