"""Measure the alerts on labelled call notes: recall by rule, false alarms on notes that must raise nothing.

    python -m tests.quality.alerts [--notes FILE] [--rules FILE] [--half tune|check|late|last] [--misses] [--json]

Notes are JSON lines with "note", "alerts" and, optionally, "may", "class" and "half" (see README.md beside this file).
``--misses`` lists what was missed or wrongly raised, but not in the halves ``check`` and ``last``: of
these only totals are looked at.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.domain.triage import Severity
from kb.search.triage import load_triage
from tests.quality.labelled import may_be_seen, parser, print_measured, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.domain.triage import Alert

NOTES = Path(__file__).with_name("alert_notes.jsonl")


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    options_parser = parser("Measure the alerts on labelled call notes.", "--notes", NOTES)
    options_parser.add_argument("--rules", type=Path, help="a rules file (default: the shipped one)")
    options_parser.add_argument("--half", choices=["tune", "check", "late", "last"], help="only this half")
    options = options_parser.parse_args(arguments)
    notes = [note for note in read_lines(options.notes) if options.half in {None, note.get("half")}]
    print_measured(measure(notes, load_triage(options.rules).check), _table, options)
    return 0


def measure(notes: list[dict[str, Any]], check: Callable[[str], tuple[Alert, ...]]) -> dict[str, Any]:
    """Return by half the recall ``rules`` {id: [found, labelled]} and the false alarms.

    ``quiet``: notes that must raise nothing; ``false``: those that raised something, ``false_crisis``: a crisis;
    ``beside``: notes with a label that raised a crisis which is not theirs.
    """
    halves: dict[str, dict[str, Any]] = defaultdict(lambda: {"rules": defaultdict(lambda: [0, 0]), **Counter()})
    misses = []
    for note in notes:
        half = halves[note.get("half", "all")]
        expected = {*note.get("alerts", ()), *((note["alert"],) if "alert" in note else ())}
        raised = {alert.rule: alert for alert in check(note["note"])}
        for rule in expected:
            half["rules"][rule][1] += 1
            half["rules"][rule][0] += rule in raised
        others = raised.keys() - expected - set(note.get("may", ()))
        crises = {rule for rule in others if raised[rule].severity is Severity.CRISIS}
        counts = {"quiet": not expected, "false": not expected and bool(others)}
        counts |= {"false_crisis": not expected and bool(crises), "beside": bool(expected and crises)}
        for name, counted in counts.items():
            half[name] = half.get(name, 0) + counted
        if may_be_seen(note) and (expected - raised.keys() or others):
            words = " ".join(f"{rule}「{raised[rule].matched}」" for rule in sorted(others))
            misses.append(f"missed {sorted(expected - raised.keys())} raised {words or '-'}: {note['note']}")
    return {"halves": halves, "misses": misses}


def _table(halves: dict[str, dict[str, Any]]) -> str:
    lines = []
    for name, half in halves.items():
        found, labelled = (sum(figures[place] for figures in half["rules"].values()) for place in (0, 1))
        lines.append(
            f"{name}: recall {found}/{labelled}; false alarms on {half['false']} of {half['quiet']} quiet notes, "
            f"{half['false_crisis']} of them a crisis; {half['beside']} other notes with a crisis beside their own"
        )
        lines += [f"  {rule:16}{figures[0]:4}/{figures[1]}" for rule, figures in sorted(half["rules"].items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
