"""Programs that die while they work: at any change of the disk, before it and in the middle of it.

A run copies the library, starts the job, and lets it, its child, its parent or all of them die at one point. Then
another program opens what is left. Nothing that was acknowledged may be missing, nothing may be half, the index must
say what the database says, and the job must come to its end when it is done again.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kb.storage.backup_check import check_library_file
from tests.faults.incoming_work import continue_import
from tests.faults.interposer import Control, Fault, Plan
from tests.faults.jobs import chosen, other_facts
from tests.faults.ledger import Ledger, Promised, read_ledger
from tests.faults.processes import apart
from tests.faults.reporting import Result, last_lines
from tests.faults.scene import Run, copied
from tests.faults.truth import doctor_finds, facts, faults_of
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.faults.job import Job
    from tests.faults.ledger import Facts
    from tests.faults.scene import Scene

#: Who dies, of a job that has a child: the child, the parent while the child works, both.
_WITH_CHILD = ((Fault.KILL, True), (Fault.KILL_PARENT, True), (Fault.KILL_GROUP, False))
_ALONE = ((Fault.KILL, False),)
_FEWER_WITH_CHILD = 6
#: Runs between two that ask all of `kb doctor`.
_THOROUGH_EVERY = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where the runs of a campaign take place."""

    scene: Scene
    folder: Path
    control: Control
    #: What the library held before any run.
    before: Facts

    def run(self, *, fresh: bool = True, ledger: Callable[[Path], Ledger] = Ledger) -> Run:
        """Give a run a library of its own, or the one that the run before left."""
        root = self.folder / "run"
        file = self.folder / "ledger"
        if fresh:
            copied(self.scene, root)
            file.unlink(missing_ok=True)
        return Run(self.scene, root, ledger(file), PlayedClock())


def campaign(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Run every job, each so many times, at points spread over all that it has, and yield what came of each."""
    for job in chosen(wanted):
        ways = _WITH_CHILD if job.children else _ALONE
        # A job with a child starts processes, each of which takes a second.
        share = runs // _FEWER_WITH_CHILD if job.children else runs
        for fault, only_children in ways if share else ():
            total = points(place, job, Plan(Fault.KILL, 0, only_children))
            result = Result(f"{job.name}{_who(fault) if job.children else ''}", points=total)
            for point in spread(total, share, random.Random(f"{seed} {job.name} {fault}")):  # noqa: S311 - repeatable
                result.add(f"point {point}", one(place, job, Plan(fault, point, only_children)))
            yield result


def _who(fault: Fault) -> str:
    who = {Fault.KILL: "the child dies", Fault.KILL_PARENT: "the parent dies", Fault.KILL_GROUP: "both die"}
    return f": {who[fault]}"


def points(place: Place, job: Job, plan: Plan) -> int:
    """Return how many points a job has when all goes well."""
    run = place.run()
    ended = apart(lambda: _work(place, job, run, plan))
    if ended.value is not True:
        message = f"{job.name} does not even work without faults: {ended.error}"
        raise RuntimeError(message)
    return place.control.count


def spread(total: int, runs: int, chance: random.Random) -> list[int]:
    """Return all points where there are few, else so many of them, one of each stretch."""
    if total <= runs:
        return list(range(1, total + 1))
    edges = [1 + total * number // runs for number in range(runs + 1)]
    return [chance.randrange(low, high) for low, high in itertools.pairwise(edges)]


def one(place: Place, job: Job, plan: Plan) -> list[str]:
    """Let a job die at one point, and return everything that is wrong afterwards."""
    run = place.run()
    ended = apart(lambda: _work(place, job, run, plan))
    place.control.end()
    wrong = [] if not ended.error or plan.only_children else [f"the job failed: {last_lines(ended)}"]
    if plan.only_children and ended.error and "UnexpectedError" not in ended.error:
        wrong.append(f"the parent failed: {last_lines(ended)}")
    return wrong + judged(place, job, thorough=plan.point % _THOROUGH_EVERY == 0)


def _work(place: Place, job: Job, run: Run, plan: Plan) -> bool:
    prepare(job, run)
    place.control.begin(run.root, plan)
    try:
        job.work(run)
    finally:
        place.control.end()
    return True


def prepare(job: Job, run: Run) -> None:
    """Do what comes before the work."""
    if job.prepare is not None:
        job.prepare(run)


def judged(place: Place, job: Job, *, thorough: bool = False) -> list[str]:
    """Open what is left in another process, and return what is lost, half or unsound there."""
    wrong: list[str] = []
    looks: tuple[Callable[[], list[str]], ...] = (
        partial(_look, place, job),
        partial(_look_again, place, job, thorough=thorough),
    )
    for look in looks:
        ended = apart(look, seconds=120)
        wrong += ended.value if isinstance(ended.value, list) else [f"it does not open or work: {last_lines(ended)}"]
    return wrong


def _look(place: Place, job: Job) -> list[str]:
    """Look right after the fault."""
    run = place.run(fresh=False)
    promised = with_what_was_there(place, read_ledger(place.folder / "ledger"))
    if not run.paths.database.exists():
        return ["the library is gone"]
    if job.damages and not check_library_file(run.paths.database, in_use=True).sound:
        return ["still damaged"] if "restored" in promised.acknowledged else []
    wrong = list(faults_of(run.paths, run.clock))
    found = facts(run.paths)
    found |= dict(other_facts(run, found))
    wrong += job.check(run, promised, found) if job.check else promised.losses(found)
    return wrong


def _look_again(place: Place, job: Job, *, thorough: bool) -> list[str]:
    """Let unfinished imports go on, do the job once more, and let `kb doctor --repair` tidy up."""
    run = place.run(fresh=False)
    if not job.damages:
        continue_import(run)
    prepare(job, run)
    job.work(run)
    wrong = [f"done again: {fault}" for fault in faults_of(run.paths, run.clock)]
    found = facts(run.paths)
    found |= dict(other_facts(run, found))
    if job.finished is not None:
        wrong += (f"done again: {loss}" for loss in Promised(job.finished(run)).losses(found))
    titles = [value.split(" | ")[0] for key, value in found.items() if key.startswith("article ")]
    wrong += (f"done again: {title} is there twice" for title in sorted({t for t in titles if titles.count(t) > 1}))
    wrong += doctor_finds(run.paths, run.clock, thorough=thorough)
    return wrong


def with_what_was_there(place: Place, promised: Promised) -> Promised:
    """Return what was promised with everything that was in the library before."""
    return Promised({**place.before, **promised.acknowledged}, promised.on_the_way)
