"""The real window, driven as a person drives it, while its library vanishes, cannot be written, or others work in it.

In every run an agent goes on: types, is shown suggestions, ends a call and takes the next, or changes an article. The
window has to say in one sentence what is the matter, and to have saved everything once that is over, with each call
ended and none mixed. It ends without a complaint, and another program looks at what it left.
"""

from __future__ import annotations

import errno
import itertools
import random
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from kb.library import LibraryPaths, create_library
from tests.e2e.application import PATIENCE, ROOT
from tests.faults import window_work
from tests.faults.interposer import Fault, Plan
from tests.faults.ledger import Promised
from tests.faults.processes import apart
from tests.faults.reporting import Result, last_lines
from tests.faults.scene import Scene
from tests.faults.truth import facts, faults_of
from tests.faults.vanishing import renamed
from tests.faults.window_work import STAGES, Trouble
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from tests.e2e.application import Application
    from tests.faults.kills import Place
    from tests.faults.ledger import Facts
    from tests.faults.scene import Run

_GONE = ("フォルダーが見えません",)
_NOT_WRITTEN = ("書き込めません", "読み書きできません")


def campaign(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Play each trouble from each stage on, so many runs at most, and yield what came of each."""
    place = _with_knowledge(place)
    for name, trouble in _troubles(place).items():
        if not wanted or name in wanted:
            result = Result(name, points=len(STAGES))
            chance = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable
            stages = STAGES if runs >= len(STAGES) else chance.sample(STAGES, runs)
            for stage in itertools.islice(itertools.cycle(stages), min(runs, 3 * len(STAGES))):
                result.add(f"run {result.runs}, {stage}", _one(place, stage, trouble))
            yield result


def _with_knowledge(place: Place) -> Place:
    """Begin with a library that has something to suggest: the sample."""
    scene = Scene(place.folder / "sampled")
    shutil.copytree(place.scene.cases, scene.cases)
    create_library(LibraryPaths(scene.library), clock=PlayedClock(), sample=True)
    return replace(place, scene=scene, before=facts(LibraryPaths(scene.library)))


def _troubles(place: Place) -> dict[str, Trouble]:
    def disk(fault: Fault, error: int = 0) -> Callable[[Run, Application], AbstractContextManager[None]]:
        return partial(_disk, place, Plan(fault, 1, error=error))

    return {
        "window: folder vanished": Trouble(lambda run, _: renamed(run), _GONE),
        "window: disk full": Trouble(disk(Fault.FULL), ("空きがありません",)),
        "window: read-only": Trouble(disk(Fault.READ_ONLY, errno.EROFS), _NOT_WRITTEN),
        "window: disk failing": Trouble(disk(Fault.FAIL, errno.EIO), (*_NOT_WRITTEN, *_GONE), readable=False),
        "window: share gone stale": Trouble(disk(Fault.FAIL, errno.ESTALE), (*_NOT_WRITTEN, *_GONE), readable=False),
        "window: clock set back by 3 hours": Trouble(partial(_clock, timedelta(hours=-3))),
        "window: clock set back by 400 days": Trouble(partial(_clock, timedelta(days=-400))),
        "window: clock 500 days ahead": Trouble(partial(_clock, timedelta(days=500))),
        "window: another program works in it": Trouble(_another_program),
    }


@contextmanager
def _disk(place: Place, plan: Plan, run: Run, _: Application) -> Iterator[None]:
    place.control.begin(run.paths.root, plan)
    try:
        yield
    finally:
        place.control.end()


@contextmanager
def _clock(by: timedelta, _: Run, window: Application) -> Iterator[None]:
    window.set_clock(datetime.now(UTC) + by)
    yield
    window.set_clock(datetime.now(UTC))


@contextmanager
def _another_program(run: Run, _: Application) -> Iterator[None]:
    """Import, back up and index from other processes all the time."""
    command = [sys.executable, "-m", "kb", "--library", str(run.paths.root)]
    works = (["import", str(run.scene.cases)], ["backup"], ["reindex"])
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    others = [subprocess.Popen([*command, *work], cwd=ROOT, **quiet) for work in works]  # type: ignore[call-overload] # by name
    try:
        yield
    finally:
        for other in others:
            other.wait(PATIENCE)


def _one(place: Place, stage: str, trouble: Trouble) -> list[str]:
    run = place.run()
    shutil.rmtree(run.root.with_name("home"), ignore_errors=True)
    window = window_work.start(run)
    try:
        wrong = list(window_work.play(run, window, stage, trouble))
    except Exception as error:  # noqa: BLE001 - whatever it is, the campaign counts it
        lines = str(error).splitlines() or [repr(error)]
        wrong = [f"{type(error).__name__}: {lines[0]}", *_what_was_said(window)]
    finally:
        place.control.end()
        if window.running:
            window.kill()
        away = run.root.with_name("away")
        if away.exists():
            shutil.rmtree(run.root, ignore_errors=True)
            away.rename(run.root)
    judged = apart(partial(_judge, place, run, stage, trouble))
    return wrong + (judged.value if isinstance(judged.value, list) else [f"it does not open: {last_lines(judged)}"])


def _what_was_said(window: Application) -> list[str]:
    try:
        return [f"the bar said: {window.see().message!r}"] if window.running else ["the window is gone"]
    except Exception as error:  # noqa: BLE001 - it is told beside what went wrong before
        return [f"the window answers nothing: {error!r}"]


def _judge(place: Place, run: Run, stage: str, trouble: Trouble) -> list[str]:
    run.clock.moment = datetime.now(UTC) + timedelta(days=600)  # whatever the window believed is past
    wrong = list(faults_of(run.paths, run.clock))
    found = facts(run.paths)
    before = {key: value for key, value in place.before.items() if not key.startswith("file ")}
    if stage == "in an article":
        (key,) = (key for key, value in before.items() if value.startswith(f"{window_work.ARTICLE} | "))
        if found[key] == before.pop(key):
            wrong.append("the article is as it was")
    else:
        wrong += _calls_wrong(found, window_work.promised(stage, trouble))
    return wrong + Promised(before).losses(found)


def _calls_wrong(found: Facts, promised: Facts) -> Iterator[str]:
    there = window_work.kept(found)
    for words, result in promised.items():
        if words not in there:
            yield f"lost: {words!r}, there are {sorted(there)}"
        elif there[words] != result:
            yield f"{words!r} ended as {there[words]!r} instead of {result!r}"
    first = next(iter(promised))
    if first in there and not window_work.ended(found, first):
        yield "the first call has not ended"
    if len(there) > 2:
        yield f"there are {len(there) - 2} calls too many: {sorted(there)}"
