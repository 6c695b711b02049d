"""The library's database: opened safely, read by many threads, written by one transaction at a time."""

from __future__ import annotations

import os
import threading
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Self, TypeAlias

from sqlmodel import Session

from kb.errors import (
    DiskFailingError,
    DiskFullError,
    KbError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryExistsError,
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
)
from kb.identifiers import new_id
from kb.storage.backup import backup_database
from kb.storage.changeover import changeover_of, require_unchanging
from kb.storage.connections import BUSY_SECONDS, connect, reading_engine, writing_engine
from kb.storage.failures import backups_beside, can_be_read, database_errors, file_errors, no_room
from kb.storage.files import make_folder, publish, remove_database
from kb.storage.migration import CURRENT_SCHEMA, Schema, stored_revision, upgrade
from kb.storage.network import is_network_path
from kb.storage.unlocking import require_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.clock import Clock
    from kb.protection import LibraryKey
    from kb.storage.network import NetworkProbe

#: What keeps everything from being saved until somebody sees to the disk.
_REFUSALS = (LibraryMissingError, LibraryReadOnlyError, DiskFullError, DiskFailingError)
#: So long ``fold_log`` may keep a writer waiting.
_FOLDING_SECONDS = 0.1
#: Pages after which SQLite calls a log long by itself.
_LONG_LOG = 1000

#: What ``read`` and ``write`` give and the stores take: all that others need to know of it.
Transaction: TypeAlias = Session


