"""What encryption costs the database: an encrypted library beside the same one in plain, in one run and by turns.

    python -m tests.bench.protection [--sizes N,N] [--rounds N] [--json] [--keep FOLDER]

``open``: from nothing until the first article was read, and closed again; ``notes``: the notes of a call saved, on the
disk when it returns (a transaction with fsync, so the disk is most of it); ``article``: one read by its id, whichever
page it lies on, with the pages that SQLite keeps; ``all``: every article read once; ``backup``: made and read back to
its end. Then the plain library is put under a key, given another one and decrypted, with one backup, as
``kb protection`` does. The index is measured by ``tests.bench.encrypted_index``.
"""

from __future__ import annotations

import random
import shutil
import sys
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.call import Call
from kb.identifiers import new_id
from kb.library import LibraryPaths
from kb.library.protecting import ProtectionDesk
from kb.machine_policy import MachinePolicy
from kb.protection import LibraryKey
from kb.storage import article_store, call_store
from kb.storage.backup import backup_database
from kb.storage.backup_check import check_library_file
from kb.storage.database import Database
from kb.storage.reencryption import reencrypt
from tests.bench.built import built_library, place_of
from tests.bench.measuring import (
    Result,
    beside,
    disk_mb,
    machine,
    milliseconds,
    parser,
    percentile,
    print_result,
    say,
    seconds,
    table,
    workshop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from uuid import UUID

_SAVES, _READS = 40, 200
_NOTES = "電話口で怒鳴っている。昨日届いた冷蔵庫の扉が閉まらず、中の物が傷んだと言う。今日中に来いと。" * 6


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Compare an encrypted database with a plain one.")
    options_parser.add_argument("--sizes", default="300,10000", help="articles, separated by commas")
    options_parser.add_argument("--rounds", type=int, default=7, help="turns of each kind")
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        sizes = [int(size) for size in options.sizes.split(",")]
        result: Result = {"sizes": {str(size): measure(folder, size, options.rounds) for size in sizes}}
    result["machine"] = machine()
    print_result(result, as_json=options.json, text=text)
    return 0


@dataclass(slots=True)
class _Kind:
    """A library, its key, and what was measured of it, by name."""

    paths: LibraryPaths
    key: LibraryKey | None
    times: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, *times: float) -> None:
        self.times.setdefault(name, []).extend(times)

    def opened(self) -> Database:
        return Database.open(self.paths.database, clock=SystemClock(), key=self.key)


def measure(folder: Path, count: int, rounds: int) -> Result:
    """Return medians for both kinds, and how long a library takes from the one to the other."""
    place = place_of(folder, count)
    source = built_library(folder, count)
    plain = _Kind(LibraryPaths(place / "plain"), None)
    encrypted = _Kind(LibraryPaths(place / "encrypted"), LibraryKey.new())
    for kind in (plain, encrypted):
        shutil.rmtree(kind.paths.root, ignore_errors=True)
        kind.paths.root.mkdir()
        kind.paths.database.touch()
        reencrypt(source.database, kind.paths.database, None, kind.key)
    articles = _ids(plain)
    # The first round brings both files into the memory of the system.
    for number in range(rounds + 1):
        for kind in (plain, encrypted) if number % 2 else (encrypted, plain):
            _take_turn(kind, articles)
            if number == 0:
                kind.times.clear()
    result: Result = {
        name: {what: round(percentile(times, 50), 3) for what, times in kind.times.items()}
        for name, kind in (("plain", plain), ("encrypted", encrypted))
    }
    result["database_mb"] = {"plain": disk_mb(plain.paths.database), "encrypted": disk_mb(encrypted.paths.database)}
    result["changes_s"] = _changes(plain.paths, place / "keys")
    for kind in (plain, encrypted):
        shutil.rmtree(kind.paths.root)
    say(f"{count:,} articles compared")
    return result


def _ids(kind: _Kind) -> list[UUID]:
    with closing(kind.opened()) as database, database.read() as session:
        found = [revision.article.id for revision in article_store.all_articles(session)]
    random.Random(1).shuffle(found)  # noqa: S311 - the same each time
    return found[:_READS]


def _take_turn(kind: _Kind, articles: list[UUID]) -> None:
    kind.note("open_ms", milliseconds(partial(_open_and_read, kind, articles[0])))
    with closing(kind.opened()) as database:
        kind.note("notes_ms", *_saves(database))
        kind.note("article_ms", *_reads(database, articles))
        kind.note("all_ms", milliseconds(partial(_read_all, database)))
    folder = kind.paths.root / "made"
    kind.note("backup_ms", milliseconds(partial(_back_up, kind, folder)))
    shutil.rmtree(folder)


def _open_and_read(kind: _Kind, article_id: UUID) -> None:
    with closing(kind.opened()) as database, database.read() as session:
        article_store.get(session, article_id)


def _saves(database: Database) -> list[float]:
    call = Call(id=new_id(), started_at=SystemClock().now())
    with database.write() as session:
        call_store.start(session, call)

    def save(number: int) -> None:
        with database.write() as session:
            call_store.save_notes(session, call.id, _NOTES[: len(_NOTES) - number])

    return [milliseconds(partial(save, number)) for number in range(_SAVES)]


def _reads(database: Database, articles: list[UUID]) -> list[float]:
    def read(article_id: UUID) -> None:
        with database.read() as session:
            article_store.get(session, article_id)

    return [milliseconds(partial(read, article_id)) for article_id in articles]


def _read_all(database: Database) -> None:
    with database.read() as session:
        for _ in article_store.all_articles(session):
            pass


def _back_up(kind: _Kind, folder: Path) -> None:
    made = backup_database(kind.paths.database, folder, now=SystemClock().now(), key=kind.key)
    if not check_library_file(made, key=kind.key).sound:
        raise ValueError(made)


def _changes(paths: LibraryPaths, key_file: Path) -> Result:
    """Return how long ``on``, ``rekey`` and ``off`` take, with one backup."""
    backup_database(paths.database, paths.backups, now=SystemClock().now())
    desk = ProtectionDesk(paths, clock=SystemClock(), machine=MachinePolicy(key_file=str(key_file.absolute())))
    steps: Mapping[str, Callable[[], LibraryKey | None]] = {
        "on": desk.new_key,
        "rekey": desk.new_key,
        "off": lambda: None,
    }
    found: Result = {}
    for name, key in steps.items():
        target = key()
        found[name] = round(seconds(partial(desk.change, target)), 2)
    return found


_ROWS: Mapping[str, str] = {
    "open_ms": "library opened, an article read, closed, ms",
    "notes_ms": "notes of a call saved, ms",
    "article_ms": "article read by its id, ms",
    "all_ms": "every article read, ms",
    "backup_ms": "backup made and read back, ms",
}


def text(result: Result) -> str:
    """Return the result as a table for each size."""
    parts = []
    for size, found in result["sizes"].items():
        rows = beside(_ROWS, found["plain"], found["encrypted"])
        changes = ", ".join(f"{name} {taken} s" for name, taken in found["changes_s"].items())
        parts.append(
            f"{int(size):,} articles, {found['database_mb']['plain']:.1f} MiB; with one backup: {changes}\n"
            + table(("what (median)", "plain", "encrypted", "ratio"), rows)
        )
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
