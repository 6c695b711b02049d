"""A copy of a whole database under another key, or under none."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from kb.storage.ciphered import FORMAT_OF_ALL, cipher_module, key_literal, key_pragmas
from kb.storage.failures import damaged, database_errors
from kb.storage.folding import has_words

if TYPE_CHECKING:
    from pathlib import Path

    from kb.protection import LibraryKey

#: Tables that SQLite makes for itself, and the one with the last number that each table gave to a row.
_OF_SQLITE = "sqlite_"
_NUMBERS = "sqlite_sequence"


def reencrypt(source: Path, target: Path, source_key: LibraryKey | None, target_key: LibraryKey | None) -> None:
    """Write all that is in ``source`` into the empty file ``target`` under another key; None is no encryption.

    Every table is counted and measured in both afterwards, and the copy read to its end. No program, this one included,
    may have ``source`` open meanwhile. Both are read by SQLCipher, which reads plain files as well.

    Raises LibraryDamagedError (the source, or what was written of it, cannot be read), LibraryBusyError, DiskFullError.
    """
    with database_errors(source), closing(_connect(target, target_key)) as connection:
        connection.execute("ATTACH ? AS source KEY ?", (_uri(source), key_literal(source_key)))
        connection.execute("BEGIN")
        _copy(connection)
        same = _measured(connection, "main") == _measured(connection, "source")
        connection.execute("COMMIT")
        healthy = connection.execute("PRAGMA main.integrity_check(1)").fetchone() == ("ok",)
        connection.execute("DETACH source")
    if not (same and healthy):
        raise damaged(source)


def _copy(connection: Any) -> None:  # noqa: ANN401 - see _connect
    """Copy tables, their rows, and what belongs to them; triggers last, so that none of them acts.

    SQLCipher has a function for this, ``sqlcipher_export``; of a damaged file or a full disk it tells in words only.
    """
    made = connection.execute("SELECT type, name, sql FROM source.sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, name, sql in made:
        if kind == "table" and not name.startswith(_OF_SQLITE):
            connection.execute(sql)
            connection.execute(f'INSERT INTO main."{name}" SELECT * FROM source."{name}"')  # noqa: S608 - see _measured
    if any(name == _NUMBERS for _, name, _ in made):
        connection.execute(f"DELETE FROM main.{_NUMBERS}")  # noqa: S608 - a name above
        connection.execute(f"INSERT INTO main.{_NUMBERS} SELECT * FROM source.{_NUMBERS}")  # noqa: S608 - see above
    for wanted in ("index", "view", "trigger"):
        for kind, _, sql in made:
            if kind == wanted:
                connection.execute(sql)


def _connect(path: Path, key: LibraryKey | None) -> Any:  # noqa: ANN401 - a connection of a module without types
    """Open a file by SQLCipher, whether it is encrypted or not, and whatever it is attached to."""
    connection = cipher_module().connect(_uri(path), uri=True, isolation_level=None)
    for pragma in (FORMAT_OF_ALL, *(() if key is None else key_pragmas(key))):
        connection.execute(pragma)
    connection.create_function("has_words", 2, has_words, deterministic=True)
    return connection


def _uri(path: Path) -> str:
    return path.absolute().as_uri() + "?mode=rw"


def _measured(connection: Any, database: str) -> dict[str, tuple[Any, ...]]:  # noqa: ANN401 - see _connect
    """Return of each table how many rows it has, and how long all values of each column are together."""
    names = connection.execute(f"SELECT name FROM {database}.sqlite_master WHERE type = 'table'")  # noqa: S608 - one of two names
    found = {}
    for (table,) in names.fetchall():
        if table.startswith(_OF_SQLITE) and table != _NUMBERS:
            continue  # statistics for the planner of queries, which the copy makes for itself
        columns = [row[1] for row in connection.execute(f'PRAGMA {database}.table_info("{table}")')]
        lengths = "".join(f', sum(length("{column}"))' for column in columns)
        query = f'SELECT count(*){lengths} FROM {database}."{table}"'  # noqa: S608 - names of the file's own tables
        found[table] = connection.execute(query).fetchone()
    return found
