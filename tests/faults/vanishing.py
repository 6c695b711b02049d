"""A folder that vanishes while a program has it open, and comes back; and a clock set back.

Between two steps of a job the folder is renamed away, or taken away as a share is (a bind mount that goes); whatever is
asked then has to end with an error of the product's, or with what was asked. Then it is back, and the same thing has to
work with the library that is open. Setting the clock back needs nothing to come back: everything has to go on.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from kb.errors import KbError
from tests.faults.jobs import chosen
from tests.faults.kills import judged, prepare
from tests.faults.ledger import Ledger
from tests.faults.processes import apart
from tests.faults.reporting import Result, last_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import TypeVar

    from tests.faults.job import Job
    from tests.faults.kills import Place
    from tests.faults.scene import Run

    Done = TypeVar("Done")
    Way = Callable[["Run"], AbstractContextManager[None]]

_ALLOWED = frozenset(
    {
        "library_missing",
        "library_read_only",
        "library_damaged",
        "disk_failing",
        "index_unavailable",
        "file_unreadable",
        "backup_unsound",
        "audit_unwritable",
    }
)
_MINUTES_BACK = (3 * 60, 26 * 60, 400 * 24 * 60)


class _Interrupted(Ledger):
    """Does one step of a job while the folder is gone, and, where that was refused, once more when it is back."""

    def __init__(self, file: Path, step: int, way: Callable[[], AbstractContextManager[None]], said: list[str]) -> None:
        super().__init__(file)
        self._step = step
        self._way = way
        self._said = said
        self.steps = 0

    def step(self, act: Callable[[], Done], facts: Mapping[str, str] | None = None) -> Done:
        self.steps += 1
        if self.steps != self._step:
            return super().step(act, facts)
        with self._way():
            try:
                return super().step(act, facts)
            except KbError as error:
                self._said.append(error.code)
        return super().step(act, facts)


@contextmanager
def renamed(run: Run) -> Iterator[None]:
    """Rename the folder away, and back."""
    away = run.root.with_name("away")
    run.root.rename(away)
    try:
        yield
        _require_nothing_in_its_place(run)
    finally:
        shutil.rmtree(run.root, ignore_errors=True)
        away.rename(run.root)


@contextmanager
def unmounted(run: Run) -> Iterator[None]:
    """Take the mounted folder away as a share that is gone, whoever has files of it open, and mount it again."""
    _system("umount", "--lazy", str(run.root))
    try:
        yield
        _require_nothing_in_its_place(run)
    finally:
        _mount(run)


def _require_nothing_in_its_place(run: Run) -> None:
    """An empty library in its place would be taken for it, and would stand in the way when it comes back."""
    assert not run.paths.root.exists(), sorted(run.paths.root.rglob("*"))


@contextmanager
def set_back(minutes: float, run: Run) -> Iterator[None]:
    """Set the clock back, and leave it there."""
    run.clock.pass_minutes(-minutes)
    yield


def _mount(run: Run) -> None:
    _system("mount", "--bind", str(run.root.with_name("disk")), str(run.root))


def _system(program: str, *arguments: str) -> None:
    subprocess.run([shutil.which(program) or program, *arguments], check=True, capture_output=True)


def vanishing(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Let the folder vanish during steps of each job."""
    ways: dict[str, tuple[Way, bool]] = {"renamed": (renamed, False)}
    if _may_mount(place):
        ways |= {"unmounted": (unmounted, True)}
    yield from _campaign(place, runs, seed, wanted, ways)


def clocks(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Set the clock back by hours, a day and more than a year during steps of each job."""
    ways: dict[str, tuple[Way, bool]] = {
        f"set back by {minutes // 60} hours": (partial(set_back, minutes), False) for minutes in _MINUTES_BACK
    }
    yield from _campaign(place, runs, seed, wanted, ways)


def _campaign(
    place: Place, runs: int, seed: int, wanted: Sequence[str], ways: Mapping[str, tuple[Way, bool]]
) -> Iterator[Result]:
    for job in (job for job in chosen(wanted) if not job.children):
        chance = random.Random(f"{seed} {job.name}")  # noqa: S311 - repeatable
        steps = _steps(place, job)
        result = Result(job.name, points=steps * len(ways))
        places = [(name, step) for name in ways for step in range(1, steps + 1)]
        for name, step in places if len(places) <= runs else chance.sample(places, runs):
            result.add(f"step {step}, {name}", _one(place, job, step, *ways[name]))
        yield result


def _steps(place: Place, job: Job) -> int:
    run = place.run()

    def count() -> int:
        ledger = _Interrupted(place.folder / "ledger", 0, nullcontext, [])
        counted = type(run)(run.scene, run.root, ledger, run.clock)
        prepare(job, counted)
        job.work(counted)
        return ledger.steps

    ended = apart(count)
    return ended.value if isinstance(ended.value, int) else 0


def _one(place: Place, job: Job, step: int, way: Way, mounted: bool) -> list[str]:
    run = place.run()
    with ExitStack() as held:
        if mounted:
            disk = run.root.with_name("disk")
            shutil.rmtree(disk, ignore_errors=True)
            run.root.rename(disk)
            run.root.mkdir()
            _mount(run)
            held.callback(_unmount, run)
        ended = apart(partial(_work, place, job, run, step, way))
    wrong = [] if isinstance(ended.value, list) else [f"no sentence: {last_lines(ended)}"]
    if isinstance(ended.value, list):
        wrong += (f"the wrong sentence: {code}" for code in ended.value if code not in _ALLOWED)
    return wrong + judged(place, job)


def _unmount(run: Run) -> None:
    _system("umount", "--lazy", str(run.root))
    shutil.rmtree(run.root)
    run.root.with_name("disk").rename(run.root)


def _work(place: Place, job: Job, run: Run, step: int, way: Way) -> list[str]:
    said: list[str] = []
    ledger = _Interrupted(place.folder / "ledger", step, partial(way, run), said)
    interrupted = type(run)(run.scene, run.root, ledger, run.clock)
    prepare(job, interrupted)
    try:
        job.work(interrupted)
    except KbError as error:
        said.append(error.code)
    return said


def _may_mount(place: Place) -> bool:
    folder = place.folder / "mounted"
    folder.mkdir(exist_ok=True)
    try:
        _system("mount", "--bind", str(folder), str(folder))
        _system("umount", str(folder))
    except (OSError, subprocess.CalledProcessError):
        return False
    return True
