"""Measure suggestions on labelled call notes over the sample knowledge: hits among the first three, false ones.

    python -m tests.quality.practices [--notes FILE] [--json]

Notes are JSON lines with "note", "practices" and, optionally, "half" and "class" (see README.md beside this file).
A hit: one of the first three recommended articles carries one of the note's practices. A false recommendation: a note
without practices for which a recommended article carries one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.clock import SystemClock
from kb.domain.suggestion import SuggestionQuery, Suggestions
from kb.library import LibraryPaths, create_library, open_library
from tests.quality.evaluate import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

NOTES = Path(__file__).with_name("notes.jsonl")
SHOWN = 3


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(
        description="Measure suggestions on labelled call notes over the sample knowledge."
    )
    parser.add_argument("--notes", type=Path, default=NOTES)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrongly recommended (tune half)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder) / "library")
        create_library(paths, clock=SystemClock(), sample=True)
        with open_library(paths, clock=SystemClock(), repair="now") as library:
            notes = read_lines(options.notes)
            result = measure(notes, lambda text: library.suggestions.suggest(SuggestionQuery(notes=text)))
    misses = result.pop("misses")
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n" if options.json else _table(result))
    if options.misses:
        sys.stdout.writelines(f"{note['class']:10} {note['practices']} {note['note']}\n" for note in misses)
    return 0


def measure(notes: list[dict[str, Any]], suggest: Callable[[str], Suggestions]) -> dict[str, Any]:
    """Return by half and class ``{"notes", "hit3"}`` or, for notes without practices, ``{"notes", "false"}``."""
    counts: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    misses = []
    for note in notes:
        expected = set(note["practices"])
        shown = suggest(note["note"]).recommended[:SHOWN]
        carried = {practice for suggestion in shown for practice in suggestion.practices}
        half, kind = note.get("half", "all"), note.get("class", "practice" if expected else "ordinary")
        figure = counts[half][kind]
        figure["notes"] += 1
        good = bool(carried & expected) if expected else not carried
        figure["hit3" if expected else "false"] += good if expected else not good
        if not good and half == "tune":
            misses.append({"class": kind, **note})
    return {"halves": counts, "misses": misses}


def _table(result: dict[str, Any]) -> str:
    lines = []
    for half, kinds in result["halves"].items():
        with_practice = [figure for figure in kinds.values() if "hit3" in figure]
        without = [figure for figure in kinds.values() if "false" in figure]
        hits, notes = (sum(figure[name] for figure in with_practice) for name in ("hit3", "notes"))
        wrong, ordinary = (sum(figure[name] for figure in without) for name in ("false", "notes"))
        lines.append(f"{half}: hit@3 {hits}/{notes}, false recommendations {wrong}/{ordinary}")
        for kind, figure in kinds.items():
            name = "hit3" if "hit3" in figure else "false"
            lines.append(f"  {kind:10}{name:6}{figure[name]:4}/{figure['notes']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
