"""Damaged files: pages of the database, frames of its log, the index, backups, rules, policy, settings, notes of jobs.

A run copies the library, damages one file in one place, and uses everything. Whatever the product can notice has to
end in an error of its own, of which people read a sentence; the checks of `kb doctor` name a damaged database; a backup
brings everything back. SQLite keeps no checksums of its pages, so a bit that turned within a text is nothing that
anybody can notice: such runs are counted apart.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from kb.domain.health import Verdict
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import KbError
from kb.library import open_library
from kb.library.restoring import prepared
from kb.machine_policy import load_machine_policy
from kb.resources import resource_path
from kb.services.backups import BackupService, load_backup_rule
from kb.services.health.doctor import Doctor
from kb.services.machine_check import check_sections
from tests.faults.everyday_work import save_preferences, take_a_call
from tests.faults.kills import spread
from tests.faults.processes import apart
from tests.faults.reporting import Result, last_lines
from tests.faults.scene import USER
from tests.faults.truth import facts, facts_of, faults_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.faults.kills import Place
    from tests.faults.scene import Run

    Damage = Callable[[bytearray, int, int, random.Random], bytes]

#: Bytes.
PAGE = 4096
#: What opening and using a damaged library may end with.
REFUSALS = frozenset(
    {"attachment_damaged", "library_damaged", "library_missing", "library_newer", "file_unreadable", "rule_invalid"}
)


def _flip(content: bytearray, start: int, size: int, chance: random.Random) -> bytes:
    content[start + chance.randrange(size)] ^= 1 << chance.randrange(8)
    return bytes(content)


def _garble(content: bytearray, start: int, size: int, chance: random.Random) -> bytes:
    content[start : start + size] = chance.randbytes(size)
    return bytes(content)


def _blank(content: bytearray, start: int, size: int, chance: random.Random) -> bytes:
    del chance
    content[start : start + size] = bytes(size)
    return bytes(content)


def _cut(content: bytearray, start: int, size: int, chance: random.Random) -> bytes:
    return bytes(content[: start + chance.randrange(size)])


WAYS: tuple[Damage, ...] = (_flip, _garble, _blank, _cut)


def campaign(place: Place, runs: int, seed: int, wanted: Sequence[str] = ()) -> Iterator[Result]:
    """Damage every kind of file, in each so many places, in four ways by turns, and yield what came of each kind."""
    kinds: dict[str, Callable[[Place, int, random.Random], Result]] = {
        "pages of the database": _database,
        "frames of the log": _log,
        "files of the index": _index,
        "backups": _backups,
        "rule files": _rules,
        "policy of the computer": _policy,
        "settings and notes of jobs": _small_files,
    }
    for name, kind in kinds.items():
        if not wanted or name in wanted:
            yield kind(place, runs, random.Random(f"{seed} {name}"))  # noqa: S311 - repeatable


def damaged(file: Path, number: int, part: tuple[int, int], chance: random.Random) -> None:
    """Damage a part of a file, where it begins and how long it is, in one of the four ways."""
    content = bytearray(file.read_bytes())
    start, size = part
    file.write_bytes(WAYS[number % len(WAYS)](content, start, min(size, len(content) - start), chance))


def _use(run: Run) -> str:
    """Open the library, use all of it, and return the code of what that ended with, or nothing."""
    try:
        with open_library(run.paths, clock=run.clock, repair="now", user=USER) as library:
            library.searching.search(SearchQuery(text="訪問"))
            library.suggestions.suggest(SuggestionQuery(notes="今すぐ来いと怒鳴る"))
            library.packs.look()
            library.indexing.rebuild()
        take_a_call(run)
        facts_of(run.paths.database)
    except KbError as error:
        return error.code
    return ""


def _doctor(run: Run) -> list[str]:
    """Return the codes of what `kb doctor` calls bad, or a reason to warn."""
    backups = BackupService(run.paths.database, run.paths.backups, load_backup_rule(None), run.clock)
    paths = run.paths
    doctor = Doctor(root=paths.root, database=paths.database, index=paths.index, backups=backups, clock=run.clock)
    return [item.code for item in doctor.check() if item.verdict is not Verdict.GOOD]


def _restore(run: Run) -> list[str]:
    """Put the backup in the place of the library, and return what is wrong then."""
    with prepared(run.paths, run.scene.backup, clock=run.clock) as restoration:
        restoration.replace()
    before, now = facts_of(run.scene.backup), facts_of(run.paths.database)
    return [*([] if now == before else ["the backup did not come back as it was"]), *faults_of(run.paths, run.clock)]


def asked(work: Callable[[], object], wrong: list[str], what: str) -> object:
    """Return what a piece of work says in a process of its own; an error that is no sentence is ``wrong``."""
    ended = apart(work, seconds=90)
    if ended.error or ended.killed:
        wrong.append(f"{what}: no sentence: {last_lines(ended)}")
    return ended.value


def _database(place: Place, runs: int, chance: random.Random) -> Result:
    size = (place.scene.library / "library.db").stat().st_size
    pages = size // PAGE
    result = Result("pages of the database", points=pages * len(WAYS))
    for number in spread(pages * len(WAYS), runs, chance):
        page, way = divmod(number - 1, len(WAYS))
        run = place.run()
        damaged(run.paths.database, way, (page * PAGE, PAGE), chance)
        result.add(f"page {page + 1}, {WAYS[way].__name__}", _judged(run, result))
    return result


def _judged(run: Run, result: Result) -> list[str]:
    return judged(partial(_doctor, run), partial(_use, run), partial(_restore, run), result)


def judged(
    doctor: Callable[[], list[str]], use: Callable[[], str], restore: Callable[[], list[str]], result: Result
) -> list[str]:
    """Ask the doctor, use the library and restore it, each in a process of its own, and return what is wrong then."""
    wrong: list[str] = []
    named = asked(doctor, wrong, "doctor")
    said = asked(use, wrong, "use")
    if said and said not in REFUSALS:
        wrong.append(f"the wrong sentence: {said}")
    bad = isinstance(named, list) and "database_damaged" in named
    if said == "library_damaged" and not bad:
        wrong.append("the doctor did not name it")
    result.count("refused" if said else "named by kb doctor only" if bad else "nothing to notice")
    restored = asked(restore, wrong, "restoring")
    wrong += restored if isinstance(restored, list) else []
    return wrong


def _log(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage the log of a program that was killed: everything before the damage is there, nothing is half."""
    root = place.folder / "with a log"
    steps = _leave_a_log(place, root)
    size = (root / "library" / "library.db-wal").stat().st_size
    frames = max(1, (size - 32) // (PAGE + 24))
    result = Result("frames of the log", points=frames * len(WAYS))
    for number in spread(frames * len(WAYS), runs, chance):
        frame, way = divmod(number - 1, len(WAYS))
        run = place.run()
        shutil.rmtree(run.paths.root)
        shutil.copytree(root / "library", run.paths.root)
        file = run.paths.root / "library.db-wal"
        damaged(file, way, (32 + frame * (PAGE + 24), PAGE + 24), chance)
        wrong: list[str] = []
        found = asked(partial(_notes_left, run), wrong, "use")
        if not wrong and found not in steps:
            wrong.append(f"neither all nor a beginning of it: {found}")
        result.count("all there" if found == steps[-1] else "a beginning of what was saved")
        result.add(f"frame {frame + 1}, {WAYS[way].__name__}", wrong)
    shutil.rmtree(root)
    return result


def _leave_a_log(place: Place, root: Path) -> list[list[str]]:
    """Save notes with a program whose log nobody folds in, and return what there was after each save."""
    steps: list[list[str]] = [[]]
    shutil.rmtree(root, ignore_errors=True)
    run = place.run()
    with open_library(run.paths, clock=run.clock, repair="now", user=USER) as library:
        call = library.calls.start(agent=USER)
        steps.append([""])
        for number in range(8):
            library.calls.save_notes(call.id, f"{number}回目のメモ")
            steps.append([f"{number}回目のメモ"])
        shutil.copytree(run.paths.root, root / "library")
    (root / "library" / "library.db-shm").unlink()
    return steps


def _notes_left(run: Run) -> list[str]:
    wrong = list(faults_of(run.paths, run.clock))
    with closing(sqlite3.connect(run.paths.database)) as database:
        rows = database.execute("SELECT notes FROM calls WHERE ended_at IS NULL").fetchall()
    return wrong + [str(notes) for (notes,) in rows]


def _index(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage any file of the index: it is built anew, and says what the database says."""
    library = place.scene.library
    files = [file.relative_to(library) for file in sorted((library / "index").rglob("*")) if file.stat().st_size > 0]
    files = [file for file in files if (library / file).is_file()]
    result = Result("files of the index", points=len(files) * len(WAYS))
    for number in range(runs):
        run = place.run()
        file = run.paths.root / files[number % len(files)]
        damaged(file, chance.randrange(4), (chance.randrange(file.stat().st_size), 64), chance)
        wrong: list[str] = []
        found = asked(lambda run=run: list(faults_of(run.paths, run.clock)), wrong, "use")  # type: ignore[misc] # a lambda with a default
        result.add(str(file.name), wrong + (found if isinstance(found, list) else []))
    return result


def _backups(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage a backup: it is refused with a sentence, or every page of it is what SQLite calls whole."""
    pages = place.scene.backup.stat().st_size // PAGE
    result = Result("backups", points=pages * len(WAYS))
    for number in spread(pages * len(WAYS), runs, chance):
        page, way = divmod(number - 1, len(WAYS))
        run = place.run()
        file = run.root / "backup.db"
        shutil.copyfile(place.scene.backup, file)
        damaged(file, way, (page * PAGE, PAGE), chance)
        wrong: list[str] = []
        said = asked(partial(_restore_from, run, file), wrong, "restoring")
        if said not in {"", "backup_unsound", "library_damaged", "library_newer"}:
            wrong.append(f"the wrong sentence: {said}")
        if said and facts(run.paths) != place.before:
            wrong.append("the library is not as it was")
        result.count("refused" if said else "nothing to notice")
        result.add(f"page {page + 1}, {WAYS[way].__name__}", wrong)
    return result


def _restore_from(run: Run, file: Path) -> str:
    try:
        with prepared(run.paths, file, clock=run.clock) as restoration:
            restoration.preview()
            restoration.replace()
    except KbError as error:
        return error.code
    faults = list(faults_of(run.paths, run.clock))
    return "; ".join(faults)


def _rules(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage a rule file of the library's own: it works, or is named with its line; nothing else is touched."""
    result = Result("rule files")
    names = sorted(file.name for file in _shipped("rules").glob("*.yaml"))
    for number in range(runs):
        run = place.run()
        folder, name = ("rules", names[number % len(names)]) if number % 5 else ("synonyms", "customer_words.yaml")
        own = run.paths.root / folder / name
        own.parent.mkdir(exist_ok=True)
        if not own.exists():
            shutil.copyfile(_shipped(folder) / name, own)
        damaged(own, chance.randrange(4), (chance.randrange(own.stat().st_size), 12), chance)
        result.add(f"{name} {number}", _judged_small(run, result))
    return result


def _judged_small(run: Run, result: Result) -> list[str]:
    wrong: list[str] = []
    named = asked(partial(_doctor, run), wrong, "doctor")
    said = asked(partial(_use, run), wrong, "use")
    if said and said not in REFUSALS:
        wrong.append(f"the wrong sentence: {said}")
    if said and not (isinstance(named, list) and "rule_file_broken" in named):
        wrong.append(f"the doctor did not name it ({said})")
    result.count("refused" if said else "works")
    return wrong


def _shipped(folder: str) -> Path:
    return resource_path(folder)


_POLICY = """\
library = "/srv/kandokoro/{user}"
exports = ["csv", "folder"]
languages = ["ja"]

[retention]
calls = 400

[backups]
days = 7

[policy]
amber_minutes = 20
"""


def _policy(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage the policy of the computer: it says what can be meant, or keeps libraries shut with a sentence."""
    result = Result("policy of the computer")
    for number in range(runs):
        file = place.folder / "policy.toml"
        file.write_text(_POLICY, encoding="utf-8")
        damaged(file, chance.randrange(4), (chance.randrange(file.stat().st_size), 12), chance)
        wrong: list[str] = []
        said = asked(partial(_read_policy, file), wrong, "policy")
        if said not in {"", "machine_policy_invalid", "machine_policy_unreadable"}:
            wrong.append(f"the wrong sentence: {said}")
        result.count("refused" if said else "works")
        result.add(str(number), wrong)
    return result


def _read_policy(file: Path) -> str:
    try:
        machine = load_machine_policy(file)
        check_sections(machine)
        machine.library_of(USER)
    except KbError as error:
        return error.code
    return ""


def _small_files(place: Place, runs: int, chance: random.Random) -> Result:
    """Damage settings, the mark of retention, the notes of an import that was cut off: they cost only themselves."""
    result = Result("settings and notes of jobs")
    for number in range(runs):
        run = place.run()
        files = _make_small_files(run)
        file = files[number % len(files)]
        damaged(file, chance.randrange(4), (chance.randrange(file.stat().st_size), 8), chance)
        wrong: list[str] = []
        said = asked(partial(_use_small_files, run), wrong, "use")
        if said:
            wrong.append(f"refused: {said}")
        result.add(f"{file.name} {number}", wrong)
    return result


def _make_small_files(run: Run) -> list[Path]:
    save_preferences(run)
    jobs = run.paths.jobs
    with open_library(run.paths, clock=run.clock, repair="now", user=USER) as library:
        library.retention.erase()
        with library.exchange.unfinished.begun(run.scene.cases, editor=USER, now=run.clock.now()) as journal:
            journal.write_plan([], 0)
            journal.note(0)
    progress = jobs / "import.progress"
    progress.write_text('{"job": "import", "done": 1, "total": 2, "per_second": 1.0, "at": "x"}', encoding="utf-8")
    made = [run.root / "home" / "preferences.json", run.paths.retention, progress, *jobs.glob("import-*")]
    return [file for file in made if file.exists() and file.stat().st_size]


def _use_small_files(run: Run) -> str:
    save_preferences(run)
    try:
        with open_library(run.paths, clock=run.clock, repair="now", user=USER) as library:
            library.status()
            library.exchange.import_folder(run.scene.cases)
            library.retention.erase()
    except KbError as error:
        return error.code
    return "; ".join(faults_of(run.paths, run.clock))
