"""Other programs of the user reach the window that runs: the command line, and a second start of the program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
from tests.e2e.application import PATIENCE, ROOT
from tests.e2e.reading import NOTES, notes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import StartApplication, Tell

URL = "kandokoro://call?caller=%E9%88%B4%E6%9C%A8%E6%A7%98&product=K-21&library=%2Fetc&exec=%24(reboot)"


def run(home: Path, module: str, *arguments: str) -> tuple[int, str]:
    """Run a program of the same user, which has no screen: what it does, it does without a window."""
    environ = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    return done.returncode, done.stderr


def test_p44_calls_of_other_programs_reach_the_window_that_runs(
    start: StartApplication, library: Path, tmp_path: Path, tell: Tell
) -> None:
    home, where = tmp_path / "home", ("--library", str(library))
    agent = start(library)
    agent.press("Ctrl+2")
    agent.wait_for(lambda sight: sight.focus != NOTES, "another screen")
    assert run(home, "kb", "call", "start", "--caller", "田中様", "--notes", "お湯が漏れる", *where) == (0, "")
    agent.wait_for(
        lambda sight: notes(sight) == "お湯が漏れる" and sight.focus == NOTES, "the call of the command line"
    )
    agent.wait_for(lambda sight: sight.says("に保存"), "it is saved")
    began = time.perf_counter()
    assert run(home, "desktop", *where, URL) == (0, "")
    tell(f"a second start hands over and ends within {(time.perf_counter() - began) * 1000:.0f} ms")
    seen = agent.wait_for(lambda sight: "着信: 鈴木様（K-21）" in sight.message, "the second call is announced")
    assert "library=/etc、exec=$(reboot)" in seen.message
    assert notes(seen) == "お湯が漏れる"
    agent.click("次の通話として始める")
    agent.wait_for(lambda sight: notes(sight) == "" and sight.says("K-21"), "the second call")
    assert run(home, "desktop", *where) == (0, "")
    assert run(home, "desktop", *where, "kandokoro://open?file=x")[0] == 1
    agent.close()
    assert run(home, "kb", "call", "start", *where)[0] == 5
    with closing(open_library(LibraryPaths(library), clock=SystemClock(), repair="later")) as opened:
        (second,) = opened.calls.open_calls()
        (first,) = (call for call in opened.calls.recent() if call.caller_reference == "田中様")
    assert (first.notes, second.caller_reference, second.product) == ("お湯が漏れる", "鈴木様", "K-21")


def test_p44_a_start_with_a_url_begins_with_that_call(start: StartApplication, library: Path) -> None:
    agent = start(library, url="kandokoro://call?caller=%E7%94%B0%E4%B8%AD%E6%A7%98&notes=%E3%81%8A%E6%B9%AF")
    agent.wait_for(lambda sight: notes(sight) == "お湯" and sight.says("に保存"), "the call")
    agent.close()
