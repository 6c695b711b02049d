"""Dates, times and lengths of time as Japanese offices write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

#: The year before the first of each era, by its name and its letter: 令和1 is 2019.
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "m": 1867,
    "t": 1911,
    "s": 1925,
    "h": 1988,
    "r": 2018,
}

_WEEKDAY = re.compile(
    r"[(\[]?[日月火水木金土](?:曜日?)?[)\]]|(?<=日)[日月火水木金土]曜日?"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?"
)
_DATE = re.compile(
    r"(?:(?P<era>昭和|平成|令和|[shr](?=\s*\d))\s*(?P<era_year>元|\d{1,2})|(?P<year>\d{4}))"
    r"\s*(?:年|[-/.])\s*(?P<month>\d{1,2})\s*(?:月|[-/.])\s*(?P<day>\d{1,2})\s*日?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:[\s_t]?(?P<time>\d{4}|\d{6}))?")
_TIME = re.compile(
    r"(?P<half>午前|午後|am|pm)?\s*(?P<hour>\d{1,2})\s*(?::|時)\s*(?:(?P<minute>\d{1,2})\s*分?)?"
    r"\s*(?::?\s*(?P<second>\d{1,2})(?:\.\d+)?\s*秒?)?\s*(?P<later_half>am|pm)?"
)
_ZONED = re.compile(r"\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)")
_CLOCK = re.compile(r"(?:(?P<hours>\d{1,4}):)?(?P<minutes>\d{1,4}):(?P<seconds>\d{1,2})(?:\.\d+)?")
_UNITS = re.compile(
    r"(?:(?P<hours>\d+(?:\.\d+)?)(?:時間|h(?:ours?)?))?(?:(?P<minutes>\d+(?:\.\d+)?)(?:分間?|m(?:in(?:utes?)?)?))?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)(?:秒間?|s(?:ec(?:onds?)?)?))?"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NOON = 12


def read_moment(text: str) -> datetime | date | None:
    """Return a date with its time, or the date alone where no time is given; None for what is neither.

    2026/11/27 9:05, 2026年11月27日(金) 午前9時5分, 令和8年11月27日, R8.11.27, 20261127 0905 and ISO 8601; a moment
    has a time zone only where one is written. A year of two digits is not guessed.
    """
    text = _plain(text)
    if _ZONED.fullmatch(text):
        return _made(datetime.fromisoformat, text.upper())
    text = _WEEKDAY.sub("", text).strip()
    if compact := _COMPACT.fullmatch(text):
        return _compact(compact)
    match = _DATE.match(text)
    if match is None:
        return None
    day = _made(date, _year(match), int(match["month"]), int(match["day"]))
    rest = text[match.end() :].strip(" t,")
    if day is None or not rest:
        return day
    moment = read_time(rest)
    return None if moment is None else datetime.combine(day, moment)


def read_time(text: str) -> time | None:
    """Return a time of day: 9:05, 09:05:30, 午後3時5分, 0905; None for what is none."""
    text = _plain(text)
    if re.fullmatch(r"\d{4}|\d{6}", text):
        return _made(time, int(text[:2]), int(text[2:4]), int(text[4:] or 0))
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, half = int(match["hour"]), match["half"] or match["later_half"]
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in {"午後", "pm"} else 0)
    return _made(time, hour, int(match["minute"] or 0), int(match["second"] or 0))


def read_duration(text: str, unit: timedelta | None = None) -> timedelta | None:
    """Return a length of time: 1:02:03, 12:34 (minutes and seconds), 5分30秒, 1時間; None for what is none.

    A bare number counts in ``unit``, and is none where there is no unit.
    """
    text = _plain(text).replace(",", "").replace(" ", "")
    if clock := _CLOCK.fullmatch(text):
        return timedelta(**{name: int(clock[name] or 0) for name in ("hours", "minutes", "seconds")})
    if _NUMBER.fullmatch(text):
        return None if unit is None else _made(lambda: float(text) * unit)
    units = _UNITS.fullmatch(text)
    if units is None or not text:
        return None
    parts = {name: float(units[name] or 0) for name in ("hours", "minutes", "seconds")}
    return _made(lambda: timedelta(**parts))


def is_bare_number(text: str) -> bool:
    """Tell whether a length of time is a number that says nothing of its unit."""
    return _NUMBER.fullmatch(_plain(text).replace(",", "")) is not None


def _plain(text: str) -> str:
    return text.strip().casefold() if text.isascii() else unicodedata.normalize("NFKC", text).strip().casefold()


def _year(match: re.Match[str]) -> int:
    if match["year"]:
        return int(match["year"])
    return _ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))


def _compact(match: re.Match[str]) -> datetime | date | None:
    day = _made(date, int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None or not match["time"]:
        return day
    moment = read_time(match["time"])
    return None if moment is None else datetime.combine(day, moment)


def _made(make: Callable[..., Made], *values: object) -> Made | None:
    """Return what a constructor makes of values, None where they are none: the thirtieth of February."""
    try:
        return make(*values)
    except (ValueError, OverflowError):
        return None
