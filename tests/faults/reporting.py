"""What a campaign found, as a table or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.faults.processes import Ended

_SHOWN = 3


def last_lines(ended: Ended) -> str:
    """Return the end of a traceback on one line, the error first."""
    return " <- ".join(line.strip() for line in reversed(ended.error.strip().splitlines()[-7:])) or "killed"


@dataclass(slots=True)
class Result:
    """What came of one kind of fault in one kind of work: runs, and what was wrong in each that went wrong.

    ``points`` is how many places there are where it can happen, 0 where they are not counted; ``counts`` are kinds of
    outcomes.
    """

    name: str
    points: int = 0
    runs: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, where: str, wrong: Sequence[str]) -> None:
        """Count one run."""
        self.runs += 1
        if wrong:
            self.wrong[where] = list(wrong)

    def count(self, outcome: str) -> None:
        """Count an outcome of a run."""
        self.counts[outcome] += 1


def as_lines(results: Iterable[Result]) -> Iterable[str]:
    """Yield a table with the totals, and what was wrong below each row."""
    runs = bad = 0
    yield f"{'work':<58} {'points':>7} {'runs':>6} {'wrong':>6}"
    for result in results:
        runs, bad = runs + result.runs, bad + len(result.wrong)
        yield f"{result.name:<58} {result.points:>7} {result.runs:>6} {len(result.wrong):>6}"
        for where, wrong in list(result.wrong.items())[:_SHOWN]:
            yield f"    {where}: {'; '.join(wrong[:_SHOWN])}"
        if result.counts:
            yield "    " + ", ".join(f"{outcome}: {count}" for outcome, count in result.counts.most_common())
    yield f"{'together':<58} {'':>7} {runs:>6} {bad:>6}"


def as_json(campaign: str, results: Iterable[Result]) -> str:
    """Return everything as one JSON object."""
    rows = [
        {
            "work": result.name,
            "points": result.points,
            "runs": result.runs,
            "wrong": result.wrong,
            "counts": result.counts,
        }
        for result in results
    ]
    return json.dumps({"campaign": campaign, "results": rows}, ensure_ascii=False)
