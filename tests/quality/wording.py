"""Measure the wording check on labelled replies: what it finds, and what it reports that nobody labelled.

    python -m tests.quality.wording [--replies FILE] [--json] [--misses]

Replies are JSON lines with "reply", "groups" and, optionally, "half" (see README.md beside this file). Found: a group
of the label was reported. False: a reply for which a group was reported that its label does not have.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.services.wording import WordingService
from tests.quality.evaluate import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REPLIES = Path(__file__).with_name("wording_replies.jsonl")


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(description="Measure the wording check on labelled replies.")
    parser.add_argument("--replies", type=Path, default=REPLIES)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrongly reported (tune half)")
    options = parser.parse_args(arguments)
    service = WordingService(None)
    result = measure(read_lines(options.replies), lambda text: {finding.group for finding in service.check(text)})
    misses = result.pop("misses")
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n" if options.json else _table(result["halves"]))
    if options.misses:
        sys.stdout.writelines(f"{miss['missed']} {miss['false']} {miss['reply']!r}\n" for miss in misses)
    return 0


def measure(replies: list[dict[str, Any]], groups_in: Callable[[str], Iterable[str]]) -> dict[str, Any]:
    """Return by half ``{"replies", "false", "groups": {group: {"labelled", "found"}}}``, and the misses."""
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
        if found != expected and half == "tune":
            misses.append({"missed": sorted(expected - found), "false": sorted(found - expected), **reply})
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
