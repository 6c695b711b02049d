"""One run of each kind of work in each campaign, always the same, and that a campaign finds what it looks for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.interposer import why_not

_CHECKOUT = Path(__file__).parents[2]
_SECONDS = 300


def campaigns(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Run some in a process of their own and return its exit code and what came of each kind of work."""
    if reason := why_not():
        pytest.skip(reason)
    command = [sys.executable, "-m", "tests.faults", *arguments, "--seed", "1", "--json"]
    done = subprocess.run(command, cwd=_CHECKOUT, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert done.stdout, done.stderr
    return done.returncode, [result for line in done.stdout.splitlines() for result in json.loads(line)["results"]]


def test_no_kill_costs_anything() -> None:
    code, results = campaigns("kills", "--runs", "1")
    assert [result for result in results if result["wrong"]] == []
    assert code == 0
    assert sum(result["runs"] for result in results) >= 15


def test_no_fault_costs_anything() -> None:
    names = ["a call", "rule files and synonyms", "taking packs", "two windows", "pages of the database", "rule files"]
    names += ["pages of an encrypted database", "note on encryption", "pack files"]
    code, results = campaigns("--runs", "2", *(argument for name in names for argument in ("--job", name)))
    assert [result for result in results if result["wrong"]] == []
    assert code == 0
    assert sum(result["runs"] for result in results) >= 30


def test_an_agent_goes_on_in_the_real_window() -> None:
    names = ["window: folder vanished", "window: disk full"]
    code, results = campaigns("windows", "--runs", "1", *(argument for name in names for argument in ("--job", name)))
    assert [result["wrong"] for result in results] == [{}, {}]
    assert code == 0


def test_a_program_that_acknowledges_too_early_is_found() -> None:
    code, results = campaigns("kills", "--runs", "12", "--job", "acknowledging too early")
    assert code == 1
    assert any("acknowledged" in text for wrong in results[0]["wrong"].values() for text in wrong)
