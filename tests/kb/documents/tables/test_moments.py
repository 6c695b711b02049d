from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kb.documents.tables.moments import is_bare_number, read_duration, read_moment, read_time

MORNING = datetime(2026, 11, 27, 9, 5)  # noqa: DTZ001 - what a table writes has no time zone


@pytest.mark.parametrize(
    "text",
    [
        "2026/11/27 9:05",
        "2026/11/27 09:05:00",
        "2026-11-27 09:05",
        "2026-11-27T09:05:00",
        "2026-11-27T09:05:00.000",
        "2026.11.27 9:05",
        "2026年11月27日 9時5分",
        "2026年11月27日9時5分",
        "2026年11月27日(金) 9:05",
        "2026年11月27日金曜日 午前9時5分",
        "2026/11/27(金) 09:05",
        "２０２６／１１／２７　９：０５",
        "令和8年11月27日 9:05",
        "R8.11.27 9:05",
        "r8/11/27 9:05",
        "平成38年11月27日 9:05",
        "20261127 0905",
        "202611270905",
        "20261127090500",
        " 2026/11/27  9:05 AM ",
    ],
)
def test_the_same_moment_in_the_forms_that_offices_write(text: str) -> None:
    assert read_moment(text) == MORNING


@pytest.mark.parametrize("text", ["2026/11/27", "20261127", "令和8年11月27日", "2026年 11月 27日", "2026-11-27 "])
def test_a_date_alone_is_a_date(text: str) -> None:
    assert read_moment(text) == date(2026, 11, 27)
    assert not isinstance(read_moment(text), datetime)


def test_the_first_year_of_an_era_is_its_first() -> None:
    assert read_moment("令和元年5月1日") == date(2019, 5, 1)
    assert read_moment("平成元年1月8日") == date(1989, 1, 8)
    assert read_moment("昭和64年1月7日") == date(1989, 1, 7)


def test_a_moment_with_a_zone_keeps_it() -> None:
    assert read_moment("2026-11-27T09:05:00+09:00") == datetime(2026, 11, 27, 0, 5, tzinfo=UTC)
    assert read_moment("2026-11-27T00:05:00Z") == datetime(2026, 11, 27, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "不明", "2026/13/1", "2026/2/30", "26/11/27", "11/27", "2026/11/27 25:00", "2026/11/27 夕方", "46353", "9:05"],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:05", time(9, 5)),
        ("09:05:30", time(9, 5, 30)),
        ("午後3時5分", time(15, 5)),
        ("午前0時", time(0)),
        ("午後12時30分", time(12, 30)),
        ("3:05 PM", time(15, 5)),
        ("12:05 am", time(0, 5)),
        ("0905", time(9, 5)),
        ("15時", time(15)),
        ("25:00", None),
        ("昼", None),
        ("", None),
    ],
)
def test_times_of_day(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02:03", 3723),
        ("00:05:30", 330),
        ("12:34", 754),
        ("5分30秒", 330),
        ("1時間5分", 3900),
        ("90分", 5400),
        ("330秒", 330),
        ("２分", 120),
        ("5 min", 300),
        ("1h 5m", 3900),
        ("1.5時間", 5400),
        ("", None),
        ("長い", None),
        ("330", None),
        ("分", None),
    ],
)
def test_lengths_of_time_say_their_unit(text: str, seconds: int | None) -> None:
    assert read_duration(text) == (None if seconds is None else timedelta(seconds=seconds))


def test_a_bare_number_counts_in_the_unit_of_its_column() -> None:
    assert read_duration("330", timedelta(seconds=1)) == timedelta(minutes=5, seconds=30)
    assert read_duration("1,200", timedelta(seconds=1)) == timedelta(minutes=20)
    assert read_duration("5.5", timedelta(minutes=1)) == timedelta(minutes=5, seconds=30)
    assert read_duration("9" * 400, timedelta(minutes=1)) is None
    assert is_bare_number("330")
    assert not is_bare_number("5分")
