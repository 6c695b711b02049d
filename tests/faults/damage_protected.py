"""Damage in what belongs to encryption, pages of an encrypted database, the note beside it, the key file, and in packs.

As in ``tests.faults.damage``. An encrypted page has a checksum, so damage in one that is in use does not go unnoticed.
Whatever becomes of the note and of the key file, the recovery key brings all of the library back.
"""

from __future__ import annotations

import random
import shutil
from functools import partial
from typing import TYPE_CHECKING

from kb.domain.health import Verdict
from kb.errors import KbError
from kb.library import open_library
from kb.library.care import LibraryCare
from kb.library.protecting import ProtectionDesk
from kb.library.restoring import prepared
from kb.protection import KnownKeys
from kb.storage.protection_note import NOTE_NAME
from tests.faults.damage import PAGE, WAYS, asked, damaged, judged
from tests.faults.everyday_work import take_a_call
from tests.faults.incoming_work import packs_taken
from tests.faults.kills import spread
from tests.faults.ledger import Promised
from tests.faults.reporting import Result
from tests.faults.scene import USER
from tests.faults.truth import facts, facts_of, faults_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.protection import LibraryKey
    from tests.faults.kills import Place
    from tests.faults.scene import Run

#: What may be said where the note or the key file is not what was written.
_SHUT = frozenset({"file_unreadable", "library_locked", "key_file_unsafe"})


def campaign(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Damage every kind of file, in each so many places, in four ways by turns, and yield what came of each kind."""
    kinds: dict[str, Callable[[Place, int, random.Random], Result]] = {
        "pages of an encrypted database": _pages,
        "note on encryption": partial(_small, "note on encryption", lambda run: run.paths.root / NOTE_NAME),
        "key file": partial(_small, "key file", _key_file),
        "pack files": _packs,
    }
    for name, kind in kinds.items():
        if not wanted or name in wanted:
            yield kind(place, runs, random.Random(f"{seed} {name}"))  # noqa: S311 - repeatable


def _key_file(run: Run) -> Path:
    return run.root / "keys" / "key"


class _Encrypted:
    """An encrypted library with a backup and its key, copied for each run."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._template = place.folder / "encrypted"
        run = place.run()
        desk = ProtectionDesk(run.paths, clock=run.clock, machine=run.machine)
        self.key: LibraryKey = desk.new_key()
        desk.change(self.key)
        with run.open() as library:
            self.backup = library.backups.make().backup.path.relative_to(run.root)
        self.before = facts(run.paths)
        self.kept = facts_of(run.root / self.backup, self.key)
        shutil.rmtree(self._template, ignore_errors=True)
        shutil.copytree(run.root, self._template)

    def run(self) -> Run:
        run = self._place.run()
        shutil.rmtree(run.root)
        shutil.copytree(self._template, run.root)
        return run


def _use(run: Run) -> str:
    try:
        with run.open() as library:
            library.indexing.rebuild()
        take_a_call(run)
        facts(run.paths)
    except KbError as error:
        return error.code
    return ""


def _doctor(run: Run) -> list[str]:
    doctor = LibraryCare(run.paths, clock=run.clock, machine=run.machine).doctor()
    return [item.code for item in doctor.check() if item.verdict is not Verdict.GOOD]


def _pages(place: Place, runs: int, chance: random.Random) -> Result:
    scene = _Encrypted(place)
    pages = scene.run().paths.database.stat().st_size // PAGE
    result = Result("pages of an encrypted database", points=pages * len(WAYS))
    for number in spread(pages * len(WAYS), runs, chance):
        page, way = divmod(number - 1, len(WAYS))
        run = scene.run()
        damaged(run.paths.database, way, (page * PAGE, PAGE), chance)
        wrong = judged(partial(_doctor, run), partial(_use, run), partial(_restore, run, scene), result)
        result.add(f"page {page + 1}, {WAYS[way].__name__}", wrong)
    return result


def _restore(run: Run, scene: _Encrypted) -> list[str]:
    with prepared(run.paths, run.root / scene.backup, clock=run.clock, keys=KnownKeys(scene.key)) as restoration:
        restoration.replace()
    now = facts_of(run.paths.database, scene.key)
    return [
        *([] if now == scene.kept else ["the backup did not come back as it was"]),
        *faults_of(run.paths, run.clock),
    ]


def _small(name: str, file_of: Callable[[Run], Path], place: Place, runs: int, chance: random.Random) -> Result:
    """Damage a small file: the library opens or stays shut with a sentence; its recovery key opens it again."""
    scene = _Encrypted(place)
    result = Result(name)
    for number in range(runs):
        run = scene.run()
        file = file_of(run)
        damaged(file, number % len(WAYS), (chance.randrange(file.stat().st_size), 12), chance)
        content = run.paths.database.read_bytes()
        wrong: list[str] = []
        asked(partial(_doctor, run), wrong, "doctor")
        said = asked(partial(_use, run), wrong, "use")
        if said and said not in _SHUT:
            wrong.append(f"the wrong sentence: {said}")
        if said and run.paths.database.read_bytes() != content:
            wrong.append("the database was written to")
        lost = asked(partial(_unlocked, run, scene, file), wrong, "unlocking")
        wrong += lost if isinstance(lost, list) else []
        result.count("refused" if said else "works")
        result.add(f"{number}, {WAYS[number % len(WAYS)].__name__}", wrong)
    return result


def _unlocked(run: Run, scene: _Encrypted, file: Path) -> list[str]:
    """Give the recovery key, as somebody in charge does once the key file that cannot be used is gone."""
    if file == _key_file(run):
        file.unlink()
    desk = ProtectionDesk(run.paths, clock=run.clock, machine=run.machine)
    if not desk.unlock(scene.key.written()):
        return ["the recovery key does not open it"]
    return [*Promised(scene.before).losses(facts(run.paths)), *faults_of(run.paths, run.clock)]


def _packs(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage a pack where it is put: it is taken as it was made or not at all; a later look takes the sound one."""
    packs = sorted(place.scene.share.glob("*.kbpack"))
    result = Result("pack files")
    for number in range(runs):
        run = place.run()
        pack = packs[number % len(packs)]
        sound = pack.read_bytes()
        wrong: list[str] = []
        try:
            damaged(pack, chance.randrange(4), (chance.randrange(len(sound)), 64), chance)
            said = asked(partial(_look, run), wrong, "look")
        finally:
            pack.write_bytes(sound)
        after = asked(partial(_after, run), wrong, "after")
        wrong += after if isinstance(after, list) else []
        again = asked(partial(_look, run), wrong, "look again")
        if again:
            wrong.append(f"the sound one was refused: {again}")
        wrong += Promised({**place.before, **packs_taken(run)}).losses(facts(run.paths))
        result.count("refused" if said else "works")
        result.add(f"{pack.name} {number}", wrong)
    return result


def _look(run: Run) -> str:
    """Look for packs and return the codes of what was refused."""
    with open_library(run.paths, clock=run.clock, repair="now", user=USER) as library:
        return ", ".join(error.code for error in library.packs.look().refused)


def _after(run: Run) -> list[str]:
    """Return what a damaged pack brought that its makers did not write."""
    made, found = packs_taken(run), facts(run.paths)
    return [f"changed by the damage: {key}" for key in made if key in found and found[key] != made[key]] + list(
        faults_of(run.paths, run.clock)
    )
