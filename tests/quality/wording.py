"""Measure the wording check on labelled replies: what it finds, and what it reports that nobody labelled.

    python -m tests.quality.wording [--replies FILE] [--json] [--misses]

Replies are JSON lines with "reply", "groups" and, optionally, "half" (see README.md beside this file). Found: a group
of the label was reported. False: a reply for which a group was reported that its label does not have.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.services.wording import WordingService
from tests.quality.labelled import may_be_seen, parser, print_measured, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REPLIES = Path(__file__).with_name("wording_replies.jsonl")


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    options = parser("Measure the wording check on labelled replies.", "--replies", REPLIES).parse_args(arguments)
    service = WordingService(None)
    result = measure(read_lines(options.replies), lambda text: {finding.group for finding in service.check(text)})
    print_measured(result, _table, options)
    return 0


def measure(replies: list[dict[str, Any]], groups_in: Callable[[str], Iterable[str]]) -> dict[str, Any]:
    """Return by half ``{"replies", "false", "groups": {group: {"labelled", "found"}}}``, and what is wrong as lines."""
    halves: dict[str, Any] = {}
    misses = []
    for reply in replies:
        half = reply.get("half", "all")
        figures = halves.setdefault(half, {"replies": 0, "false": 0, "groups": defaultdict(_no_group)})
        expected, found = set(reply["groups"]), set(groups_in(reply["reply"]))
        figures["replies"] += 1
        figures["false"] += bool(found - expected)
        for group in expected:
            figures["groups"][group]["labelled"] += 1
            figures["groups"][group]["found"] += group in found
        if found != expected and may_be_seen(reply):
            misses.append(f"{sorted(expected - found)} {sorted(found - expected)} {reply['reply']!r}")
    return {"halves": halves, "misses": misses}


def _no_group() -> dict[str, int]:
    return {"labelled": 0, "found": 0}


def _table(halves: dict[str, Any]) -> str:
    lines = []
    for half, figures in halves.items():
        groups = figures["groups"]
        found, labelled = (sum(group[name] for group in groups.values()) for name in ("found", "labelled"))
        lines.append(f"{half}: found {found}/{labelled}, falsely reported {figures['false']}/{figures['replies']}")
        lines += [f"  {name:16}{group['found']:4}/{group['labelled']}" for name, group in sorted(groups.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
