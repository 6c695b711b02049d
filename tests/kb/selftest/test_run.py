"""The self-test as a whole: its order, its limit, and what it leaves behind. tests/e2e has it with the real window."""

from __future__ import annotations

import sys
import tempfile
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest

from kb.domain.health import Verdict
from kb.selftest.outcomes import Step
from kb.selftest.run import SelfTest
from tests.disks import small_disk

if TYPE_CHECKING:
    from pathlib import Path

    from kb.selftest.outcomes import StepResult

STEPS = (Step.LIBRARY, Step.MAIN_JOB)
#: A program for whose end nobody could wait.
SLOW = (sys.executable, "-c", "import time; time.sleep(100_000)")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the system has for temporary files; nothing may be left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def run(window: tuple[str, ...], limit: float = 60.0) -> tuple[list[StepResult], list[Step]]:
    begun: list[Step] = []
    return list(SelfTest(window, begun=begun.append, steps=STEPS, limit=limit).run()), begun


def test_without_a_window_all_else_is_tried_and_it_is_said(temporary: Path) -> None:
    results, begun = run(())
    steps = [*STEPS, Step.WINDOW, Step.CLEAN_UP]
    assert [result.step for result in results] == steps
    assert [step for step in Step if step in begun] == steps
    assert [result.code for result in results if result.verdict is not Verdict.GOOD] == ["window_absent"]
    assert all(result.seconds > 0 for result in results)
    assert (list(temporary.iterdir()), active_children()) == ([], [])


def test_without_room_nothing_is_begun(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(temporary / "disk", megabytes=3) as disk:
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        results, _ = run(())
        assert list(disk.iterdir()) == []
    assert [(result.code, result.params.get("detail")) for result in results] == [
        ("library_failed", "disk_full"),
        ("clean_up_good", None),
    ]


def test_when_the_time_is_up_everything_ends_at_once(temporary: Path) -> None:
    results, begun = run(SLOW, limit=0.2)
    assert set(begun) == {Step.LIBRARY, Step.CLEAN_UP}
    assert [result.code for result in results] == ["out_of_time", "clean_up_good"]
    assert results[0].step is Step.LIBRARY
    assert (list(temporary.iterdir()), active_children()) == ([], [])


def test_a_window_that_hangs_is_ended_when_the_time_is_up(temporary: Path) -> None:
    results, begun = run(SLOW, limit=6)
    assert results[-2].code == "out_of_time"
    assert results[-2].step in set(begun) - {Step.CLEAN_UP}  # on a busy machine an earlier one than that of the window
    assert (list(temporary.iterdir()), active_children()) == ([], [])


def test_a_program_that_cannot_be_started_is_a_failure(tmp_path: Path) -> None:
    results, _ = run((str(tmp_path / "no program"),))
    assert [(result.step, result.params["detail"]) for result in results if result.verdict is Verdict.BAD] == [
        (Step.WINDOW, "FileNotFoundError")
    ]


def test_who_stops_listening_leaves_nothing_behind(temporary: Path) -> None:
    results = SelfTest((), begun=lambda _: None).run()
    assert next(results).step is Step.LIBRARY
    results.close()
    assert (list(temporary.iterdir()), active_children()) == ([], [])
