"""Putting a backup in the place of a library, one that is well and one that cannot be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.library.restoring import prepared
from kb.storage.backup_check import check_library_file
from tests.faults.scene import later
from tests.faults.truth import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.ledger import Facts, Promised
    from tests.faults.scene import Run


def restore_backup(run: Run) -> None:
    """Put the older backup in the place of the library, then what was aside back again."""
    with prepared(run.paths, run.scene.backup, clock=run.clock) as restoration:
        aside = run.ledger.step(restoration.replace)
    later(run.clock, 1)
    if aside is not None:
        with prepared(run.paths, aside.path, clock=run.clock) as restoration:
            run.ledger.step(restoration.replace)
    run.open().close()


def restore_over_damage(run: Run) -> None:
    """Put a backup in the place of a library that cannot be read any more."""
    with prepared(run.paths, run.scene.backup, clock=run.clock) as restoration:
        run.ledger.step(restoration.replace)
    run.ledger.did({"restored": "over damage"})
    run.open().close()


def spoil_the_library(run: Run) -> None:
    """Damage the library beyond reading, if it is not so already."""
    note_an_erasure(run)
    database = run.paths.database
    if not database.exists() or check_library_file(database, in_use=True).sound:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 8192)


def note_an_erasure(run: Run) -> None:
    """Let it seem that retention has seen to the library: the backup is from before that."""
    if _rows_of(facts_or_nothing(run)) == _rows_before(run):
        run.paths.retention.write_text("{}", encoding="utf-8")


def facts_or_nothing(run: Run) -> Facts:
    """Return what the library holds, nothing where it cannot be read."""
    try:
        return facts_of(run.paths.database)
    except KbError:
        return {}


def check_restored(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold the library against both sides of the restoration: it is the one or the other, whole."""
    del promised
    if _rows_of(found) not in (_rows_before(run), _rows_of_backup(run)):
        yield f"neither the library nor the backup: {found}"
    yield from _wrong_mark(run, found)


def check_restored_over_damage(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold the library against the backup; before it was damaged it held more."""
    allowed = [_rows_of_backup(run)]
    if not promised.acknowledged.get("restored"):
        allowed.append(_rows_before(run))
    if _rows_of(found) not in allowed:
        yield f"not the backup: {found}"
    yield from _wrong_mark(run, found)


def _wrong_mark(run: Run, found: Facts) -> Iterator[str]:
    if _rows_of(found) == _rows_of_backup(run) and run.paths.retention.exists():
        yield "what was erased since the backup would not be erased again"


def _rows_before(run: Run) -> Facts:
    return _rows_of(facts_of(run.scene.library / "library.db"))


def _rows_of_backup(run: Run) -> Facts:
    return _rows_of(facts_of(run.scene.backup))


def _rows_of(found: Facts) -> Facts:
    kinds = ("article ", "notes ", "event ", "result ", "draft ", "picture ", "promise ", "memo ", "pack ")
    return {key: value for key, value in found.items() if key.startswith(kinds)}
