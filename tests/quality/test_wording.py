"""The wording check does not get worse on the labelled replies than what was measured (resources/docs/quality.md)."""

from __future__ import annotations

from typing import Any

import pytest

from kb.services.wording import WordingService
from tests.quality.labelled import read_lines
from tests.quality.wording import REPLIES, measure

SERVICE = WordingService(None)


@pytest.fixture(scope="module")
def halves() -> dict[str, Any]:
    measured: dict[str, Any] = measure(
        read_lines(REPLIES), lambda text: {finding.group for finding in SERVICE.check(text)}
    )["halves"]
    return measured


def test_the_set_is_as_large_as_promised() -> None:
    replies = read_lines(REPLIES)
    assert len({reply["reply"] for reply in replies}) == len(replies) >= 120
    assert {"tune", "check", "last"} <= {reply["half"] for reply in replies}


@pytest.mark.parametrize(("half", "recall"), [("tune", 0.95), ("check", 0.95), ("late", 0.95), ("last", 0.6)])
def test_what_makes_it_worse_is_found(halves: dict[str, Any], half: str, recall: float) -> None:
    groups = halves[half]["groups"].values()
    found, labelled = (sum(group[name] for group in groups) for name in ("found", "labelled"))
    assert found >= recall * labelled


@pytest.mark.parametrize("half", ["tune", "check", "late", "last"])
def test_good_replies_are_left_alone(halves: dict[str, Any], half: str) -> None:
    assert halves[half]["false"] <= 0.05 * halves[half]["replies"]