class Database:
    """One open library; every method may be called from any thread."""

    def __init__(self, path: Path, *, key: LibraryKey | None = None, busy_seconds: float = BUSY_SECONDS) -> None:
        """Prepare connections; use ``open``, which checks the file first."""
        self.path = path
        #: What it is encrypted under; None where anybody can read it.
        self.key = key
        self._busy_seconds = busy_seconds
        self._reading = reading_engine(path, key=key, busy_seconds=busy_seconds)
        self._writing = writing_engine(path, key=key, busy_seconds=busy_seconds)
        self._write_lock = threading.Lock()
        self._writer: int | None = None
        #: Whether a commit on the one writing connection folds a long log; SQLite begins with that.
        self._folds = True
        self._data_version = 0
        self._file: tuple[int, int] | None = None
        self._refused: KbError | None = None
        self._closed = False

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        key: LibraryKey | None = None,
        probe: NetworkProbe = is_network_path,
        schema: Schema = CURRENT_SCHEMA,
    ) -> None:
        """Make a new, empty library at ``path`` with its folder; a crash leaves no half of one.

        With a ``key`` it is encrypted; the note that says so is its maker's.

        Raises LibraryExistsError, LibraryOnNetworkError, LibraryReadOnlyError, DiskFullError.
        """
        if path.exists():
            raise LibraryExistsError(path=str(path))
        if probe(path):
            raise LibraryOnNetworkError(path=str(path))
        unfinished = path.with_name(f"{path.name}.{new_id().hex}.creating")
        with file_errors(path):
            make_folder(path.parent)
            unfinished.touch(mode=0o600)
            try:
                upgrade(unfinished, key=key, schema=schema)
                publish(unfinished, path)
            except FileExistsError as error:
                raise LibraryExistsError(path=str(path)) from error
            except DiskFullError as error:
                raise DiskFullError(path=str(path)) from error
            finally:
                remove_database(unfinished)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        key: LibraryKey | None = None,
        probe: NetworkProbe = is_network_path,
        schema: Schema = CURRENT_SCHEMA,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Open the library at ``path``, bringing an older schema up to date after a backup into ``backups`` beside it.

        Raises LibraryMissingError, LibraryOnNetworkError, LibraryReadOnlyError, LibraryDamagedError, LibraryNewerError,
        LibraryBusyError, DiskFullError; LibraryLockedError where it is encrypted and ``key`` is not the one, and
        ProtectionStateError where it is not encrypted and should be. The file is untouched then.
        """
        if not path.is_file():
            raise LibraryMissingError(path=str(path))
        if probe(path):
            raise LibraryOnNetworkError(path=str(path))
        if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
            raise LibraryReadOnlyError(path=str(path))
        changeover_of(path).settle()
        require_key(path, key)
        found = stored_revision(path, key=key, busy_seconds=busy_seconds)
        if found not in schema.revisions:
            raise LibraryNewerError(path=str(path), found=found, supported=schema.head)
        if found != schema.head:
            backup_database(path, backups_beside(path), now=clock.now(), key=key)
            upgrade(path, key=key, schema=schema, busy_seconds=busy_seconds)
        database = cls(path, key=key, busy_seconds=busy_seconds)
        try:
            database.data_version()
            require_unchanging(path)
            database._file = _identity(path)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one moment of the library and cannot write; consume iterators inside the block.

        Raises LibraryDamagedError and the other errors of the file.
        """
        self._require_open()
        with self._errors(), Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self, *, fold: bool = True) -> Iterator[Session]:
        """Give a session whose changes are on the disk when the block ends, all of them or, after an exception, none.

        Waits for other writers up to the time-out. Raises LibraryBusyError, DiskFullError, LibraryReadOnlyError,
        LibraryDamagedError; what was saved before stays safe. Blocks do not nest (RuntimeError).
        LibraryMissingError: the file was removed or replaced since it was opened, and nothing is saved to what is left.

        A block that ends brings the log into the file where that has grown long, and others of this program wait. One
        that may ``fold`` nothing leaves that to ``fold_some``.
        """
        self._require_open()
        with self._noting_refusal():
            self._require_same_file()
            with self._only_writer(), self._errors(), Session(self._writing, expire_on_commit=False) as session:
                # Takes the lock now, before the caller's work, not at its first statement.
                self._fold_when_long(session, wanted=fold)
                yield session
                session.commit()

    def obstacle(self) -> KbError | None:
        """Return why nothing can be saved now, None where it can, as far as is known.

        A file that is gone and a disk without room are noticed here. What else a disk refuses is known once it refused
        a ``write``, and asked again by writing a number of the file anew: so this ends also where nobody saves.
        """
        self._require_open()
        try:
            self._require_same_file()
            if no_room(self.path):
                return DiskFullError(path=str(self.path))  # a number fits where no notes do
            if self._refused is not None:
                with self.write() as session:
                    connection = session.connection()
                    number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                    connection.exec_driver_sql(f"PRAGMA user_version = {int(number)}")
        except _REFUSALS as error:
            return error
        except KbError:
            return self._refused  # nobody can tell while another program writes
        return None

    def data_version(self) -> int:
        """Return a number that changes when another program has written, and never by our own ``write``.

        SQLite counts per connection and leaves out that connection's own changes; all our writes use the one asked
        here. While one of them is under way, the last answer is given instead of waiting.
        """
        self._require_open()
        if self._write_lock.acquire(blocking=False):
            try:
                self._data_version = self._ask_data_version()
            finally:
                self._write_lock.release()
        return self._data_version

    def fold_some(self) -> None:
        """Bring of the write-ahead log into the file what no reader needs there; nobody waits for it meanwhile.

        Raises DiskFullError and the other errors of the file.
        """
        self._require_open()
        with self._errors(), closing(connect(self.path, key=self.key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def fold_log(self) -> bool:
        """Bring the write-ahead log into the file and leave nothing in it; tell whether nobody's reading kept it.

        Most of it is done while others write; for the rest they wait a tenth of a second at most.
        """
        self._require_open()
        connecting = partial(connect, self.path, key=self.key, busy_seconds=_FOLDING_SECONDS)
        with database_errors(self.path), closing(connecting()) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def rewrite(self) -> None:
        """Write the whole file anew, so that no unused part of a page holds what was there before.

        Secure deletion alone does not do that: when SQLite moves rows to another page, their copies stay behind. All
        writers wait meanwhile, a second or so for each 100 MB, and as much room on the disk is needed for a while.

        Raises LibraryBusyError, DiskFullError and the other errors of the file, which is then as it was.
        """
        self._require_open()
        self._require_same_file()
        with self._only_writer(), database_errors(self.path):
            connection = self._writing.raw_connection()
            try:
                connection.cursor().execute("VACUUM")
            finally:
                connection.close()

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file when no other program has it open."""
        self._closed = True
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def _noting_refusal(self) -> Iterator[None]:
        try:
            yield
        except _REFUSALS as error:
            self._refused = error
            raise
        self._refused = None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """As ``database_errors``; SQLite says "cannot open" or "malformed" of what nobody can read just now, too."""
        try:
            with database_errors(self.path):
                yield
        except (LibraryReadOnlyError, DiskFailingError, LibraryDamagedError) as error:
            if _identity(self.path) is None:
                raise LibraryMissingError(path=str(self.path)) from error
            if isinstance(error, LibraryReadOnlyError):
                raise
            if isinstance(error, LibraryDamagedError) and can_be_read(self.path):
                raise
            self._refused = DiskFailingError(path=str(self.path))  # what cannot be read cannot be written either
            raise self._refused from error

    def _fold_when_long(self, session: Session, *, wanted: bool) -> None:
        """Take the lock, with the commit folding a long log afterwards or not."""
        connection = session.connection()
        if wanted is not self._folds:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {_LONG_LOG if wanted else 0}")
            self._folds = wanted

    def _ask_data_version(self) -> int:
        with self._errors():
            connection = self._writing.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("PRAGMA data_version")
                (version,) = cursor.fetchone() or (self._data_version,)
                cursor.close()
            finally:
                connection.close()
        return int(version)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        if self._writer == threading.get_ident():
            message = "write() inside write(): pass the session on instead"
            raise RuntimeError(message)
        if not self._write_lock.acquire(timeout=self._busy_seconds):
            raise LibraryBusyError(path=str(self.path))
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None
            self._write_lock.release()

    def _require_open(self) -> None:
        if self._closed:
            message = "the database is closed"
            raise RuntimeError(message)

    def _require_same_file(self) -> None:
        """POSIX lets a file be taken away while it is open; what is saved to it then is gone with the last program."""
        if self._file is not None and _identity(self.path) != self._file:
            raise LibraryMissingError(path=str(self.path))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name, or None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
