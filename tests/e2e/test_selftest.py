"""``kb doctor --selftest`` as an administrator runs it: with the real window, and without a trace afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kb.selftest.outcomes import Step

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 600
#: ``kb`` with as much time for the self-test as a machine may need that is busy with something else.
_WITHOUT_HASTE = f"""
import functools, sys
from kb.cli.app import main
from kb.selftest import run
run.SelfTest = functools.partial(run.SelfTest, limit={_PATIENCE})
sys.exit(main(sys.argv[1:]))
"""


def environment(home: Path) -> dict[str, str]:
    temporary, run_time = home / "temporary", home / "run"
    for folder in (temporary, run_time):
        folder.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "TMPDIR": str(temporary),
        "TEMP": str(temporary),
        "XDG_RUNTIME_DIR": str(run_time),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


def left_in(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file() and "fontconfig" not in path.parts)


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WITHOUT_HASTE, "doctor", "--selftest", *arguments],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_every_step_is_done_and_nothing_is_left(tmp_path: Path) -> None:
    with start(tmp_path, "--json") as process:
        out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, err) == (0, ""), out
    *steps, end = map(json.loads, out.splitlines())
    assert [step["step"] for step in steps] == [step.value for step in Step]
    codes = {step["code"] for step in steps if step["verdict"] != "good"}
    # What a computer without a screen and without a store for keys is told.
    assert codes <= {"window_offscreen", "keyring_absent"}
    assert end["bad"] == 0
    assert left_in(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program could answer")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_it_early_finds_nothing_left(tmp_path: Path, number: signal.Signals) -> None:
    with start(tmp_path, "--language", "en") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("good")
        process.send_signal(number)
        out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, err) == (130, "")
    # No further step was waited for: each would have been told in a line of its own.
    assert len(out.splitlines()) < len(Step) - 2
    assert left_in(tmp_path) == []
