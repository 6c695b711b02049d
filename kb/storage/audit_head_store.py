"""Where the audit trail beside a library has come to, kept in the library, which so misses what is taken away.

In an encrypted library nobody without its key can write here, as SQLCipher authenticates each page.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from kb.domain.audit import AuditHead
from kb.storage.connections import connect
from kb.storage.failures import database_errors
from kb.storage.tables import AUDIT_HEAD

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from kb.protection import LibraryKey
    from kb.storage.database import Database

_HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE name = 'audit_head'"
#: Another program writes in steps of a few hundredths of a second.
_BUSY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class OpenLibraryHead:
    """The head in a library that is open; any thread may ask that is not writing."""

    database: Database

    def read(self) -> AuditHead | None:
        """Return the newest record that the library knows of, None before the first; raises the errors of the file."""
        with self.database.read() as session:
            row = session.connection().execute(select(AUDIT_HEAD.c.number, AUDIT_HEAD.c.hash)).first()
        return None if row is None else AuditHead(row.number, row.hash)

    def keep(self, head: AuditHead) -> None:
        """Keep another one; raises the errors of the file."""
        with self.database.write() as session:
            session.connection().execute(delete(AUDIT_HEAD))
            session.connection().execute(insert(AUDIT_HEAD).values(number=head.number, hash=head.hash))


@dataclass(frozen=True, slots=True)
class ClosedLibraryHead:
    """The head in the file of a library, for whoever looks at it or changes it from outside.

    A file that is not there, or of a schema before there were heads, has none and keeps none.
    """

    path: Path
    key: LibraryKey | None = None

    def read(self) -> AuditHead | None:
        """Return the newest record that the library knows of; raises the errors of the file."""
        if not self.path.is_file():
            return None
        with database_errors(self.path), closing(self._connect("ro")) as file:
            if not file.execute(_HAS_TABLE).fetchone():
                return None
            row = file.execute("SELECT number, hash FROM audit_head").fetchone()
        return None if row is None else AuditHead(int(row[0]), str(row[1]))

    def keep(self, head: AuditHead | None) -> None:
        """Keep another one, or none; raises the errors of the file."""
        if not self.path.is_file():
            return
        with database_errors(self.path), closing(self._connect("rw")) as file:
            if not file.execute(_HAS_TABLE).fetchone():
                return
            file.execute("BEGIN IMMEDIATE")
            file.execute("DELETE FROM audit_head")
            if head is not None:
                file.execute("INSERT INTO audit_head VALUES (?, ?)", (head.number, head.hash))
            file.execute("COMMIT")

    def _connect(self, mode: str) -> sqlite3.Connection:
        return connect(self.path, key=self.key, busy_seconds=_BUSY_SECONDS, mode=mode)
