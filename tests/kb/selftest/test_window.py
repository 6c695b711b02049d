"""Programs in the place of the window, which behave in all ways a program can."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.health import Verdict
from kb.errors import OperationCancelledError
from kb.selftest.outcomes import CALL, WINDOW_STEPS, Step, StepResult, good, write_result
from kb.selftest.window import WindowTrial, has_screen, window_command
from kb.services.hand_off import claim

if TYPE_CHECKING:
    from pathlib import Path

    from kb.services.hand_off import Request

#: A program that takes part in nothing: it reports these lines and ends.
_PROGRAM = """
import sys
with open(sys.argv[-1], "a", encoding="utf-8") as report:
    report.write({lines!r})
sys.exit({code})
"""
ALL = "".join(write_result(good(step)) for step in WINDOW_STEPS)


@pytest.fixture(autouse=True)
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the system has sockets, and a screen to look at."""
    folder = tmp_path / "session"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    return folder


def results(place: Path, lines: str, code: int = 0) -> list[StepResult]:
    command = (sys.executable, "-c", _PROGRAM.format(lines=lines, code=code))
    window = WindowTrial(command, place, place / "library")
    try:
        return list(window.results(CancelToken()))
    finally:
        window.kill()


def test_a_window_that_takes_the_call_is_well_and_its_place_is_removed(tmp_path: Path, session: Path) -> None:
    came: list[Request] = []
    door = claim(tmp_path / "library", os.environ)
    assert door is not None
    door.serve(came.append)
    try:
        found = results(tmp_path, ALL)
    finally:
        door.close()
    assert [(result.step, result.verdict) for result in found] == [(step, Verdict.GOOD) for step in WINDOW_STEPS]
    assert came == [CALL]
    assert [path for path in session.rglob("*") if not path.is_dir()] == []


def test_a_window_that_takes_no_call_fails_that_step_only(tmp_path: Path) -> None:
    (failure,) = (result for result in results(tmp_path, ALL) if result.verdict is Verdict.BAD)
    assert (failure.step, failure.params) == (Step.HAND_OFF, {"detail": "window_not_running"})


def test_a_window_that_ends_before_it_reports_is_a_failure(tmp_path: Path) -> None:
    found = results(tmp_path, write_result(good(Step.WINDOW)), code=3)
    assert [(result.step, result.verdict) for result in found] == [
        (Step.WINDOW, Verdict.GOOD),
        (Step.FONT, Verdict.BAD),
    ]
    assert found[-1].params == {"detail": "the program ended: 3"}


def test_a_report_that_is_none_is_a_failure(tmp_path: Path) -> None:
    found = results(tmp_path, "{}\n" + write_result(good(Step.WINDOW)))
    assert [result.params["detail"] for result in found[:2]] == ["no report", "another report"]


def test_what_is_cancelled_is_given_up(tmp_path: Path) -> None:
    window = WindowTrial((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path, tmp_path / "library")
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        list(window.results(token))
    window.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_where_nobody_can_look_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    first = results(tmp_path, ALL)[0]
    assert (first.verdict, first.code) == (Verdict.WARNING, "window_offscreen")
    assert not has_screen({"PATH": "x"})
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"})


def test_from_source_the_window_is_a_module_and_in_a_bundle_the_program_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window_command() == (sys.executable, "-m", "desktop")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kb.exe"))
    assert window_command() == ()
    (tmp_path / "kandokoro.exe").touch()
    assert window_command() == (str(tmp_path / "kandokoro.exe"),)
