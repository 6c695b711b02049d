from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.progress import JobKind, JobProgress
from kb.services.progress import JobBoard, ProgressMeter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kb.support import PlayedClock


def move(clock: PlayedClock, seconds: float) -> None:
    clock.moment += timedelta(seconds=seconds)


def test_the_rate_is_that_of_the_last_ten_seconds(clock: PlayedClock) -> None:
    meter = ProgressMeter(JobKind.IMPORT, clock)
    assert meter.at(0, 1000).per_second == 0
    rates = []
    for done in (100, 200, 300, 310, 320, 330, 340, 350):
        move(clock, 5)
        rates.append(meter.at(done, 1000).per_second)
    assert rates[0] == 20
    assert rates[-1] == 2
    assert meter.at(350, 1000).seconds_left == 325


def test_every_program_sees_the_progress_until_the_job_ends(tmp_path: Path, clock: PlayedClock) -> None:
    here, elsewhere = JobBoard(tmp_path / "jobs", clock), JobBoard(tmp_path / "jobs", clock)
    heard: list[JobProgress] = []
    assert elsewhere.current() is None
    with here.report(JobKind.REBUILD, heard.append) as note:
        note(0, 10)
        for done in range(1, 10):
            move(clock, 0.1)
            note(done, 10)
        assert [progress.done for progress in heard] == [0, 5]
        assert elsewhere.current() == heard[-1] == JobProgress(job=JobKind.REBUILD, done=5, total=10, per_second=10)
        note(10, 10)
        assert heard[-1].done == 10
        with here.report(JobKind.IMPORT) as other:
            other(1, 2)
            assert elsewhere.current() == JobProgress(job=JobKind.IMPORT, done=1, total=2)
    assert elsewhere.current() is None
    assert list((tmp_path / "jobs").iterdir()) == []


def test_what_a_killed_job_left_is_not_believed(tmp_path: Path, clock: PlayedClock) -> None:
    board = JobBoard(tmp_path / "jobs", clock)
    with board.report(JobKind.IMPORT) as note:
        note(1, 2)
        assert board.current() is not None
        move(clock, 31)
        assert board.current() is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"at": 1}', b"[]"])
def test_a_damaged_note_says_nothing(tmp_path: Path, clock: PlayedClock, content: bytes) -> None:
    board = JobBoard(tmp_path / "jobs", clock)
    with board.report(JobKind.IMPORT) as note:
        note(1, 2)
        (file,) = (tmp_path / "jobs").iterdir()
        file.write_bytes(content)
        assert board.current() is None


def test_no_job_fails_where_nothing_can_be_noted(tmp_path: Path, clock: PlayedClock) -> None:
    (tmp_path / "jobs").write_text("mine", encoding="utf-8")
    with JobBoard(tmp_path / "jobs", clock).report(JobKind.IMPORT) as note:
        note(1, 2)
    assert (tmp_path / "jobs").read_text(encoding="utf-8") == "mine"
