"""Files that appear whole or not at all, and what a disk refuses said as the errors people can act on."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from kb.errors import DiskFullError, LibraryReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@contextlib.contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """Open a file to be written; it takes its name when all of it is on the disk, and a failure leaves the former one.

    Raises:
        OSError: the disk refuses; see ``disk_errors``.
    """
    part = file.with_name(f".{file.name[-16:]}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the system says of ``path`` into DiskFullError and LibraryReadOnlyError; other OSErrors stay."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(path=str(path)) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise LibraryReadOnlyError(path=str(path)) from error
        raise
