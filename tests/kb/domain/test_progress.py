from __future__ import annotations

from kb.domain.progress import JobKind, JobProgress


def test_time_left_at_the_present_rate() -> None:
    assert JobProgress(job=JobKind.IMPORT, done=250, total=1000, per_second=50.0).seconds_left == 15.0
    assert JobProgress(job=JobKind.REBUILD, done=1000, total=1000, per_second=50.0).seconds_left == 0.0


def test_nobody_can_tell_before_there_is_a_rate() -> None:
    assert JobProgress(job=JobKind.REBUILD, done=0, total=10).seconds_left is None
