"""A few runs of each campaign, always the same ones, and that a campaign finds what it looks for."""

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


def campaign(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Run one in a process of its own and return its exit code and results."""
    if reason := why_not():
        pytest.skip(reason)
    command = [sys.executable, "-m", "tests.faults", *arguments, "--seed", "1", "--json"]
    done = subprocess.run(command, cwd=_CHECKOUT, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)["results"]


def test_nothing_is_lost_by_kills() -> None:
    code, results = campaign("kills", "--runs", "1")
    assert [result for result in results if result["wrong"]] == []
    assert code == 0
    assert all(result["runs"] for result in results)


@pytest.mark.parametrize("name", ["full", "failing", "vanishing", "clocks", "programs"])
def test_a_disk_folder_clock_or_program_in_the_way_costs_nothing(name: str) -> None:
    code, results = campaign(name, "--runs", "1")
    assert [result for result in results if result["wrong"]] == []
    assert code == 0


def test_damaged_files_are_named_and_a_backup_brings_everything_back() -> None:
    code, results = campaign("damage", "--runs", "2")
    assert [result for result in results if result["wrong"]] == []
    assert code == 0


def test_a_program_that_acknowledges_too_early_is_found() -> None:
    code, results = campaign("kills", "--runs", "25", "--job", "acknowledging too early")
    assert code == 1
    assert any("acknowledged" in text for wrong in results[0]["wrong"].values() for text in wrong)
