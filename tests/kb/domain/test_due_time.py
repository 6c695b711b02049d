from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kb.domain.due_time import DueProblem, day_choices, read_due, spoken_due, time_choices

JAPAN = timezone(timedelta(hours=9))
#: A Sunday afternoon.
NOW = datetime(2026, 11, 22, 14, 20, tzinfo=JAPAN)


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=JAPAN)


def test_p18_a_due_time_is_read_as_it_is_said() -> None:
    assert spoken_due(at(11, 24, 15), JAPAN) == "11月24日（火）15時まで"
    assert spoken_due(at(11, 24, 15, 30), JAPAN) == "11月24日（火）15時30分まで"
    assert spoken_due(datetime(2026, 11, 24, 6, 0, tzinfo=UTC), JAPAN) == "11月24日（火）15時まで"


def test_a_day_and_an_hour_are_one_key_each() -> None:
    days = {choice.key: choice for choice in day_choices(NOW, JAPAN)}
    assert [days[key].day.day for key in "0127"] == [22, 23, 24, 29]
    times = {choice.key: choice.at for choice in time_choices(days["2"].day, NOW, JAPAN)}
    assert times["5"] == at(11, 24, 15)
    assert times["9"] == at(11, 24, 9)
    assert times["0"] == at(11, 24, 10)
    assert len(times) == 10
    halves = {choice.key: choice.at for choice in time_choices(days["2"].day, NOW, JAPAN, half=True)}
    assert halves["5"] == at(11, 24, 15, 30)


def test_what_is_past_is_not_offered() -> None:
    offered = [choice.at.hour for choice in time_choices(NOW.date(), NOW, JAPAN) if choice.offered]
    assert offered == [15, 16, 17, 18]
    half = [choice.at for choice in time_choices(NOW.date(), NOW, JAPAN, half=True) if choice.offered]
    assert half[0] == at(11, 22, 14, 30)
    late = at(11, 22, 18, 30)
    assert [choice.offered for choice in day_choices(late, JAPAN)][:2] == [False, True]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("11/24 15:00", at(11, 24, 15)),
        ("１１／２４　１５：００", at(11, 24, 15)),
        ("11月24日（火）15時まで", at(11, 24, 15)),
        ("11月24日15時30分", at(11, 24, 15, 30)),
        ("2027/1/5 10:00", at(1, 5, 10, year=2027)),
        ("2027-01-05 10:00", at(1, 5, 10, year=2027)),
        ("1/5 10時", at(1, 5, 10, year=2027)),
        ("明日15時", at(11, 23, 15)),
        ("明日 15", at(11, 23, 15)),
        ("あさっての正午", at(11, 24, 12)),
        ("本日18時まで", at(11, 22, 18)),
        ("3日後の9時半", at(11, 25, 9, 30)),
        ("火曜 午後3時半", at(11, 24, 15, 30)),
        ("日曜10時", at(11, 29, 10)),
        ("来週の火曜日10時", at(11, 24, 10)),
        ("来週日曜10時", at(11, 29, 10)),
        ("17:45", at(11, 22, 17, 45)),
        ("午後5時に", at(11, 22, 17)),
    ],
)
def test_typed_times(text: str, moment: datetime) -> None:
    assert read_due(text, NOW, JAPAN) == moment


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", DueProblem.UNREADABLE),
        ("なるはや", DueProblem.UNREADABLE),
        ("13/45 10:00", DueProblem.UNREADABLE),
        ("明日25時", DueProblem.UNREADABLE),
        ("明日の午後15時", DueProblem.UNREADABLE),
        ("15", DueProblem.UNREADABLE),
        ("11/24", DueProblem.NO_TIME),
        ("明日", DueProblem.NO_TIME),
        ("11/24(水) 15:00", DueProblem.WEEKDAY),
        ("14:20", DueProblem.PAST),
        ("11/20 10:00", DueProblem.PAST),
    ],
)
def test_what_cannot_be_promised_is_told_apart(text: str, problem: DueProblem) -> None:
    assert read_due(text, NOW, JAPAN) is problem


def test_without_a_zone_times_are_those_of_the_computer() -> None:
    tomorrow = (NOW.astimezone() + timedelta(1)).date()
    assert read_due("明日15時", NOW) == datetime.combine(tomorrow, datetime.min.time()).replace(hour=15).astimezone()
