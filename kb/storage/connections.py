"""Connections to the database file and the engines that hand them out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from kb.storage.ciphered import cipher_module, key_pragmas, sqlite_errors
from kb.storage.folding import has_words

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

    from kb.protection import LibraryKey

BUSY_SECONDS = 5.0

_ALWAYS = (
    "PRAGMA foreign_keys = ON",
    # A save is acknowledged only when it is on the disk, power cut included.
    "PRAGMA synchronous = FULL",
    # A file from elsewhere may carry triggers and views; they must not reach beyond data.
    "PRAGMA trusted_schema = OFF",
)
#: What a customer said and somebody took away again is not left readable in the unused parts of the file.
_NOTHING_LEFT = "PRAGMA secure_delete = ON"
_WRITING = (
    "PRAGMA journal_mode = WAL",
    _NOTHING_LEFT,
    # After a large import the log would keep its size for ever.
    "PRAGMA journal_size_limit = 67108864",
)
_READING = ("PRAGMA query_only = ON",)
_MIGRATING = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = OFF",
    _NOTHING_LEFT,
)


def connect(
    path: Path,
    *,
    key: LibraryKey | None = None,
    busy_seconds: float = BUSY_SECONDS,
    pragmas: tuple[str, ...] = (),
    mode: str = "rw",
) -> sqlite3.Connection:
    """Open the existing file at ``path`` in autocommit mode, waiting up to ``busy_seconds`` for locks.

    With a ``key`` it is SQLCipher's connection, which has the same methods. ``mode`` as SQLite's URIs have it, perhaps
    with further parameters. Any thread may use the connection, one at a time. Raises one of ``sqlite_errors``.
    """
    opened = (_module(key) or sqlite3).connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    connection = cast("sqlite3.Connection", opened)
    try:
        for pragma in () if key is None else key_pragmas(key):
            connection.execute(pragma)
        connection.create_function("has_words", 2, has_words, deterministic=True)
        for pragma in pragmas:
            connection.execute(pragma)
    except sqlite_errors():
        connection.close()
        raise
    return connection


def key_opens(path: Path, key: LibraryKey, *, mode: str = "rw") -> bool:
    """Tell whether the first page can be read with a key; it cannot either where that page is damaged.

    Raises one of ``sqlite_errors`` for other reasons, as a busy file.
    """
    with closing(connect(path, key=key, mode=mode)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite_errors() as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
                return False
            raise
    return True


def reading_engine(path: Path, *, key: LibraryKey | None = None, busy_seconds: float) -> Engine:
    """Return an engine whose sessions see one snapshot each and cannot write; any number of threads at a time."""
    engine = _engine(path, _ALWAYS + _READING, key, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin)
    return engine


def writing_engine(path: Path, *, key: LibraryKey | None = None, busy_seconds: float) -> Engine:
    """Return an engine whose transactions take the write lock at their start; one at a time keeps to one connection.

    Taking the lock later could fail in the middle of the work, with no way to wait.
    """
    engine = _engine(path, _ALWAYS + _WRITING, key, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def migrating_engine(path: Path, *, key: LibraryKey | None = None, busy_seconds: float) -> Engine:
    """Return an engine for schema changes: alone on the file, and without foreign keys.

    SQLite changes a table by copying it; dropping the old one with foreign keys on would delete what points to it, and
    within the transaction they cannot be switched off.
    """
    engine = _engine(path, _MIGRATING, key, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _engine(path: Path, pragmas: tuple[str, ...], key: LibraryKey | None, *, busy_seconds: float) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        module=_module(key),
        creator=lambda: connect(path, key=key, busy_seconds=busy_seconds, pragmas=pragmas),
        poolclass=QueuePool,
        max_overflow=-1,
        # What an error shows ends up in a log; the values are customers' words.
        hide_parameters=True,
    )


def _module(key: LibraryKey | None) -> Any:  # noqa: ANN401 - a module without types
    """Return what a key needs instead of the standard module."""
    return None if key is None else cipher_module()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
