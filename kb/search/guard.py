"""Between Whoosh and the rest: its exceptions become the product's, and what it wrote is really on the disk.

Whoosh reads pickles and packed structures and raises whatever those raise on damage: UnpicklingError, EOFError,
struct.error, zlib.error, MemoryError, TypeError, IndexError and more were seen. It never calls fsync.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from whoosh.index import LockError
from whoosh.util.filelock import FileLock

from kb import written_files
from kb.errors import DiskFullError, IndexBusyError, IndexUnavailableError, KbError, LibraryReadOnlyError
from kb.system_errors import FULL, is_gone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)

_DISK_FULL = FULL | {errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
#: Windows refuses to replace a file while another program looks at it; such looks are short.
_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE_SECONDS = 0.05
#: Ends the name of a file that is about to replace another.
FRESH = ".new"


@contextmanager
def reading_whoosh(place: object, on_damage: Callable[[], None] | None = None) -> Iterator[None]:
    """Turn anything Whoosh raises on damaged files into IndexUnavailableError; keep the block to Whoosh's own calls.

    ``place`` is what messages name. A disk that does not answer has damaged nothing: ``on_damage`` is not called then.
    """
    try:
        yield
    except KbError:
        raise
    except Exception as error:
        # The list of what damage raises has no end; it is logged and translated here and nowhere else.
        _log.warning("search index unreadable at %s", place, exc_info=True)
        if on_damage is not None and not is_gone(error):
            on_damage()
        raise IndexUnavailableError(path=str(place)) from error


@contextmanager
def writing_whoosh(place: object) -> Iterator[None]:
    """Translate what goes wrong while the index is written.

    Raises:
        IndexBusyError: another program is writing.
        DiskFullError: there is no room.
        LibraryReadOnlyError: the folder cannot be written.
        IndexUnavailableError: the index that was to be changed is damaged.
    """
    try:
        yield
    except LockError as error:
        raise IndexBusyError(path=str(place)) from error
    except OSError as error:
        if error.errno in _DISK_FULL:
            raise DiskFullError(path=str(place)) from error
        if error.errno in _READ_ONLY:
            raise LibraryReadOnlyError(path=str(place)) from error
        with reading_whoosh(place):
            raise
    except Exception:
        with reading_whoosh(place):
            raise


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock of all writers of an index; the system releases it when the process dies.

    Raises:
        IndexBusyError: somebody else, in this process or another, holds it.
    """
    lock = FileLock(str(file))
    if not lock.acquire(blocking=False):
        if lock.fd is not None:  # on Windows Whoosh leaves the file open that it could not lock
            os.close(lock.fd)
            lock.fd = None
        raise IndexBusyError(path=str(file))
    try:
        yield
    finally:
        lock.release()


def sync_folder(path: Path) -> None:
    """Wait until a folder's entries are on the disk, where the system can do that."""
    with suppress(OSError):  # some file systems refuse it for folders; then there is nothing better to do
        written_files.sync_folder(path)


def write_atomically(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old content or the new, also after a power failure."""
    with replaced(path) as file:
        file.write(text.encode("utf-8"))


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to be written that takes the place of another when the block ends, and is removed where it fails.

    A reader sees the old content or the new, also after a power failure. Only its owner may read it.
    """
    fresh = path.with_name(path.name + FRESH)
    try:
        with open(fresh, "wb", opener=_for_its_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _replace(fresh, path)
    except BaseException:
        with suppress(OSError):  # what went wrong before is told
            fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _replace(fresh: Path, path: Path) -> None:
    for attempt in range(_REPLACE_ATTEMPTS):
        try:
            fresh.replace(path)
        except PermissionError:
            if attempt == _REPLACE_ATTEMPTS - 1:
                raise
            time.sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return
