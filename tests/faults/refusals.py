"""A disk that refuses: full from some write on, or failing at every operation, until there is room, or it is back.

A run copies the library and starts the job; from one point on the disk refuses. Whatever the job asks for then has to
end with an error of the product's, of which people read a sentence that says what to do. As soon as one came, the disk
is well again, and the same thing is tried once more with the library that is open: it has to work. Afterwards another
program opens what is there and looks for losses, as after a kill.
"""

from __future__ import annotations

import errno
import random
from functools import partial
from typing import TYPE_CHECKING

from kb.errors import KbError
from tests.faults.interposer import Fault, Plan
from tests.faults.jobs import chosen
from tests.faults.kills import judged, points, prepare, spread
from tests.faults.ledger import Ledger
from tests.faults.processes import apart
from tests.faults.reporting import Result, last_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.job import Job
    from tests.faults.kills import Place
    from tests.faults.scene import Run

#: What may be said of a full disk. An index without room is looked after later and fails no save.
_FULL = frozenset({"disk_full"})
#: What may be said of one that is gone: by what was tried, it fails, is missing, or cannot be read or written.
_GONE = frozenset(
    {
        "disk_failing",
        "library_missing",
        "library_damaged",
        "library_read_only",
        "index_unavailable",
        "file_unreadable",
        "backup_unsound",
    }
)
#: A broken disk, a share that was taken away, and one whose server was started anew.
_ERRORS = (errno.EIO, errno.ENOENT, errno.ESTALE)


def full(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Fill the disk at points spread over all that each job has."""
    yield from _campaign(place, runs, seed, wanted, Fault.FULL, (errno.ENOSPC,), _FULL)


def failing(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Let the disk fail at such points, in three ways by turns."""
    yield from _campaign(place, runs, seed, wanted, Fault.FAIL, _ERRORS, _GONE)


def _campaign(
    place: Place,
    runs: int,
    seed: int,
    wanted: Sequence[str],
    fault: Fault,
    errors: Sequence[int],
    allowed: frozenset[str],
) -> Iterator[Result]:
    for job in (job for job in chosen(wanted) if not job.children):
        total = points(place, job, Plan(fault))
        result = Result(job.name, points=total)
        for number, point in enumerate(spread(total, runs, random.Random(f"{seed} {job.name} {fault}"))):  # noqa: S311 - repeatable
            plan = Plan(fault, point, error=errors[number % len(errors)])
            result.add(f"point {point}, {errno.errorcode[plan.error]}", _one(place, job, plan, allowed))
        yield result


def _one(place: Place, job: Job, plan: Plan, allowed: frozenset[str]) -> list[str]:
    said: list[str] = []

    def refused(error: KbError) -> None:
        said.append(error.code)
        place.control.end()

    def ledger(file: Path) -> Ledger:
        return Ledger(file, on_refusal=refused)

    run = place.run(ledger=ledger)
    ended = apart(partial(_work, place, job, run, plan, said))
    place.control.end()
    if not isinstance(ended.value, list):
        return [f"no sentence: {last_lines(ended)}", *judged(place, job)]
    wrong = [f"the wrong sentence: {code}" for code in ended.value if code not in allowed]
    return wrong + judged(place, job)


def _work(place: Place, job: Job, run: Run, plan: Plan, said: list[str]) -> list[str]:
    prepare(job, run)
    place.control.begin(run.root, plan)
    try:
        job.work(run)
    except KbError as error:
        said.append(error.code)
    finally:
        place.control.end()
    return said
