"""Putting a finished file in its place so that a crash leaves either nothing or all of it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from kb.errors import LibraryMissingError, LibraryReadOnlyError
from kb.written_files import sync_file, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(path: Path) -> None:
    """Make a folder, for its owner only, with those above it.

    Raises LibraryReadOnlyError where something else stands there, OSError.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError, FileNotFoundError) as error:
        raise LibraryReadOnlyError(path=str(path)) from error


def bytes_below(folder: Path) -> int:
    """Return the size of all files in a folder and below it; one that goes away meanwhile counts nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def make_part(path: Path) -> None:
    """Make a folder within a library's, for its owner only.

    The library's own folder is never made: where it vanished, as a share does, what is saved to another of the same
    name would be gone when it comes back.

    Raises LibraryMissingError where the library's folder is gone, LibraryReadOnlyError where something else stands in
    the place, OSError.
    """
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError as error:
        raise LibraryMissingError(path=str(path.parent)) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise LibraryReadOnlyError(path=str(path)) from error


def require_folder(path: Path) -> None:
    """Raise LibraryMissingError where a library's folder is gone."""
    if not path.is_dir():
        raise LibraryMissingError(path=str(path))


def publish(finished: Path, target: Path) -> None:
    """Move a closed file to a name on the same disk that must be free; raises FileExistsError, OSError."""
    sync_file(finished)
    if os.name == "nt":
        finished.rename(target)
        return
    try:
        # POSIX rename would replace a library that somebody else created meanwhile.
        os.link(finished, target)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some others know no links.
        if target.exists():
            raise FileExistsError(str(target)) from None
        finished.rename(target)
    else:
        finished.unlink()
    sync_folder(target.parent)


def remove_database(path: Path) -> None:
    """Remove an unfinished database with the files SQLite keeps beside it."""
    for step in (partial(path.unlink, missing_ok=True), partial(remove_log, path)):
        with suppress(OSError):  # on a disk that fails it stays, and goes with the leftovers of kills
            step()


def remove_log(database: Path) -> None:
    """Remove what SQLite keeps beside a database that nobody has open and whose log is folded into it."""
    for suffix in ("-journal", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it, if it is there; raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
