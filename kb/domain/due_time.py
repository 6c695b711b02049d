"""By when something is promised (P4, P18): choices of two keys, typed times, and the words that are read to a customer.

Moments are aware datetimes; days and hours are those of ``zone``, by default of this computer. The words are Japanese
in every language of the screens, because they are spoken to the customer.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

WEEKDAYS = "月火水木金土日"
#: The key of a day is the number of days from now, so that it never moves: 0 今日, 1 明日, 2 明後日, up to a week.
DAYS_OFFERED = 8
#: The key of an hour is its last figure, which is different for each of these.
HOURS_OFFERED = range(9, 19)
_HALF = 30
_NOON = 12
_LATEST_HOUR = 23
#: A day without a year that was longer ago than this is meant to be next year's.
_NEXT_YEAR_AFTER = timedelta(days=180)
_DAY_WORDS = {
    "本日": 0, "今日": 0, "きょう": 0, "today": 0,
    "明日": 1, "あした": 1, "あす": 1, "tomorrow": 1,
    "明後日": 2, "あさって": 2,
}  # fmt: skip
_IN_DAYS = re.compile(r"(\d{1,2})日後")
_DATE = re.compile(r"(?:(\d{4})[/年.-])?(\d{1,2})[/月-](\d{1,2})日?")
_WEEKDAY = re.compile(rf"\(?([{WEEKDAYS}])(?:\)|曜日?\)?)")
_NEXT_WEEK = "来週"
_TIME = re.compile(r"(午前|午後)?(\d{1,2})(?:(?::|時)(?:(\d{1,2})分?|(半))?)?")


class DueProblem(Enum):
    """Why a typed time cannot be promised.

    UNREADABLE: it is no time. NO_TIME: it names a day and no hour. WEEKDAY: the day of the week is not that of the
    date. PAST: it is not later than now.
    """

    UNREADABLE = "unreadable"
    NO_TIME = "no_time"
    WEEKDAY = "weekday"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day and the key that chooses it; ``offered`` tells whether any time of it is still to come."""

    key: str
    day: date
    offered: bool


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """A time of the chosen day and the key that chooses it; ``offered`` tells whether it is still to come."""

    key: str
    at: datetime
    offered: bool


def day_choices(now: datetime, zone: tzinfo | None = None) -> tuple[DayChoice, ...]:
    """Return today and the days of the week to come."""
    today = now.astimezone(zone).date()
    return tuple(
        DayChoice(str(ahead), today + timedelta(ahead), _any_left(today + timedelta(ahead), now, zone))
        for ahead in range(DAYS_OFFERED)
    )


def time_choices(day: date, now: datetime, zone: tzinfo | None = None, *, half: bool = False) -> tuple[TimeChoice, ...]:
    """Return the hours of ``day`` that may be promised, with ``half`` the half hours after them."""
    moments = [(hour, _moment(day, time(hour, _HALF if half else 0), zone)) for hour in HOURS_OFFERED]
    return tuple(TimeChoice(str(hour % 10), at, at > now) for hour, at in moments)


def spoken_due(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return how a due time is read to a customer: 「11月24日（火）15時まで」, half hours as 「15時30分まで」."""
    here = moment.astimezone(zone)
    minutes = f"{here.minute}分" if here.minute else ""
    return f"{here.month}月{here.day}日（{WEEKDAYS[here.weekday()]}）{here.hour}時{minutes}まで"


def read_due(text: str, now: datetime, zone: tzinfo | None = None) -> datetime | DueProblem:
    """Read a typed time such as 「11/24 15:00」, 「明日15時」, 「金曜 午後3時半」, or what ``spoken_due`` writes.

    A day of the week is the next one that comes, with 来週 that of the next week; a time alone is today's.
    """
    # Blanks stay for now: in 「1/5 10時」 they part the day from the hour.
    words = " ".join(re.sub("[、,]", " ", unicodedata.normalize("NFKC", text)).lower().split())
    words = words.removesuffix("まで").removesuffix("に")
    found = _read_day(words, now.astimezone(zone).date())
    if isinstance(found, DueProblem):
        return found
    day, rest = found[0], found[1].replace(" ", "")
    if not rest:
        return DueProblem.NO_TIME if words else DueProblem.UNREADABLE
    at = _read_time(rest, bare=found[1] != words)
    if at is None:
        return DueProblem.UNREADABLE
    moment = _moment(day, at, zone)
    return moment if moment > now else DueProblem.PAST


def _read_day(words: str, today: date) -> tuple[date, str] | DueProblem:
    """Return the day and what follows it; today and everything if no day is named."""
    for word, ahead in _DAY_WORDS.items():
        if words.startswith(word):
            return _check_weekday(today + timedelta(ahead), _after(words, len(word)))
    match = _IN_DAYS.match(words)
    if match is not None:
        return today + timedelta(int(match[1])), _after(words, match.end())
    match = _DATE.match(words)
    if match is not None:
        day = _date(match, today)
        return DueProblem.UNREADABLE if day is None else _check_weekday(day, _after(words, match.end()))
    return _read_weekday(words, today)


def _read_weekday(words: str, today: date) -> tuple[date, str]:
    next_week = words.startswith(_NEXT_WEEK)
    rest = _after(words, len(_NEXT_WEEK)) if next_week else words
    match = _WEEKDAY.match(rest)
    if match is None:
        return today, words
    weekday = WEEKDAYS.index(match[1])
    if next_week:
        day = today + timedelta(7 - today.weekday() + weekday)
    else:
        day = today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return day, _after(rest, match.end())


def _check_weekday(day: date, rest: str) -> tuple[date, str] | DueProblem:
    """Take a day of the week off that stands after a date, and compare the two: one of them would be a slip."""
    match = _WEEKDAY.match(rest)
    if match is None:
        return day, rest
    if WEEKDAYS[day.weekday()] != match[1]:
        return DueProblem.WEEKDAY
    return day, _after(rest, match.end())


def _after(words: str, place: int) -> str:
    return words[place:].strip().removeprefix("の").strip()


def _date(match: re.Match[str], today: date) -> date | None:
    try:
        day = date(int(match[1] or today.year), int(match[2]), int(match[3]))
        if match[1] is None and today - day > _NEXT_YEAR_AFTER:
            return day.replace(year=today.year + 1)
    except ValueError:
        return None
    return day


def _read_time(words: str, *, bare: bool) -> time | None:
    """Return the time that the words are as a whole; a number alone is an hour only where a day stands before it."""
    if words == "正午":
        return time(_NOON)
    match = _TIME.fullmatch(words)
    if match is None or not (bare or match[1] or ":" in words or "時" in words):
        return None
    hour, minute = int(match[2]), _HALF if match[4] else int(match[3] or 0)
    if match[1] and hour > _NOON:
        return None
    if match[1] == "午後" and hour < _NOON:
        hour += _NOON
    return time(hour, minute) if hour <= _LATEST_HOUR and minute < 60 else None  # noqa: PLR2004 - minutes of an hour


def _moment(day: date, at: time, zone: tzinfo | None) -> datetime:
    # A naive time is taken for one of the computer's zone, by the rules of that very day.
    return datetime.combine(day, at, zone) if zone is not None else datetime.combine(day, at).astimezone()


def _any_left(day: date, now: datetime, zone: tzinfo | None) -> bool:
    return any(choice.offered for choice in time_choices(day, now, zone, half=True))
