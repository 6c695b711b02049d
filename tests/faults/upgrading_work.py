"""Opening a library that an earlier version of the program left: as that version itself wrote it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kb.storage.backup_check import check_library_file
from kb.storage.migration import CURRENT_SCHEMA
from tests.faults.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.ledger import Facts, Promised
    from tests.faults.scene import Run

#: One file for each schema there was, written by the program of that time with something in every table.
OLD = Path(__file__).with_name("old")
#: What a later schema keeps elsewhere or as another type, so that the same value is not to be found in the same column.
_MOVED = {("matters", "evidence")}


def make_old(revision: str, path: Path) -> None:
    """Write the library of an earlier version to a file."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript((OLD / f"{revision}.sql").read_text(encoding="utf-8"))
        database.execute("PRAGMA journal_mode = WAL")


def begin_with_an_old_library(revision: str, run: Run) -> None:
    """Put the old library in the place of the run's, unless it was upgraded already."""
    if not (run.root / "old.db").exists():
        make_old(revision, run.root / "old.db")
        make_old(revision, run.paths.database)
        shutil.rmtree(run.paths.index)


def open_and_upgrade(run: Run) -> None:
    """Open it, which backs it up and upgrades it, and take a call."""
    with run.open() as library:
        call = run.ledger.step(library.calls.start)
        run.ledger.did({"call after the upgrade": str(call.id)})


def check_upgraded(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold every row of the old library against the upgraded one, and look for the backup made before."""
    yield from rows_lost(run.root / "old.db", run.paths.database)
    call = promised.acknowledged.get("call after the upgrade")
    if call and f"notes {call}" not in found:
        yield "the first call after the upgrade is gone"
    old = _schema(run.root / "old.db")
    if not any(_schema(file) == old for file in run.paths.backups.glob("library-*.db")):
        yield f"no backup of the schema {old}"


def rows_lost(old: Path, new: Path) -> Iterator[str]:
    """Yield every value of the old database that is not in the same column of the same row of the new one."""
    with closing(sqlite3.connect(old)) as before, closing(sqlite3.connect(new)) as after:
        tables = [name for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table in {"alembic_version", "outbox"}:
                continue
            columns = [row[1] for row in before.execute(f"PRAGMA table_info({table})")]
            kept = [row[1] for row in after.execute(f"PRAGMA table_info({table})")]
            if lost := set(columns) - set(kept) - {column for moved, column in _MOVED if moved == table}:
                yield f"{table} has no {sorted(lost)} any more"
            names = ", ".join(f'"{column}"' for column in columns if column in kept)
            query = f"SELECT {names} FROM {table}"  # noqa: S608 - names out of the schema itself
            missing = set(before.execute(query)) - set(after.execute(query))
            if missing:
                yield f"{table}: {len(missing)} rows are not as they were"


def _schema(path: Path) -> str:
    return check_library_file(path).schema


UPGRADES = tuple(
    Job(
        f"upgrade from the schema {revision}",
        open_and_upgrade,
        check=check_upgraded,
        prepare=partial(begin_with_an_old_library, revision),
    )
    for revision in CURRENT_SCHEMA.revisions[:-1]
)
