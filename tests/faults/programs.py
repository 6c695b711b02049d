"""Two and more programs at one library: windows, an import and the command line's commands write at the same time.

Each writes down what it was told is saved. Some are killed in the middle. A program may be told that another one
writes; then it tries again, as a person does. In the end everything that any of them acknowledged is there.
"""

from __future__ import annotations

import random
import time
from functools import partial
from typing import TYPE_CHECKING

from kb.errors import IndexBusyError, LibraryBusyError
from kb.library import open_library
from tests.faults.incoming_work import imported_folder
from tests.faults.ledger import Ledger, Promised, read_ledger
from tests.faults.processes import Program, apart
from tests.faults.reporting import Result, last_lines
from tests.faults.scene import USER, Run, script
from tests.faults.truth import article_fact, call_fact, facts, faults_of
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.library import Library
    from tests.faults.kills import Place

    Work = Callable[[Run, random.Random], None]

_STEPS = 12
_SECONDS = 60.0
_MOST_TRIES = 40


def campaign(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Let several programs write at once, each combination so many times, and yield what came of each."""
    for name, works in _TOGETHER.items():
        if not wanted or name in wanted:
            chance = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable
            result = Result(name)
            for number in range(runs):
                result.add(f"run {number}", _one(place, works, chance, result))
            yield result


def _one(place: Place, works: Sequence[Work], chance: random.Random, result: Result) -> list[str]:
    run = place.run()
    ledgers = [place.folder / f"ledger of program {number}" for number in range(len(works))]
    for file in ledgers:
        file.unlink(missing_ok=True)
    seeds = [chance.random() for _ in works]
    killed_after = chance.choice([None, chance.uniform(0.02, 0.6)])
    programs = [
        Program(partial(work, _joined(run, file), random.Random(one)))  # noqa: S311 - repeatable
        for work, file, one in zip(works, ledgers, seeds, strict=True)
    ]
    if killed_after is not None:
        time.sleep(killed_after)
        programs[0].kill()
        result.count("one of them killed")
    ends = [program.end(_SECONDS) for program in programs]
    wrong = [f"program {number}: {last_lines(end)}" for number, end in enumerate(ends) if end.error]
    judged = apart(partial(_judge, place, run, ledgers), seconds=_SECONDS)
    return wrong + (judged.value if isinstance(judged.value, list) else [f"it does not open: {last_lines(judged)}"])


def _joined(run: Run, file: Path) -> Run:
    return Run(run.scene, run.root, Ledger(file), PlayedClock())


def _judge(place: Place, run: Run, ledgers: Sequence[Path]) -> list[str]:
    wrong = list(faults_of(run.paths, run.clock))
    found = facts(run.paths)
    for number, file in enumerate(ledgers):
        wrong += (f"program {number}: {loss}" for loss in read_ledger(file).losses(found))
    return wrong + Promised(place.before).losses(found)


def _patiently(act: Callable[[], object]) -> None:
    for attempt in range(_MOST_TRIES):
        try:
            act()
        except (LibraryBusyError, IndexBusyError):
            if attempt == _MOST_TRIES - 1:
                raise
        else:
            return


def _write_in_a_window(run: Run, chance: random.Random) -> None:
    """Open the library with its background, and take a call while articles are saved."""
    with open_library(run.paths, clock=run.clock, repair="background", user=USER) as library:
        call = library.calls.start(agent=USER)
        run.ledger.did(call_fact(call.id, ""))
        for number in range(_STEPS):
            notes = f"{number}回目のメモ"
            save = partial(library.calls.save_notes, call.id, notes)
            _patiently(partial(run.ledger.step, save, call_fact(call.id, notes)))
            if chance.random() < 0.5:
                _save_an_article(run, library, chance)
            library.external_changes()


def _save_an_article(run: Run, library: Library, chance: random.Random) -> None:
    article = script(10_000 + chance.randrange(10**9), f"同時に書いた話{chance.randrange(10**9)}")
    _patiently(lambda: run.ledger.step(partial(library.editing.save, article), article_fact(article)))


def _import(run: Run, chance: random.Random) -> None:
    """Import the folder, as `kb import` does."""
    with open_library(run.paths, clock=run.clock, repair="later", user=USER) as library:
        time.sleep(chance.uniform(0, 0.1))
        step = partial(library.exchange.import_folder, run.scene.cases)
        _patiently(lambda: run.ledger.step(step, imported_folder(run)))


def _care(run: Run, chance: random.Random) -> None:
    """Back up, rebuild, and look for packs, again and again."""
    with open_library(run.paths, clock=run.clock, repair="later", user=USER) as library:
        acts: tuple[Callable[[], object], ...] = (library.backups.make, library.indexing.rebuild, library.packs.look)
        for _ in range(3):
            _patiently(chance.choice(acts))


_TOGETHER: dict[str, tuple[Work, ...]] = {
    "two windows": (_write_in_a_window, _write_in_a_window),
    "a window and an import": (_write_in_a_window, _import),
    "two windows, an import, backups and rebuilds": (_write_in_a_window, _write_in_a_window, _import, _care),
}
