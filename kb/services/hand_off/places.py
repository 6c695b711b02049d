"""Where the running window of a library is found: folders that only this user can enter, a name for each library."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Bytes of the longest address of a Unix socket that every system takes (Linux 107, macOS 103).
LONGEST_ADDRESS = 103
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_PRIVATE = stat.S_IRWXU
_SUFFIX = ".socket"


def library_key(library: Path) -> str:
    """Return 16 figures that stand for a library folder, however it is written."""
    return sha256(os.fsencode(os.path.normcase(library.resolve()))).hexdigest()[:16]


def addresses(library: Path, environ: Mapping[str, str], *, make: bool = False) -> Iterator[Path]:
    """Yield where the socket of a library may be, best first: those that fit and whose folder only this user enters.

    Whoever sends looks at all of them. With ``make`` each folder is made before it is looked at.
    """
    name = library_key(library) + _SUFFIX
    for folder in _folders(environ):
        address = folder / name
        if len(os.fsencode(address)) > LONGEST_ADDRESS:
            continue
        if make:
            with suppress(OSError):  # a place less; what is there is looked at next
                folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        if is_private(folder):
            yield address


def is_private(folder: Path) -> bool:
    """Tell whether a folder is this user's own, is no link, and lets nobody else in."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & _OTHERS


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    # What a telephone's program starts may not be told what the session of the user knows.
    run_time = Path(environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    if run_time.is_absolute() and is_private(run_time):
        yield run_time / "kandokoro"
    cache = Path(environ.get("XDG_CACHE_HOME", ""))
    if not cache.is_absolute() and environ.get("HOME"):
        cache = Path(environ["HOME"]) / ".cache"
    if cache.is_absolute():
        yield cache / "kandokoro" / "run"
    # Short wherever the home is. Who makes it first under another user's number keeps that user out, and gets nothing.
    yield Path("/tmp") / f"kandokoro-{os.getuid()}"  # noqa: S108 - ``is_private`` decides
