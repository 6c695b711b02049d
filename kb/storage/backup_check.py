"""Looks whether a file is a whole library, without changing a byte of it or of its folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from kb.domain.backup import BackupCheck

if TYPE_CHECKING:
    from pathlib import Path

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
#: How every SQLite file begins that is not encrypted.
_PLAIN = b"SQLite format 3\0"
_MOMENTS = (("article_revisions", "saved_at"), ("article_drafts", "saved_at"), ("call_events", "at"))
#: SQLite names so many problems at most; one is enough for a verdict, a few tell more.
_MOST_PROBLEMS = 5


def is_plain_database(path: Path) -> bool:
    """Tell whether anybody who has the file can read it; raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def check_library_file(path: Path, *, in_use: bool = False) -> BackupCheck:
    """Read every page of the file at ``path`` and return what is found; nothing is raised for what is no library.

    A backup may lie on a read-only disk. ``in_use`` says that programs may have the file open, as they have the
    library itself: then what they wrote lately is read too.
    """
    mode = "mode=ro" if in_use else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as connection:
            return _checked(path, connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return BackupCheck(path=path, problems=(str(error),))


def _checked(path: Path, connection: sqlite3.Connection) -> BackupCheck:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    schema = ""
    if "alembic_version" in tables:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        schema = str(row[0]) if row else ""
    problems = [
        str(text) for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})") if text != "ok"
    ]
    problems += [
        f"{table}: row {row} has no {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS)
    ]
    return BackupCheck(
        path=path,
        schema=schema,
        problems=tuple(problems),
        counts={name: _count(connection, name) for name in COUNTED if name in tables},
        last_change=_last_change(connection, tables),
    )


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
