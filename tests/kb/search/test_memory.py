from __future__ import annotations

import pytest

from kb.search import memory
from kb.search.memory import SegmentCaches
from kb.search.postings import NO_POSTINGS


def test_the_parts_are_the_whole() -> None:
    parts = [value for name, value in vars(memory).items() if name.endswith("_PART")]
    assert len(parts) == 7
    assert sum(parts) == pytest.approx(1)


def test_what_segments_keep_is_bounded_by_their_parts() -> None:
    caches = SegmentCaches(10_000)
    for number in range(20):
        caches.postings.put(number, NO_POSTINGS, 1_000)
    assert 0 < caches.postings.used_bytes <= 10_000 * memory.POSTING_PART
