"""Alerts on the labelled notes do not get worse than what was measured (resources/docs/quality.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kb.domain.triage import Severity
from kb.search.triage import load_triage
from tests.quality.alerts import NOTES, measure
from tests.quality.labelled import read_lines
from tests.quality.practices import NOTES as PRACTICE_NOTES

SHARED = Path(__file__).parents[3] / "shared" / "data" / "complaints"
QUIET = ("negated", "hypothetical", "figurative", "everyday", "ordinary", "quiet")


@pytest.fixture(scope="module")
def halves() -> dict[str, dict[str, Any]]:
    measured: dict[str, dict[str, Any]] = measure(read_lines(NOTES), load_triage().check)["halves"]
    return measured


def test_the_set_is_as_large_as_promised() -> None:
    notes = read_lines(NOTES)
    assert len(notes) >= 200
    assert sum(note["class"] in QUIET[:4] for note in notes) >= 60
    assert {note["half"] for note in notes} == {"tune", "check", "late", "last", "fragments", "last_fragments"}
    assert len({note["note"] for note in notes}) == len(notes)
    assert all(bool(note["alerts"]) is (note["class"] not in QUIET) for note in notes)


@pytest.mark.parametrize(
    ("half", "recall"),
    [
        ("tune", 0.98),
        ("check", 0.96),
        ("late", 0.98),
        ("last", 0.88),
        ("fragments", 0.94),
        ("last_fragments", 0.7),
    ],
)
def test_p12_nearly_every_alert_is_raised(halves: dict[str, dict[str, Any]], half: str, recall: float) -> None:
    rules = halves[half]["rules"].values()
    assert sum(found for found, _ in rules) >= recall * sum(labelled for _, labelled in rules)


@pytest.mark.parametrize(("half", "most", "crises"), [("tune", 1, 0), ("check", 4, 2), ("late", 7, 4), ("last", 5, 4)])
def test_quiet_notes_raise_hardly_any(halves: dict[str, dict[str, Any]], half: str, most: int, crises: int) -> None:
    assert halves[half]["quiet"] >= 40
    assert halves[half]["false"] <= most
    assert halves[half]["false_crisis"] <= crises


@pytest.mark.parametrize(("half", "quiet"), [("fragments", 26), ("last_fragments", 9)])
def test_ordinary_fragments_on_several_lines_raise_nothing(
    halves: dict[str, dict[str, Any]], half: str, quiet: int
) -> None:
    assert (halves[half]["quiet"], halves[half]["false"]) == (quiet, 0)


def test_ordinary_notes_of_the_other_set_raise_no_crisis() -> None:
    check = load_triage().check
    notes = [note["note"] for note in read_lines(PRACTICE_NOTES) if not note["practices"]]
    crises = [note for note in notes if any(alert.severity is Severity.CRISIS for alert in check(note))]
    assert len(notes) > 100
    assert crises == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared notes are not beside the project")
def test_p12_given_notes_raise_their_alert_and_ordinary_ones_no_crisis() -> None:
    check = load_triage().check
    for note in read_lines(SHARED / "alerts_dev.jsonl"):
        assert note["alert"] in {alert.rule for alert in check(note["note"])}, note
    for note in read_lines(SHARED / "notes_dev.jsonl"):
        if "P12" not in note["practices"]:
            assert [alert.rule for alert in check(note["note"]) if alert.severity is Severity.CRISIS] == [], note
