from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError

from kb.errors import (
    DiskFailingError,
    DiskFullError,
    KbError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryReadOnlyError,
)
from kb.storage.failures import database_errors, file_errors
from tests.disks import fill, small_disk

if TYPE_CHECKING:
    from pathlib import Path


LOOK_FROM_ELSEWHERE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT * FROM t")
    print("read")
except sqlite3.OperationalError as error:
    print(error)
"""


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_BUSY, LibraryBusyError),
        (sqlite3.SQLITE_BUSY_RECOVERY, LibraryBusyError),
        (sqlite3.SQLITE_LOCKED, LibraryBusyError),
        (sqlite3.SQLITE_FULL, DiskFullError),
        (sqlite3.SQLITE_READONLY, LibraryReadOnlyError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LibraryReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, LibraryReadOnlyError),
        (sqlite3.SQLITE_CORRUPT, LibraryDamagedError),
        (sqlite3.SQLITE_NOTADB, LibraryDamagedError),
        (sqlite3.SQLITE_IOERR_READ, LibraryDamagedError),
        (sqlite3.SQLITE_IOERR_SHORT_READ, LibraryDamagedError),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFailingError),
    ],
)
def test_each_report_of_sqlite_becomes_its_error(code: int, expected: type[KbError], tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"there")
    with pytest.raises(expected) as caught, database_errors(path):
        raise sqlite_error(code)
    assert caught.value.params["path"] == str(path)
    with pytest.raises(expected), database_errors(path):
        raise OperationalError("SELECT 1", {}, sqlite_error(code))


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT])
def test_mistakes_and_unknown_failures_stay_what_they_are(code: int, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), database_errors(tmp_path / "library.db"):
        raise sqlite_error(code)
    with pytest.raises(OperationalError), database_errors(tmp_path / "library.db"):
        raise OperationalError("SELECT 1", {}, sqlite_error(code))


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_READ])
def test_a_disk_that_is_gone_is_a_failing_one_and_damaged_nothing(code: int, tmp_path: Path) -> None:
    with pytest.raises(DiskFailingError), database_errors(tmp_path / "gone" / "library.db"):
        raise sqlite_error(code)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_SHMSIZE])
def test_a_disk_without_room_for_new_files_is_a_full_one(code: int, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        fill(disk)
        with pytest.raises(DiskFullError), database_errors(disk / "library.db"):
            raise sqlite_error(code)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EACCES, LibraryReadOnlyError),
        (errno.EROFS, LibraryReadOnlyError),
        (errno.ESTALE, DiskFailingError),
        (errno.ENOENT, DiskFailingError),
        (errno.ENOTDIR, OSError),
    ],
)
def test_each_report_of_the_system_becomes_its_error(number: int, expected: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(expected), file_errors(tmp_path):
        raise OSError(number, "said by the system")


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX belong to a process, not to a descriptor")
def test_asking_the_disk_takes_no_lock_away(tmp_path: Path) -> None:
    """Whoever closes a file that SQLite has open takes the locks of the whole process."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("BEGIN EXCLUSIVE")
        for _ in range(2):
            with pytest.raises(LibraryDamagedError), database_errors(path):
                raise sqlite_error(sqlite3.SQLITE_IOERR_READ)
        done = subprocess.run(
            [sys.executable, "-c", LOOK_FROM_ELSEWHERE, str(path)], capture_output=True, text=True, check=True
        )
    assert done.stdout == "database is locked\n"
