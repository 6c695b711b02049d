"""Files that appear whole or not at all, and what a disk refuses said as the errors people can act on."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from kb.system_errors import disk_error

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
        with contextlib.suppress(OSError):  # on a disk that fails it stays, and is written over the next time
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the system says of the disk of ``path`` into errors that people can act on; other OSErrors stay."""
    try:
        yield
    except OSError as error:
        known = disk_error(error, path)
        if known is None:
            raise
        raise known from error
