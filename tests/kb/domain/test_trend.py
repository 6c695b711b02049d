from __future__ import annotations

import random

import pytest

from kb.domain.trend import CallKind, KindCount, chance_of, rising_kind


def count(recent: int, recent_calls: int, before: int, before_calls: int, name: str = "injury") -> KindCount:
    return KindCount(CallKind.ALERT, name, recent, recent_calls, before, before_calls)


def test_the_chance_is_that_of_fishers_tea_tasting() -> None:
    # R. A. Fisher, The Design of Experiments, chapter II: three of four cups right has the chance 17/70.
    assert chance_of(count(3, 4, 1, 4)) == pytest.approx(17 / 70)
    assert chance_of(count(4, 4, 0, 4)) == pytest.approx(1 / 70)
    assert chance_of(count(0, 4, 4, 4)) == pytest.approx(1.0)


def test_p12_seven_in_fourteen_days_where_two_are_usual_is_said() -> None:
    rising = rising_kind((count(7, 80, 26, 1_040),), 182)
    assert rising is not None
    assert (rising.count, rising.usual, rising.days) == (7, 2, 14)


def test_p12_more_calls_of_every_kind_are_no_rise_of_one() -> None:
    assert rising_kind((count(7, 280, 26, 1_040),), 182) is None


def test_two_calls_are_no_series_and_a_usual_number_is_no_rise() -> None:
    assert rising_kind((count(2, 2, 0, 1_000),), 182) is None
    assert rising_kind((count(3, 80, 26, 1_040),), 182) is None
    assert rising_kind((), 182) is None


def test_the_clearest_of_several_kinds_is_named() -> None:
    weak, strong = count(6, 80, 26, 1_040, "weak"), count(12, 80, 26, 1_040, "strong")
    rising = rising_kind((weak, strong), 182)
    assert rising is not None
    assert rising.name == "strong"


def test_where_nothing_changed_a_rise_is_said_in_less_than_one_of_a_hundred_cases() -> None:
    chances = random.Random(7)  # noqa: S311 - a repeatable draw, no secret
    said = 0
    for _ in range(2_000):
        recent = sum(chances.random() < 0.05 for _ in range(80))
        before = sum(chances.random() < 0.05 for _ in range(400))
        said += rising_kind((count(recent, 80, before, 400),), 70) is not None
    assert said < 20
