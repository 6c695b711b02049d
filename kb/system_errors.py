"""What the operating system says of a disk, as the errors that people can act on."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from kb.errors import DiskFailingError, DiskFullError, LibraryReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path

    from kb.errors import KbError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
#: A broken disk, one that was taken out, a share whose server is gone or was started anew. ENOENT says the same to who
#: writes, who takes no file for granted.
_GONE = frozenset(
    {
        errno.EIO,
        errno.ENXIO,
        errno.ENODEV,
        errno.ESTALE,
        errno.ENOTCONN,
        errno.ETIMEDOUT,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
    }
)
#: Windows names the same by numbers of its own: device not ready, network path not found, network busy, device gone,
#: network name deleted or not found, unexpected network error, semaphore timeout, I/O device error.
_GONE_ON_WINDOWS = frozenset({21, 53, 54, 55, 59, 64, 67, 121, 1117})


def disk_error(error: OSError, path: Path) -> KbError | None:
    """Return what is wrong with the disk that ``path`` lies on, None where it is something else."""
    if error.errno in FULL:
        return DiskFullError(path=str(path))
    if error.errno in _NOT_WRITABLE:
        return LibraryReadOnlyError(path=str(path))
    if error.errno == errno.ENOENT or is_gone(error):
        return DiskFailingError(path=str(path))
    return None


def is_gone(error: BaseException | None) -> bool:
    """Tell whether the system says of a disk or a share that it does not answer: nothing is known of its files then."""
    if not isinstance(error, OSError):
        return False
    return error.errno in _GONE or getattr(error, "winerror", None) in _GONE_ON_WINDOWS
