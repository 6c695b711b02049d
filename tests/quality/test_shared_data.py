"""Retrieval on real Japanese sets and given complaint notes stays at least where it was promised to be.

The sets are not part of the project (their licences differ); without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quality.evaluate import evaluate
from tests.quality.labelled import read_lines
from tests.quality.practices import measure, sample_library, suggester
from tests.quality.pruning import compare

DATA = Path(__file__).parents[3] / "shared" / "data"
LEAST = {
    "asdc": {"full": 0.905, "note": 0.79, "kana": 0.78, "part50": 0.77},
    "jsquad": {"full": 0.91, "note": 0.86, "kana": 0.68, "part50": 0.84},
    "jsts": {"full": 0.54, "note": 0.49, "kana": 0.38},
}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared retrieval sets are not beside the project")


@pytest.mark.parametrize("name", LEAST)
def test_retrieval_is_at_least_as_good_as_promised(name: str) -> None:
    folder = DATA / "search" / name
    result: dict[str, Any] = evaluate(
        read_lines(folder / "docs.jsonl"), read_lines(folder / "queries.jsonl"), LEAST[name]
    )
    measured = {variant: figures["mrr10"] for variant, figures in result["variants"].items()}
    assert {variant: value for variant, value in measured.items() if value < LEAST[name][variant]} == {}


@pytest.mark.parametrize("name", LEAST)
def test_pruning_changes_no_ranking(name: str) -> None:
    folder = DATA / "search" / name
    texts = [str(query["note"]) for query in read_lines(folder / "queries.jsonl")]
    result = compare(read_lines(folder / "docs.jsonl"), texts)
    assert result["rankings"] == len(texts)
    assert result["different"] == 0


def test_given_notes_bring_their_practice_and_ordinary_ones_none() -> None:
    with sample_library() as library:
        halves = measure(read_lines(DATA / "complaints" / "notes_dev.jsonl"), suggester(library))["halves"]
    assert halves["all"]["practice"]["hit3"] >= 24
    assert halves["all"]["ordinary"]["false"] == 0
