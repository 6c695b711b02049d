"""Measure suggestions on labelled call notes over the sample knowledge: hits among the first three, false ones.

    python -m tests.quality.practices [--notes FILE] [--json] [--misses]

Notes are JSON lines with "note", "practices" and, optionally, "half" and "class" (see README.md beside this file).
A hit: one of the first three recommended articles carries one of the note's practices. A false recommendation: a note
without practices for which a recommended article carries one.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.clock import SystemClock
from kb.domain.suggestion import SuggestionQuery, Suggestions
from kb.library import LibraryPaths, create_library, open_library
from tests.quality.labelled import may_be_seen, parser, print_measured, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.library import Library

NOTES = Path(__file__).with_name("notes.jsonl")
SHOWN = 3


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    description = "Measure suggestions on labelled call notes over the sample knowledge."
    options = parser(description, "--notes", NOTES).parse_args(arguments)
    with sample_library() as library:
        print_measured(measure(read_lines(options.notes), suggester(library)), _table, options)
    return 0


@contextmanager
def sample_library() -> Iterator[Library]:
    """Open a sample library that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder) / "library")
        create_library(paths, clock=SystemClock(), sample=True)
        with open_library(paths, clock=SystemClock(), repair="now") as library:
            yield library


def suggester(library: Library) -> Callable[[str], Suggestions]:
    """Return what answers a note as the product does."""
    return lambda text: library.suggestions.suggest(SuggestionQuery(notes=text))


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
        if not good and may_be_seen(note):
            misses.append(f"{kind:10} {note['practices']} {note['note']}")
    return {"halves": counts, "misses": misses}


def _table(halves: dict[str, dict[str, dict[str, int]]]) -> str:
    lines = []
    for half, kinds in halves.items():
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
