from __future__ import annotations

from datetime import date

import pytest

from desktop.editor.attributes.dates import day_of, moved

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-07-03", date(2026, 7, 3)),
        ("2026/7/3", date(2026, 7, 3)),
        ("20260703", date(2026, 7, 3)),
        ("2026年7月3日", date(2026, 7, 3)),
        ("２０２６・７・３", None),
        ("２０２６／７／３", date(2026, 7, 3)),
        (" 7/3 ", date(2026, 7, 3)),
        ("7月3日", date(2026, 7, 3)),
        ("2026-02-30", None),
        ("来週", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str, day: date | None) -> None:
    assert day_of(typed, TODAY) == day


def test_arrows_go_from_day_to_day() -> None:
    assert moved("2026-12-31", 1, TODAY) == "2027-01-01"
    assert moved("", -1, TODAY) == "2026-11-27"
    assert moved("9999-12-31", 1, TODAY) == "9999-12-31"
