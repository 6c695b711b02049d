"""Makes libraries, all of one or nothing."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from kb.errors import (
    DiskFullError,
    IndexBusyError,
    LibraryBusyError,
    LibraryExistsError,
    LibraryOnNetworkError,
)
from kb.library.opening import open_library
from kb.library.paths import LibraryPaths
from kb.resources import resource_path
from kb.search.guard import locked
from kb.storage.audit_head_store import ClosedLibraryHead
from kb.storage.database import Database
from kb.storage.failures import file_errors
from kb.storage.files import make_folder, publish
from kb.storage.network import is_network_path
from kb.storage.protection_note import ProtectionNote, remove_note, write_note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.clock import Clock
    from kb.protection import LibraryKey

#: A library that is being created; what a kill leaves of it is removed by the next try.
_UNFINISHED = "unfinished"


def create_library(paths: LibraryPaths, *, clock: Clock, sample: bool, key: LibraryKey | None = None) -> None:
    """Make a library, empty or with the sample knowledge, all of it or nothing; with a ``key`` it is encrypted.

    Raises:
        LibraryExistsError, LibraryOnNetworkError, LibraryReadOnlyError, DiskFullError: there is none afterwards.
        LibraryBusyError: another program is creating it.
    """
    if paths.database.exists():
        raise LibraryExistsError(path=str(paths.root))
    if is_network_path(paths.root):
        raise LibraryOnNetworkError(path=str(paths.root))
    with file_errors(paths.database):
        make_folder(paths.root)
        with _only_creator(paths):
            _create(paths, clock, key, sample=sample)


def _create(paths: LibraryPaths, clock: Clock, key: LibraryKey | None, *, sample: bool) -> None:
    # Half a library would open as a whole one from now on: it is made aside, and the database moves in last.
    aside = LibraryPaths(paths.root / _UNFINISHED)
    shutil.rmtree(aside.root, ignore_errors=True)
    try:
        Database.create(aside.database, key=key)
        with open_library(aside, clock=clock, repair="now", key=key) as library:
            if sample:
                library.exchange.import_folder(resource_path("sample"))
        # The trail of its making goes with the place it was made in.
        ClosedLibraryHead(aside.database, key).keep(None)
        if (log := aside.database.with_name(f"{aside.database.name}-wal")).exists() and log.stat().st_size:
            # On a full disk SQLite could not put together what now is in two files.
            raise DiskFullError(path=str(paths.database))
        shutil.rmtree(paths.index, ignore_errors=True)
        aside.index.replace(paths.index)
        if key is None:
            remove_note(paths.root)  # of a library that was here before
        else:
            write_note(paths.root, ProtectionNote(key.id))
        publish(aside.database, paths.database)
    except FileExistsError as error:
        raise LibraryExistsError(path=str(paths.root)) from error
    finally:
        shutil.rmtree(aside.root, ignore_errors=True)


@contextmanager
def _only_creator(paths: LibraryPaths) -> Iterator[None]:
    lock = paths.root / f"{_UNFINISHED}.lock"
    with ExitStack() as held:
        try:
            held.enter_context(locked(lock))
        except IndexBusyError as error:
            raise LibraryBusyError(path=str(paths.root)) from error
        held.callback(_remove, lock)
        yield


def _remove(lock: Path) -> None:
    with suppress(OSError):  # Windows removes no open file; one that stays is no harm
        lock.unlink()
