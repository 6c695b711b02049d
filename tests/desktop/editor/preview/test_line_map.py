from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editor.preview.line_map import LineMap


def test_known_lines_stand_where_they_are_and_others_between() -> None:
    lines = LineMap([(1, 10.0), (5, 50.0), (9, 150.0)], last_line=10, height=200.0)
    assert lines.top_of(5) == 50.0
    assert lines.top_of(7) == 100.0
    assert lines.line_at(100.0) == 7.0
    assert lines.top_of(11) == 200.0


def test_the_ends_are_ends() -> None:
    lines = LineMap([(3, 30.0)], last_line=4, height=60.0)
    assert (lines.top_of(-2), lines.top_of(99)) == (0.0, 60.0)
    assert (lines.line_at(-5), lines.line_at(999)) == (1.0, 5.0)


def test_nothing_shown_maps_to_the_top() -> None:
    assert LineMap([], last_line=7, height=0.0).top_of(4) == 0.0


def test_places_that_lead_back_are_left_out() -> None:
    lines = LineMap([(2, 20.0), (2, 40.0), (1, 60.0), (3, 30.0), (6, 10.0), (8, 80.0)], last_line=9, height=90.0)
    assert lines.top_of(3) == 30.0
    assert lines.top_of(8) == 80.0


@given(st.lists(st.tuples(st.integers(1, 200), st.floats(0, 1e5)), max_size=40), st.floats(1, 200))
def test_there_and_back_never_goes_down(places: list[tuple[int, float]], line: float) -> None:
    lines = LineMap(places, last_line=200, height=1e5)
    assert lines.top_of(line) <= lines.top_of(line + 1) + 1e-6
    assert lines.line_at(lines.top_of(line)) == pytest.approx(line, abs=201)
