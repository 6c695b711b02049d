"""`python -m tests.bench.power_cut --files 100000`: an import, somebody who types, and a power cut in the middle.

The real window runs on a screen in memory (Xvfb); `kb import` runs beside it. Somebody types, and a third program asks
for the database's write lock again and again, as a save does. When a part of the files is saved, window and import are
killed at once. The window is started again; the import has to go on and end by itself while somebody types once more.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.application import ROOT, Application
from tests.e2e.many_cases import write_cases
from tests.e2e.power_cuts import article_titles, cut_import_short, write_until_imported
from tests.e2e.reading import NOTES, notes

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Seconds between two pieces of about 17 characters: faster than anybody types.
_EVERY = 0.25
_PATIENCE = 900.0
_PROBE_SECONDS = 0.05


class LockProbe:
    """Asks for the write lock as a save does, and keeps how long each took; it changes nothing."""

    def __init__(self, library: Path) -> None:
        """Start asking."""
        self.waits: list[float] = []
        self._library = library
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def stop(self) -> None:
        """Stop asking."""
        self._stop.set()
        self._thread.join()

    def _ask(self) -> None:
        with closing(sqlite3.connect(self._library / "library.db", timeout=5.0, isolation_level=None)) as database:
            while not self._stop.wait(_PROBE_SECONDS):
                begun = time.perf_counter()
                database.execute("BEGIN IMMEDIATE")
                self.waits.append(time.perf_counter() - begun)
                database.execute("ROLLBACK")


def milliseconds(waits: Sequence[float], part: float) -> float:
    """Return a quantile in milliseconds."""
    ordered = sorted(waits)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000, 1)


def peak_megabytes(process: subprocess.Popen[bytes]) -> float | None:
    """Return the largest resident size of a process so far, where the system tells."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    except OSError:
        return None
    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "")
    return round(int(peak.split()[1]) / 1024, 1) if peak else None


def open_window(home: Path, library: Path, kept: str) -> Application:
    """Start the window and wait until one can write; its notes are those that were kept."""
    agent = Application.start(home, library)
    agent.wait_for(lambda sight: sight.focus == NOTES and notes(sight) == kept, "the library is open")
    return agent


def measure(folder: Path, files: int, part: float) -> dict[str, object]:
    """Play it once in a new library below ``folder``."""
    library, home, cases = folder / "library", folder / "home", folder / "cases"
    command = [sys.executable, "-m", "kb", "--library", str(library), "init", "--sample"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    titles = write_cases(cases, files)
    before = article_titles(library)
    agent = open_window(home, library, "")
    probe = LockProbe(library)
    peaks: list[float | None] = []

    def last_look(other: subprocess.Popen[bytes]) -> None:
        probe.stop()
        peaks.append(peak_megabytes(other))

    enough = len(before) + int(files * part)
    cut = cut_import_short(agent, library, cases, enough, every=_EVERY, patience=_PATIENCE, last_look=last_look)
    saved = cut.articles - len(before)

    begun = time.monotonic()
    again = open_window(home, library, cut.kept)
    deaf_again = write_until_imported(again, library, cut.kept, every=_EVERY, patience=_PATIENCE)
    seconds = time.monotonic() - begun
    again.close()
    return {
        "files": files,
        "saved_at_the_kill": saved,
        "seconds_of_writing_lost": round(cut.lost, 2),
        "import_peak_megabytes": peaks[0],
        "lock_wait_ms": {name: milliseconds(probe.waits, q) for name, q in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))},
        "deaf_ms_during_import": round(cut.deaf * 1000),
        "resumed_and_ended_seconds": round(seconds, 1),
        "resumed_per_second": round((files - saved) / seconds),
        "deaf_ms_during_resumed_import": round(deaf_again * 1000),
        "every_article_there_once": Counter(article_titles(library)) == Counter([*before, *titles]),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000, help="files to import (default: 100000)")
    parser.add_argument("--part", type=float, default=0.5, help="part of them that is saved at the kill (default: 0.5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures = measure(Path(name), options.files, options.part)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for key, value in figures.items():
        print(f"{key.replace('_', ' '):>32}  {value}")


if __name__ == "__main__":
    main()
