"""Where the time of ranking a call note goes: looking its terms up, adding rare ones, adding frequent ones or not.

    python -m tests.bench.parts [--documents N] [--json] [--keep FOLDER]

Every part goes through all notes before the next one, so that none finds the lists of its note in the processor's
caches. A term is frequent where its list is kept as a number for every document (``kb.search.postings``).
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from kb.resources import resource_path
from kb.search.contributions import add_dense_to
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.question import K1, B
from kb.search.ranking import EXHAUSTIVE, Group, add_sparse_to, estimate, rank
from kb.search.scorer import Scorer
from tests.bench import notes
from tests.bench.built import built_index
from tests.bench.engines.base import TOP
from tests.bench.measuring import Result, machine, milliseconds, parser, percentile, print_result, table, workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kb.search.contributions import Contribution
    from kb.search.postings import Scores
    from kb.search.snapshot import Snapshot
    from kb.search.terms import WeightedTerm

_Item = TypeVar("_Item")

_NOTES = 100
_PASSES = 3


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Show where the time of ranking a note goes.")
    options_parser.add_argument("--documents", type=int, default=10_000)
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        result = measure(folder, options.documents)
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, count: int, asked: int = _NOTES) -> Result:
    """Return the median milliseconds of each part, and how many terms and postings a note has."""
    snapshot = built_index(folder, count).snapshot()
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    questions = [read_note(found, frames).terms() for found in notes.texts("note", asked, documents=count)]
    scorer = Scorer(K1, B)
    prepared = [scorer.prepare(snapshot, terms) for terms in questions]
    return {
        "documents": count,
        "per_note": {
            "terms": _mean(map(len, questions)),
            "rare_postings": _mean(sum(map(_rare_postings, parts)) for parts in prepared),
            "frequent_terms": _mean(sum(bool(part.dense) for part in parts) for parts in prepared),
            "frequent_postings": _mean(
                sum(part.frequency - _rare_postings(part) for part in parts) for parts in prepared
            ),
        },
        "p50_ms": {
            "look terms up": _median(questions, lambda terms: scorer.prepare(snapshot, terms)),
            "add rare terms exactly": _median(prepared, lambda parts: add_sparse_to(_zeros(snapshot), parts)),
            "add frequent terms, rounded": _median(prepared, lambda parts: _estimate(snapshot, parts)),
            "add frequent terms exactly to all, which is not done": _median(
                prepared, lambda parts: _add_frequent(snapshot, parts)
            ),
            "whole, as the product does it": _median(questions, lambda terms: scorer.top(snapshot, terms, TOP)),
            "whole, everything added up exactly": _median(
                questions, lambda terms: _exhaustive(snapshot, scorer, terms)
            ),
        },
        "machine": machine(),
    }


def _mean(numbers: Iterable[int]) -> float:
    return round(float(np.mean(list(numbers))), 1)


def _median(items: Sequence[list[_Item]], work: Callable[[list[_Item]], object]) -> float:
    times = [milliseconds(partial(work, item)) for _ in range(_PASSES) for item in items]
    return round(percentile(times, 50), 3)


def _rare_postings(part: Contribution) -> int:
    return sum(postings.count for _, _, postings in part.sparse)


def _zeros(snapshot: Snapshot) -> Scores:
    return np.zeros(snapshot.size, np.float32)


def _estimate(snapshot: Snapshot, parts: list[Contribution]) -> None:
    estimate(_zeros(snapshot), [part for part in parts if part.dense])


def _add_frequent(snapshot: Snapshot, parts: list[Contribution]) -> None:
    scores = _zeros(snapshot)
    for part in parts:
        add_dense_to(scores, part)


def _exhaustive(snapshot: Snapshot, scorer: Scorer, terms: list[WeightedTerm]) -> None:
    rank(snapshot.size, scorer.prepare(snapshot, terms), [Group(None, TOP)], rounded_from=EXHAUSTIVE)


def text(result: Result) -> str:
    """Return the result as a table."""
    per_note = result["per_note"]
    return (
        f"{result['documents']:,} documents; a note has {per_note['terms']:.0f} terms with "
        f"{per_note['rare_postings']:,.0f} postings of rare ones and {per_note['frequent_postings']:,.0f} of "
        f"{per_note['frequent_terms']:.0f} frequent ones\n"
        + table(["part of ranking a note", "p50 ms"], [[name, value] for name, value in result["p50_ms"].items()])
    )


if __name__ == "__main__":
    sys.exit(main())
