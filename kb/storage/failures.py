"""What SQLite and the file system report, as the errors a person can act on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from kb.errors import (
    DiskFailingError,
    DiskFullError,
    KbError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryReadOnlyError,
)
from kb.storage.ciphered import sqlite_errors
from kb.system_errors import disk_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY_CODE = 0xFF
_UNREADABLE = frozenset(
    {
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_CORRUPTFS,
        sqlite3.SQLITE_IOERR_DATA,
    }
)
#: With less room than this, other errors are taken for a full disk: WAL's shared memory and new files report it so.
_NO_ROOM_BYTES = 1 << 20
#: Descriptors of databases that could not be read, by device and inode.
_asked: dict[tuple[int, int], int] = {}


def backups_beside(path: Path) -> Path:
    """Return the folder where the backups of the database at ``path`` lie."""
    return path.parent / "backups"


def damaged(path: Path) -> LibraryDamagedError:
    """Return the error for a database that cannot be read, naming where its backups lie."""
    return LibraryDamagedError(path=str(path), backups=str(backups_beside(path)))


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file at ``path``, plain or wrapped by SQLAlchemy, into KbErrors.

    The numbers of the errors are the same in SQLCipher, which calls a page that was changed "malformed".
    """
    try:
        yield
    except sqlite_errors() as error:
        known = _known(error, path)
        if known is None:
            raise
        raise known from error
    except DBAPIError as error:
        known = _known(error.orig, path) if isinstance(error.orig, sqlite_errors()) else None
        if known is None:
            raise
        raise known from error


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's errors about writing at ``path`` into KbErrors."""
    try:
        yield
    except OSError as error:
        known = disk_error(error, path)
        if known is None:
            raise
        raise known from error


def _known(error: BaseException, path: Path) -> KbError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    primary = code & _PRIMARY_CODE
    match primary:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryBusyError(path=str(path))
        case sqlite3.SQLITE_FULL:
            return DiskFullError(path=str(path))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            # SQLite says "cannot open" when it cannot create its files beside the database, for whatever reason.
            full = primary == sqlite3.SQLITE_CANTOPEN and no_room(path)
            return (DiskFullError if full else LibraryReadOnlyError)(path=str(path))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_IOERR:
            return _input_output(code, path)
    return None


def _input_output(code: int, path: Path) -> KbError:
    if code in _UNREADABLE and can_be_read(path):
        return damaged(path)
    return (DiskFullError if no_room(path) else DiskFailingError)(path=str(path))


def no_room(path: Path) -> bool:
    """Tell whether hardly anything is free where ``path`` lies; where that cannot be told, something else is wrong."""
    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES
    except OSError:
        return False


def can_be_read(path: Path) -> bool:
    """Tell whether the disk still answers: one that is gone has not damaged anything, whatever SQLite calls it.

    What was opened for that stays open, once for each file: POSIX drops all locks that a process has on a file when it
    closes any descriptor of it, and SQLite's are needed yet (see ``kb.storage.ciphered``).
    """
    if os.name == "nt":  # there nobody could replace what stays open
        return _has_a_byte(path)
    try:
        status = path.stat()
        file = (status.st_dev, status.st_ino)
        if file not in _asked:
            _asked[file] = os.open(path, os.O_RDONLY)
        os.lseek(_asked[file], 0, os.SEEK_SET)
        return bool(os.read(_asked[file], 1))
    except OSError:
        return False


def _has_a_byte(path: Path) -> bool:
    try:
        with path.open("rb", buffering=0) as file:
            return bool(file.read(1))
    except OSError:
        return False
