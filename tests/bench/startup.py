"""How long a start takes, and how much memory the program holds.

    python -m tests.bench.startup [--documents N] [--starts N] [--queries N] [--json] [--keep FOLDER]

A library of N articles whose last call was left open with a note of 150 characters. From the start of the process, on
the clock of the process that starts it: until the window is painted, until it takes typing, and until the first
suggestion for the open call is painted. The first start counts as cold only as far as the machine's file cache is; the
others are warm. In further starts something is typed at the first possible moment, and it must be in the notes at the
end. Memory is the resident set, and the part that is no file shared with others, after the start and
after half as many notes and searches each as there are queries.
"""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
from tests.bench import notes
from tests.bench.built import built_library, place_of
from tests.bench.measuring import (
    Result,
    machine,
    parser,
    percentile,
    print_result,
    say,
    table,
    workshop,
)
from tests.bench.window import Window

if TYPE_CHECKING:
    from pathlib import Path

MILESTONES = ("window painted", "typing accepted", "first suggestion")
_EARLY = "早打ち"
_EARLY_STARTS = 2
#: Autosave is at most a second behind the keyboard, once the library is open.
_SAVED_SECONDS = 4.0


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time the start of the program, and its memory.")
    options_parser.add_argument("--documents", type=int, default=10_000)
    options_parser.add_argument("--starts", type=int, default=7, help="warm starts")
    options_parser.add_argument("--queries", type=int, default=1_000, help="queries before memory is looked at again")
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        result = measure(folder, options.documents, options.starts, options.queries)
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, count: int, starts: int, queries: int) -> Result:
    """Return seconds to each milestone and MiB of memory."""
    (note,) = notes.texts("note", 1)
    paths = library_in_call(folder, count, note)
    first = _start(paths)
    warm = [_start(paths) for _ in range(starts)]
    say(f"{starts + 1} starts at {count:,} articles")
    kept = [_start_typing(paths, note) for _ in range(_EARLY_STARTS)]
    memory = measure_memory(paths, queries)
    shutil.rmtree(paths.root, ignore_errors=True)
    return {
        "documents": count,
        "first_start_s": {name: round(first[name], 3) for name in MILESTONES},
        "warm_start_s": {
            name: {
                "p50": round(percentile([start[name] for start in warm], 50), 3),
                "max": round(max(start[name] for start in warm), 3),
            }
            for name in MILESTONES
        },
        "warm_starts": starts,
        "early_typing_kept": all(kept),
        "memory_mb": memory,
        "machine": machine(),
    }


def library_in_call(folder: Path, count: int, note: str) -> LibraryPaths:
    """Return a copy of the built library that may be written to, with a call that was left open with a note."""
    paths = LibraryPaths(place_of(folder, count) / "opened")
    shutil.rmtree(paths.root, ignore_errors=True)
    shutil.copytree(built_library(folder, count).root, paths.root)
    with open_library(paths, clock=SystemClock(), repair="now") as library:
        call = library.calls.start()
        library.calls.save_notes(call.id, note)
    return paths


def leave_open(paths: LibraryPaths, note: str) -> str:
    """Leave one call open, with this note, and return what stood in those that were open."""
    with open_library(paths, clock=SystemClock(), repair="later") as library:
        first, *others = library.calls.open_calls()
        for call in others:
            library.calls.end(call.id)
        library.calls.save_notes(first.id, note)
    return "\n".join(call.notes for call in (first, *others))


def measure_memory(paths: LibraryPaths, queries: int) -> Result:
    """Return MiB of the program's process with the first suggestion on the screen, and after many queries."""
    texts = notes.texts("note", queries // 2)
    questions = notes.texts("words3", queries // 2)
    with Window(paths) as window:
        window.wait_milestone("first suggestion")
        at_start, private_at_start = window.memory_mb
        window.order("ask", notes=texts, questions=questions)
        answered = window.wait_done("asked", 600)["answered"]
        after, private_after = window.memory_mb
    say(f"memory after {answered:,} queries")
    return {
        "at_start": at_start,
        "after_queries": after,
        "private_at_start": private_at_start,
        "private_after_queries": private_after,
        "queries": answered,
    }


def _start(paths: LibraryPaths) -> dict[str, float]:
    with Window(paths) as window:
        return {name: window.wait_milestone(name) for name in reversed(MILESTONES)}


def _start_typing(paths: LibraryPaths, note: str) -> bool:
    """Type at the first possible moment and tell whether the program has kept it, and what was there before.

    Whether it goes on with the open call or begins another one is not asked here.
    """
    with Window(paths, early=_EARLY) as window:
        window.wait_milestone("typing accepted")
        time.sleep(_SAVED_SECONDS)
    written = leave_open(paths, note)
    return _EARLY in written and note in written


def text(result: Result) -> str:
    """Return the result as tables."""
    rows = [
        [name, result["first_start_s"][name], result["warm_start_s"][name]["p50"], result["warm_start_s"][name]["max"]]
        for name in MILESTONES
    ]
    memory = result["memory_mb"]
    return (
        f"{result['documents']:,} articles, seconds from the start of the process\n"
        + table(["", "first start", f"warm p50 of {result['warm_starts']}", "warm max"], rows)
        + f"typed at the first possible moment and kept: {result['early_typing_kept']}\n"
        + f"resident memory: {memory['at_start']} MiB after the start, {memory['after_queries']} MiB after "
        f"{memory['queries']:,} queries; of it the program's alone: {memory['private_at_start']} and "
        f"{memory['private_after_queries']} MiB\n"
    )


if __name__ == "__main__":
    sys.exit(main())
