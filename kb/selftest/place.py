"""The temporary folder of a self-test, and the folder in it whose path is longer than old programs can take."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PREFIX = "kandokoro-selftest-"
#: Japanese, a blank, and more than the 260 characters that Windows took before it was told to take more. SQLite takes
#: 512 bytes, of which a Japanese character needs three.
_SHORT = "勘所 自己診断"
_PIECE = "長いフォルダーの名前 long-folder-name-long-folder-name"
LONG_PATH = 280
#: Seconds that Windows may hold the files of a program that was killed.
_PATIENCE = 5.0
_LOOK_AGAIN = 0.1
#: No self-test goes on for so many seconds: what is older was left by one that was killed.
_FORGOTTEN = 3_600.0


@contextmanager
def temporary_place(could_not_remove: Callable[[Path], None]) -> Iterator[Path]:
    """Make a folder for its owner only and remove it with all that is in it, whatever happens; first those of others.

    ``could_not_remove`` is called where the system did not let go of a file in time.
    """
    parent = Path(tempfile.gettempdir())
    for forgotten in parent.glob(f"{_PREFIX}*"):
        if forgotten.stat().st_mtime < time.time() - _FORGOTTEN:
            shutil.rmtree(forgotten, ignore_errors=True)
    place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    try:
        yield place
    finally:
        if not _remove(place):
            could_not_remove(place)


def library_folders(place: Path) -> tuple[Path, Path]:
    """Return where the library may lie: in a long path, and where the system takes none, in a short one."""
    short = place / _SHORT
    folder = short
    while (room := LONG_PATH - len(str(folder / "library.db"))) > 0:
        piece = _PIECE[: max(room - 1, 1)]
        folder /= piece.removesuffix(" ") or piece  # Windows drops blanks at the end of a name
    return folder, short


def _remove(place: Path) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while True:
        shutil.rmtree(place, ignore_errors=True)
        if not place.exists():
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_AGAIN)
