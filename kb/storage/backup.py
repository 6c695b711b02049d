"""A consistent copy of the database while it is in use."""

from __future__ import annotations

import itertools
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.domain.backup import Backup, BackupReason
from kb.errors import DiskFullError
from kb.identifiers import new_id
from kb.storage.connections import connect
from kb.storage.failures import damaged, database_errors, file_errors
from kb.storage.files import make_part, publish, remove_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.protection import LibraryKey

#: How the moment stands in a backup's name.
_STAMP = "%Y%m%dT%H%M%SZ"
#: Pages copied between two looks at the token: 8 MB.
_PAGES = 2_000
_ALONE = ("PRAGMA locking_mode = EXCLUSIVE", "PRAGMA synchronous = FULL")
_MARKS = {BackupReason.REGULAR: "", BackupReason.BEFORE_RESTORE: "-before-restore"}


def backup_database(
    source: Path,
    folder: Path,
    *,
    now: datetime,
    key: LibraryKey | None = None,
    reason: BackupReason = BackupReason.REGULAR,
    token: CancelToken | None = None,
    advance: Callable[[int, int], None] | None = None,
) -> Path:
    """Copy the database at ``source`` into ``folder`` and return the copy, one file named after the moment ``now``.

    A copy of an encrypted database is encrypted under the same ``key``. ``advance`` is told, on this thread, how many
    pages are copied and how many there are.
    The copy is checked and on the disk before it gets its name, so every file with that name is whole. Writers go on
    meanwhile. Raises LibraryDamagedError (the copy fails its check, or the source cannot be read),
    LibraryReadOnlyError, DiskFullError, LibraryBusyError, OperationCancelledError; after an error nothing is left
    behind.
    """
    partial = folder / f"{source.name}.{new_id().hex}.partial"
    with file_errors(folder):
        make_part(folder)
        partial.touch(mode=0o600)
        try:
            _copy(source, partial, key, _Pace(token or CancelToken(), advance))
            return _publish(partial, source, f"{now.astimezone(UTC):{_STAMP}}{_MARKS[reason]}")
        except DiskFullError as error:
            # Reading the source needs no room, and the two may lie on different disks.
            raise DiskFullError(path=str(folder)) from error
        finally:
            remove_database(partial)


@dataclass(frozen=True, slots=True)
class _Pace:
    """Called between two stretches of pages: tells how far it is, and stops where nobody wants it any more."""

    token: CancelToken
    advance: Callable[[int, int], None] | None

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        self.token.check()
        if self.advance is not None:
            self.advance(total - remaining, total)


def _copy(source: Path, partial: Path, key: LibraryKey | None, pace: _Pace) -> None:
    with (
        database_errors(source),
        closing(connect(source, key=key)) as original,
        closing(connect(partial, key=key)) as copy,
    ):
        # One moment of the library, however much is saved while it is read; without it every save would start it anew.
        original.execute("BEGIN")
        original.execute("SELECT 1 FROM sqlite_master").fetchone()
        original.backup(copy, pages=_PAGES, progress=pace)
        # One file that opens anywhere, even from a read-only disk; opening it as a library brings the log back.
        copy.execute("PRAGMA journal_mode = DELETE")
        healthy = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    if not healthy:
        raise damaged(source)


def backups_in(folder: Path, stem: str) -> tuple[Backup, ...]:
    """Return the backups of the database called ``stem`` that lie in a folder, newest first; other files are ignored.

    Raises the errors of the disk (see ``file_errors``).
    """
    pattern = re.compile(rf"{re.escape(stem)}-([0-9]{{8}}T[0-9]{{6}}Z)(-before-restore)?(-[0-9]+)?\.db")
    found: list[Backup] = []
    with file_errors(folder):
        for path in folder.iterdir() if folder.is_dir() else ():
            match = pattern.fullmatch(path.name)
            if match is None or not path.is_file():
                continue
            made_at = _moment(match[1])
            if made_at is None:
                continue
            reason = BackupReason.BEFORE_RESTORE if match[2] else BackupReason.REGULAR
            found.append(Backup(path=path, made_at=made_at, size=path.stat().st_size, reason=reason))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # nine digits that are no day: somebody's own name for a file
        return None


def overwrite_database(source: Path, target: Path, alone: Callable[[], None], *, key: LibraryKey | None = None) -> None:
    """Put all that is in ``source`` in the place of what is in ``target``, in one transaction of SQLite's.

    A crash leaves the one or the other, whole. Both must have the same schema and the same ``key``. ``alone`` is called
    before anything is written, when no other program has ``target`` open or can open it.

    Raises:
        LibraryBusyError: another program has ``target`` open.
        LibraryDamagedError, DiskFullError, LibraryReadOnlyError: ``target`` is as it was.
    """
    with (
        database_errors(target),
        closing(connect(source, key=key)) as original,
        closing(connect(target, key=key, pragmas=_ALONE)) as live,
    ):
        live.execute("BEGIN EXCLUSIVE")
        live.execute("COMMIT")  # the lock stays until the connection is closed
        alone()
        original.backup(live)


def fold_alone(path: Path, key: LibraryKey | None) -> None:
    """Put all that was written into the one file of a database, and leave nothing beside it.

    Raises LibraryBusyError where a program has it open, and the other errors of the file.
    """
    with database_errors(path), closing(connect(path, key=key, pragmas=_ALONE)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")


def _publish(partial: Path, source: Path, mark: str) -> Path:
    name = f"{source.stem}-{mark}"
    for count in itertools.count(1):
        target = partial.with_name(f"{name}{source.suffix}" if count == 1 else f"{name}-{count}{source.suffix}")
        try:
            publish(partial, target)
        except FileExistsError:
            continue
        break
    return target
