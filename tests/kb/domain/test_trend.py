from __future__ import annotations

import random
from dataclasses import replace
from math import comb

import pytest

from kb.domain.trend import CallKind, KindCount, chance_of, rising_kind


def count(recent: int, recent_calls: int, before: int, before_calls: int, name: str = "injury") -> KindCount:
    return KindCount(CallKind.ALERT, name, recent, recent_calls, before, before_calls, days_before=182)


def test_the_chance_is_that_of_fishers_tea_tasting() -> None:
    # R. A. Fisher, The Design of Experiments, chapter II: three of four cups right has the chance 17/70.
    assert chance_of(count(3, 4, 1, 4)) == pytest.approx(17 / 70)
    assert chance_of(count(4, 4, 0, 4)) == pytest.approx(1 / 70)
    assert chance_of(count(0, 4, 4, 4)) == pytest.approx(1.0)


def test_p12_seven_in_fourteen_days_where_two_are_usual_is_said() -> None:
    rising = rising_kind((count(7, 80, 26, 1_040),))
    assert rising is not None
    assert (rising.count, rising.usual, rising.days) == (7, 2, 14)


def test_p12_more_calls_of_every_kind_are_no_rise_of_one() -> None:
    assert rising_kind((count(7, 280, 26, 1_040),)) is None


def test_two_calls_are_no_series_and_a_usual_number_is_no_rise() -> None:
    assert rising_kind((count(2, 2, 0, 1_000),)) is None
    assert rising_kind((count(3, 80, 26, 1_040),)) is None
    assert rising_kind(()) is None


def test_the_clearest_of_several_kinds_is_named() -> None:
    weak, strong = count(6, 80, 26, 1_040, "weak"), count(12, 80, 26, 1_040, "strong")
    rising = rising_kind((weak, strong))
    assert rising is not None
    assert rising.name == "strong"


def test_where_nothing_changed_a_rise_is_said_in_less_than_one_of_a_hundred_cases() -> None:
    chances = random.Random(7)  # noqa: S311 - a repeatable draw, no secret
    said = 0
    for _ in range(2_000):
        recent = sum(chances.random() < 0.05 for _ in range(80))
        before = sum(chances.random() < 0.05 for _ in range(400))
        said += rising_kind((count(recent, 80, before, 400),)) is not None
    assert said < 20


def test_many_thousands_of_calls_are_counted_exactly_and_at_once() -> None:
    many = count(300, 3_000, 4_000, 50_000)
    of_kind, everything = 4_300, 53_000
    ways = sum(comb(of_kind, here) * comb(everything - of_kind, 3_000 - here) for here in range(2_995, 3_001))
    assert chance_of(replace(many, recent=2_995, before=1_305)) == ways / comb(everything, 3_000)
    assert chance_of(many) == pytest.approx(8.676591181985131e-05)
