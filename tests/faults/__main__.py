"""`python -m tests.faults kills --runs 60 --seed 1`: faults in numbers, and what became of the library each time.

Without a campaign's name all of them run. --runs bounds the runs of each kind of work; --job (more than once) chooses
among them. The same seed gives the same runs. It ends with 1 where anything was lost, half or unsound.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kb.library import LibraryPaths
from tests.faults import damage, damage_protected, kills, programs, refusals, vanishing, windows
from tests.faults.interposer import Control, preloaded, why_not
from tests.faults.kills import Place
from tests.faults.reporting import as_json, as_lines
from tests.faults.scene import make_scene
from tests.faults.truth import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.faults.reporting import Result

    Campaign = Callable[[Place, int, int, Sequence[str]], Iterator[Result]]

CAMPAIGNS: dict[str, Campaign] = {
    "kills": kills.campaign,
    "full": refusals.full,
    "failing": refusals.failing,
    "damage": damage.campaign,
    "protected": damage_protected.campaign,
    "programs": programs.campaign,
    "vanishing": vanishing.vanishing,
    "clocks": vanishing.clocks,
    "windows": windows.campaign,
}


def main(arguments: Sequence[str]) -> int:
    """Run one campaign, or all of them, in a program whose disk can fail."""
    options = _options(arguments)
    if reason := why_not():
        print(reason)
        return 2
    logging.getLogger().addHandler(
        logging.NullHandler()
    )  # what the library notes for whoever looks for a fault has no place in the table
    control = Control.own()
    if control is None:
        with preloaded() as environment:
            command = [sys.executable, "-m", "tests.faults", *arguments]
            return subprocess.run(command, env=environment, check=False).returncode
    # Nobody waits for a disk: what a kill leaves does not depend on it.
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with tempfile.TemporaryDirectory(prefix="faults-", dir=memory if memory.is_dir() else None) as name:
        scene = make_scene(Path(name) / "scene")
        place = Place(scene, Path(name) / "runs", control, facts(LibraryPaths(scene.library)))
        place.folder.mkdir()
        names = [options.campaign] if options.campaign else list(CAMPAIGNS)
        return max(run(campaign, place, options) for campaign in names)


def run(campaign: str, place: Place, options: argparse.Namespace) -> int:
    """Run a campaign and print what it found; 1 where anything was wrong."""
    results: list[Result] = []
    for result in CAMPAIGNS[campaign](place, options.runs, options.seed, options.job):
        results.append(result)
        print(f"{campaign}: {result.name}: {result.runs} runs, {len(result.wrong)} wrong", file=sys.stderr, flush=True)
    print(as_json(campaign, results) if options.json else "\n".join(as_lines(results)), flush=True)
    return int(any(result.wrong for result in results))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("campaign", nargs="?", choices=tuple(CAMPAIGNS))
    parser.add_argument("--runs", type=int, default=60, help="runs of each kind of work at most (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="which of all possible runs are chosen (default: 1)")
    parser.add_argument("--job", action="append", default=[], help="only this kind of work; may be given again")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each campaign")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
