from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.texts.due_times import day_text, due_text, left_text

NOW = datetime(2026, 11, 22, 13, 10).astimezone()
TODAY = date(2026, 11, 22)


def test_near_days_have_names() -> None:
    assert [day_text(TODAY + timedelta(ahead), TODAY) for ahead in (-1, 0, 1, 2)] == ["昨日", "今日", "明日", "明後日"]
    assert day_text(date(2026, 11, 26), TODAY).startswith("11/26（")


def test_due_times_say_the_day_and_the_clock() -> None:
    assert due_text(NOW.replace(hour=16, minute=0), NOW) == "今日 16:00"
    assert due_text(NOW.replace(hour=9, minute=5) + timedelta(1), NOW) == "明日 9:05"


def test_how_long_is_left_or_how_late_it_is() -> None:
    assert left_text(NOW + timedelta(minutes=50), NOW) == "あと 50分"
    assert left_text(NOW + timedelta(hours=2), NOW) == "あと 2時間"
    assert left_text(NOW - timedelta(hours=2, minutes=10), NOW) == "2時間10分 超過"
    assert left_text(NOW - timedelta(days=3, hours=2), NOW) == "3日 超過"
