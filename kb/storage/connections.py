"""Connections to the database file and the engines that hand them out."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from kb.storage.folding import has_words

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

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


def connect(path: Path, *, busy_seconds: float = BUSY_SECONDS, pragmas: tuple[str, ...] = ()) -> sqlite3.Connection:
    """Open the existing file at ``path`` in autocommit mode, waiting up to ``busy_seconds`` for locks.

    Any thread may use the connection, one at a time. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(
        path.absolute().as_uri() + "?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.create_function("has_words", 2, has_words, deterministic=True)
        for pragma in pragmas:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def reading_engine(path: Path, *, busy_seconds: float) -> Engine:
    """Return an engine whose sessions see one snapshot each and cannot write; any number of threads at a time."""
    engine = _engine(path, _ALWAYS + _READING, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin)
    return engine


def writing_engine(path: Path, *, busy_seconds: float) -> Engine:
    """Return an engine whose transactions take the write lock at their start; one at a time keeps to one connection.

    Taking the lock later could fail in the middle of the work, with no way to wait.
    """
    engine = _engine(path, _ALWAYS + _WRITING, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def migrating_engine(path: Path, *, busy_seconds: float) -> Engine:
    """Return an engine for schema changes: alone on the file, and without foreign keys.

    SQLite changes a table by copying it; dropping the old one with foreign keys on would delete what points to it, and
    within the transaction they cannot be switched off.
    """
    engine = _engine(path, _MIGRATING, busy_seconds=busy_seconds)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _engine(path: Path, pragmas: tuple[str, ...], *, busy_seconds: float) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, busy_seconds=busy_seconds, pragmas=pragmas),
        poolclass=QueuePool,
        max_overflow=-1,
        # What an error shows ends up in a log; the values are customers' words.
        hide_parameters=True,
    )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
