"""Masking on the labelled notes does not get worse than what was promised (resources/docs/quality.md)."""

from __future__ import annotations

from typing import Any

import pytest

from kb.domain.masking import PersonalData
from kb.search.masking import Masker
from tests.quality.labelled import read_lines
from tests.quality.masking import ALL, NOTES, measure, share

HALVES = ("tune", "check", "late", "last")
RECALL = {
    "telephone": 0.98, "card": 0.98, "order_number": 0.98, "email": 0.98, "address": 0.9, "name": 0.85,
    "postal_code": 0.9, "birth_date": 0.9, "account": 0.9,
}  # fmt: skip
PRECISION = 0.9


@pytest.fixture(scope="module")
def halves() -> dict[str, Any]:
    measured: dict[str, Any] = measure(read_lines(NOTES), Masker().mask)["halves"]
    return measured


def test_the_set_is_as_large_as_promised() -> None:
    notes = read_lines(NOTES)
    assert len(notes) >= 320
    assert sum(not note["spans"] for note in notes) >= 80
    assert {note["half"] for note in notes} == set(HALVES)
    assert all(sum(note["half"] == half for note in notes) >= 80 for half in HALVES)
    assert len({note["text"] for note in notes}) == len(notes)
    assert {category for note in notes for _, _, category in note["spans"]} == set(PersonalData)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("category", list(RECALL))
def test_p32_personal_data_is_masked(halves: dict[str, Any], half: str, category: str) -> None:
    counts = halves[half][category]
    assert share(counts["found"], counts["labels"]) >= RECALL[category]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("category", [ALL, *RECALL])
def test_p32_little_else_is_masked(halves: dict[str, Any], half: str, category: str) -> None:
    counts = halves[half][category]
    assert share(counts["right"], counts["masked"]) >= PRECISION
