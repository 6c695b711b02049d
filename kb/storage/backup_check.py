"""Looks whether a file is a whole library, without changing a byte of it or of its folder."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from kb.domain.backup import BackupCheck
from kb.errors import BackupLockedError, LibraryDamagedError
from kb.storage.ciphered import is_plain, may_be_encrypted, sqlite_errors
from kb.storage.connections import connect, key_opens
from kb.storage.failures import database_errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb.protection import LibraryKey

#: What is counted of a library; a table that its schema does not have yet counts nothing.
COUNTED = (
    "articles",
    "article_revisions",
    "article_drafts",
    "calls",
    "call_events",
    "promises",
    "matters",
    "feedback",
    "attachments",
)
_MOMENTS = (("article_revisions", "saved_at"), ("article_drafts", "saved_at"), ("call_events", "at"))
#: SQLite names so many problems at most; one is enough for a verdict, a few tell more.
_MOST_PROBLEMS = 5
#: A backup may lie on a read-only disk, and nobody changes it.
_UNCHANGING = "ro&immutable=1"


def key_of_file(path: Path, keys: Iterable[LibraryKey]) -> LibraryKey | None:
    """Return which of the keys opens a file that nobody has open, a backup; None where it cannot be encrypted.

    Raises:
        BackupLockedError: it needs another key, or its first page is not what was written and looks like chance yet.
    """
    try:
        if is_plain(path):
            return None
        with database_errors(path):
            for key in keys:
                if key_opens(path, key, mode=_UNCHANGING):
                    return key
        if not may_be_encrypted(path):
            return None
    except (OSError, LibraryDamagedError):  # whoever reads it next says what is wrong with it
        return None
    raise BackupLockedError(path=str(path))


def check_library_file(
    path: Path, *, in_use: bool = False, key: LibraryKey | None = None, thorough: bool = True
) -> BackupCheck:
    """Read every page of the file at ``path`` and return what is found; nothing is raised for what is no library.

    One that is not ``thorough`` only counts, which is quick and finds hardly any damage. ``in_use`` says that programs
    may have the file open, as they have the library itself: then what they wrote lately is read too. ``key`` is the one
    it is encrypted under.
    """
    try:
        with closing(connect(path, key=key, mode="ro" if in_use else _UNCHANGING)) as connection:
            return _checked(path, connection, thorough=thorough)
    except sqlite_errors() as error:
        return BackupCheck(path=path, problems=(str(error),))
    except UnicodeDecodeError as error:  # what a damaged page gives for a text
        return BackupCheck(path=path, problems=(str(error),))


def _checked(path: Path, connection: sqlite3.Connection, *, thorough: bool) -> BackupCheck:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    schema = ""
    if "alembic_version" in tables:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        schema = str(row[0]) if row else ""
    return BackupCheck(
        path=path,
        schema=schema,
        problems=tuple(_problems(connection)) if thorough else (),
        counts={name: _count(connection, name) for name in COUNTED if name in tables},
        last_change=_last_change(connection, tables),
    )


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})"):
        if text != "ok":
            yield str(text)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS):
        yield f"{table}: row {row} has no {parent}"


def _count(connection: sqlite3.Connection, table: str) -> int:
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of COUNTED
    return int(number)


def _last_change(connection: sqlite3.Connection, tables: set[str]) -> datetime | None:
    found = [
        connection.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]  # noqa: S608 - names of _MOMENTS
        for table, column in _MOMENTS
        if table in tables
    ]
    moments = [str(moment) for moment in found if moment]
    return datetime.fromisoformat(max(moments)) if moments else None
