"""Which schema a file has, and bringing it to the present one.

Importing Alembic takes longer than opening a library, so it is imported only where a schema really changes.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.storage.connections import BUSY_SECONDS, connect, migrating_engine
from kb.storage.failures import damaged, database_errors

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from kb.protection import LibraryKey


@dataclass(frozen=True, slots=True)
class Schema:
    """A line of Alembic revisions, oldest first, and the folder with their scripts."""

    revisions: tuple[str, ...]
    folder: Path

    @property
    def head(self) -> str:
        """The revision this program works with."""
        return self.revisions[-1]


#: A test compares these with the scripts.
CURRENT_SCHEMA = Schema(revisions=("0001", "0002", "0003", "0004"), folder=Path(__file__).with_name("migrations"))


def stored_revision(path: Path, *, key: LibraryKey | None = None, busy_seconds: float = BUSY_SECONDS) -> str:
    """Return the revision the database at ``path`` has.

    Raises LibraryDamagedError for what is no library, LibraryReadOnlyError, LibraryBusyError.
    """
    with database_errors(path), closing(connect(path, key=key, busy_seconds=busy_seconds)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    if row is None:
        raise damaged(path)
    return str(row[0])


def upgrade(
    path: Path,
    *,
    key: LibraryKey | None = None,
    schema: Schema = CURRENT_SCHEMA,
    busy_seconds: float = BUSY_SECONDS,
) -> None:
    """Bring the file at ``path``, empty or older, to the schema's head in one transaction.

    Raises LibraryBusyError when another program has the library open, and the other errors of the file; the file is
    then as it was.
    """
    engine = migrating_engine(path, key=key, busy_seconds=busy_seconds)
    try:
        with database_errors(path), engine.begin() as connection:
            _run_scripts(connection, schema)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise damaged(path)
    finally:
        engine.dispose()


def _run_scripts(connection: Connection, schema: Schema) -> None:
    from alembic import command  # noqa: PLC0415 - see the module's docstring
    from alembic.config import Config  # noqa: PLC0415 - see the module's docstring

    config = Config()
    config.set_main_option("script_location", str(schema.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.head)
