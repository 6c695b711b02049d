"""A consistent copy of the database while it is in use."""

from __future__ import annotations

import itertools
from contextlib import closing
from datetime import UTC
from typing import TYPE_CHECKING

from kb.errors import DiskFullError
from kb.identifiers import new_id
from kb.storage.connections import connect
from kb.storage.failures import damaged, database_errors, file_errors
from kb.storage.files import publish, remove_database

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def backup_database(source: Path, folder: Path, *, now: datetime) -> Path:
    """Copy the database at ``source`` into ``folder`` and return the copy, one file named after the moment ``now``.

    The copy is checked and on the disk before it gets its name, so every file with that name is whole. Writers go on
    meanwhile. Raises LibraryDamagedError (the copy fails its check, or the source cannot be read),
    LibraryReadOnlyError, DiskFullError, LibraryBusyError; after an error nothing is left behind.
    """
    partial = folder / f"{source.name}.{new_id().hex}.partial"
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        partial.touch()
        try:
            _copy(source, partial)
            return _publish(partial, source, now)
        except DiskFullError as error:
            # Reading the source needs no room, and the two may lie on different disks.
            raise DiskFullError(path=str(folder)) from error
        finally:
            remove_database(partial)


def _copy(source: Path, partial: Path) -> None:
    with (
        database_errors(source),
        closing(connect(source)) as original,
        closing(connect(partial)) as copy,
    ):
        original.backup(copy)
        # One file that opens anywhere, even from a read-only disk; opening it as a library brings the log back.
        copy.execute("PRAGMA journal_mode = DELETE")
        healthy = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    if not healthy:
        raise damaged(source)


def _publish(partial: Path, source: Path, now: datetime) -> Path:
    name = f"{source.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for count in itertools.count(1):
        target = partial.with_name(f"{name}{source.suffix}" if count == 1 else f"{name}-{count}{source.suffix}")
        try:
            publish(partial, target)
        except FileExistsError:
            continue
        break
    return target
