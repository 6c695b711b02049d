from __future__ import annotations

from kb.search.spans import merged


def test_stretches_that_overlap_or_touch_become_one() -> None:
    assert merged([(4, 6), (0, 2), (2, 3), (5, 9), (5, 6), (10, 11)]) == ((0, 3), (4, 9), (10, 11))
    assert merged([]) == ()
