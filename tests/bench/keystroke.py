"""From a key in the notes to the suggestions on the screen, in the real window.

    python -m tests.bench.keystroke [--documents N,N] [--seconds N] [--json] [--keep FOLDER]

Notes of 150 characters are typed as an agent does with an input method: one to three characters at a time, five to
eight times a second, and a pause of 0.5 to 1 second after every fourth time. Each key has its planned moment; from then
the time runs until the list has painted the answer to this key, whatever held it up, and the debounce is taken off.

``shown`` stands on the keys before a pause. Of the others many are followed by the next key before their answer is
due, and of the slow ones all: they would make the figures better than they are, and are only counted. A key that has no
answer at the end of its pause counts with the whole pause and is ``overdue``. An answer that changes nothing on the
screen ends with the answer. The same again while `kb reindex` runs in another process.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

from desktop.tasks.live_search import DEBOUNCE_MS
from tests.bench import corpus, notes
from tests.bench.agent import START_OVER
from tests.bench.measuring import (
    Result,
    figure_header,
    figure_rows,
    figures,
    machine,
    parser,
    print_result,
    say,
    sizes,
    table,
    workshop,
)
from tests.bench.startup import leave_open, library_in_call
from tests.bench.window import Window, WindowError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.library import LibraryPaths

_FASTEST, _SLOWEST = 1 / 8, 1 / 5
_PAUSE_EVERY, _SHORTEST_PAUSE, _LONGEST_PAUSE = 4, 0.5, 1.0
#: After the last key its answer is waited for.
_LAST_PAUSE = 2.0
_MEASURED = ("shown", "accepted")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time keys until the suggestions are painted.")
    options_parser.add_argument("--documents", type=sizes, default=(10_000,), help="sizes, separated by commas")
    options_parser.add_argument("--seconds", type=float, default=60.0, help="how long is typed, each time")
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        runs = {str(count): measure(folder, count, options.seconds) for count in options.documents}
    result = {"debounce_ms": DEBOUNCE_MS, "documents": runs, "machine": machine()}
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, count: int, seconds: float) -> dict[str, Result]:
    """Return figures of quiet typing, and of typing while the index is rebuilt."""
    (note,) = notes.texts("note", 1)
    paths = library_in_call(folder, count, note)
    with Window(paths) as window:
        window.wait_milestone("first suggestion")
        quiet = typed(window, seconds)
    say(f"typed at {count:,} articles")
    # Whatever was typed last may bring nothing up.
    leave_open(paths, note)
    with Window(paths) as window:
        window.wait_milestone("first suggestion")
        busy = _typed_beside_rebuild(window, paths, seconds)
    say(f"typed at {count:,} articles while the index was rebuilt")
    shutil.rmtree(paths.root, ignore_errors=True)
    return {"quiet": quiet, "rebuilding": busy}


def plan(seconds: float) -> tuple[list[str], list[float]]:
    """Return what is typed, each note over the one before, and the pauses before each piece and at the end."""
    chance = random.Random(corpus.SEED)  # noqa: S311 - not a secret, a repeatable draw
    pieces: list[str] = []
    pauses: list[float] = []
    for note in notes.texts("note", 1_000):
        for place, piece in enumerate(notes.keystrokes(note, chance)):
            rest = chance.uniform(_SHORTEST_PAUSE, _LONGEST_PAUSE) if len(pieces) % _PAUSE_EVERY == 0 else 0.0
            pauses.append(max(rest, chance.uniform(_FASTEST, _SLOWEST)))
            pieces.append(piece if place else START_OVER + piece)
            if sum(pauses) >= seconds:
                return pieces, [*pauses, _LAST_PAUSE]
    raise ValueError("more seconds than there are notes for")


def typed(window: Window, seconds: float) -> Result:
    """Type for some seconds and return milliseconds beyond the debounce, and how the window kept up."""
    pieces, pauses = plan(seconds)
    window.order("type", pieces=pieces, pauses=pauses)
    report = window.wait_done("typed", seconds + 60)
    return summary(report)


def summary(report: Mapping[str, Any]) -> Result:
    """Return the figures of typed keys: ``shown`` beyond the debounce, ``accepted`` until the text took the key."""
    keys = report["keys"]
    waited = [key for key in keys if key["wait"] >= _SHORTEST_PAUSE]
    shown = [(key["shown"] or key["wait"]) * 1_000 - DEBOUNCE_MS for key in waited]
    return {
        "keys": len(keys),
        "waited": len(waited),
        "overdue": sum(not key["shown"] for key in waited),
        "answered": sum(bool(key["shown"]) for key in keys),
        "lost": report["lost"],
        **figures("shown", shown, 1),
        **figures("accepted", [key["accepted"] * 1_000 for key in keys], 1),
        "longest_pause_ms": round(report["longest_pause"] * 1_000, 1),
    }


def _typed_beside_rebuild(window: Window, paths: LibraryPaths, seconds: float) -> Result:
    """Type while rebuilds follow one another until the typing is over."""
    pieces, pauses = plan(seconds)
    window.order("type", pieces=pieces, pauses=pauses)
    rebuilds = 0
    end = time.monotonic() + sum(pauses)
    while time.monotonic() < end:
        with tempfile.TemporaryFile("w+") as said:
            command = [sys.executable, "-m", "kb", "--library", str(paths.root), "reindex"]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                # The old index stays, as after any stopped rebuild.
                process.terminate()
                process.wait()
            said.seek(0)
            complaint = said.read()
        if process.returncode == 0:
            rebuilds += 1
        elif time.monotonic() < end:
            raise WindowError(f"kb reindex: exit code {process.returncode}\n{complaint}")
    report = window.wait_done("typed")
    return summary(report) | {"rebuilds_finished": rebuilds}


def text(result: Result) -> str:
    """Return the result as tables."""
    groups = {f"{int(count):,}, {way}": run for count, runs in result["documents"].items() for way, run in runs.items()}
    counted = ("keys", "waited", "overdue", "answered", "lost", "longest_pause_ms")
    rows = [
        [*row, *(run[name] for name in counted)]
        for row, run in zip(figure_rows(groups, _MEASURED), groups.values(), strict=True)
    ]
    header = [*figure_header("articles", _MEASURED), *(name.replace("_", " ") for name in counted)]
    return (
        f"milliseconds; shown: until painted, beyond the debounce of {result['debounce_ms']} ms; "
        f"accepted: until the key is in the notes\n{table(header, rows)}"
    )


if __name__ == "__main__":
    sys.exit(main())
