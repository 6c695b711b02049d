"""Looks for a marked word in whatever the programs of a library put on a disk, while they are at work."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATABASE = "library.db"
#: Seconds between two looks.
_PAUSE = 0.005


def spellings(marker: str) -> tuple[bytes, ...]:
    """Return the bytes that a text may be on a disk."""
    return tuple(marker.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape"))


def found_in(folder: Path, marker: str, *, but: str = "") -> set[str]:
    """Return the files below a folder in which a word can be read, ``but`` for those whose name begins so."""
    wanted = spellings(marker)
    found = set()
    # This walk goes on where a folder was removed while it looked.
    for path in (Path(place, name) for place, _, names in os.walk(folder) for name in names):
        if but and path.name.startswith(but):
            continue
        with suppress(OSError):  # it was removed, or is a pipe of somebody
            if path.is_file() and any(word in path.read_bytes() for word in wanted):
                found.add(path.name)
    return found


@contextmanager
def watched(marker: str, *folders: Path) -> Iterator[set[str]]:
    """Look into folders, and into files without a name of this program and its children, until the block ends.

    What is yielded gets the names of files in which the word was read; it is complete after the block. Databases are
    left out: to close one that was read takes SQLite's locks away from this whole process.
    """
    found: set[str] = set()
    over = threading.Event()

    def look() -> None:
        while True:
            last = over.is_set()
            for folder in folders:
                found.update(found_in(folder, marker, but=_DATABASE))
            found.update(_unnamed(marker))
            if last:
                return
            over.wait(_PAUSE)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def _unnamed(marker: str) -> set[str]:
    """Return files that are open in our processes and have no name any more, or never had one."""
    if sys.platform != "linux":
        return set()
    wanted = spellings(marker)
    found = set()
    for descriptor in _open_files():
        with suppress(OSError):  # it was closed
            name = os.readlink(descriptor)  # noqa: PTH115 - the target of a link of /proc is no path
            unnamed = name.endswith("(deleted)") and _DATABASE not in name
            if unnamed and any(word in descriptor.read_bytes() for word in wanted):
                found.add(name)
    return found


def _open_files() -> Iterator[Path]:
    for process in _family(os.getpid()):
        with suppress(OSError):  # it ended
            yield from Path(f"/proc/{process}/fd").iterdir()


def _family(process: int) -> list[int]:
    family = [process]
    with suppress(OSError):  # it ended
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                family += _family(int(child))
    return family
