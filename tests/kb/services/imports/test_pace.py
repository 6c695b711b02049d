from __future__ import annotations

from kb.services.imports.pace import Pace


def test_a_slow_disk_makes_steps_small_at_once_and_a_fast_one_large_by_and_by() -> None:
    pauses: list[float] = []
    pace = Pace(pauses.append)
    first = pace.size
    pace.took(0.2)
    assert pace.size <= first // 8
    small = pace.size
    for _ in range(3):
        pace.took(0.001)
    assert small < pace.size < 4 * small
    for _ in range(100):
        pace.took(0.0)
    assert pace.size == 400
    pace.took(100.0)
    assert pace.size == 5


def test_the_lock_is_left_alone_at_least_as_long_as_it_was_held() -> None:
    pauses: list[float] = []
    pace = Pace(pauses.append)
    for seconds in (0.001, 0.02, 0.3):
        pace.took(seconds)
    assert pauses == [0.025, 0.025, 0.3]
