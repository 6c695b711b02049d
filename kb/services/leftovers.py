"""What only a killed program leaves in a library's folder, and how it goes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_PATTERNS = (
    "*.creating",
    "*.creating-*",
    "*.gone",
    "*.unfinished",
    "*/*.unfinished",
    "unfinished",
    "restoring",
    "backups/*.partial",
    "backups/*.partial-*",
    "jobs/packs-*",
)
#: No backup, creation, restoration or look for packs goes on for so long.
_AT_WORK_SECONDS = 6 * 3600


def leftovers(root: Path, now: datetime) -> tuple[Path, ...]:
    """Return what a killed program left behind and nobody needs; what is young may be at work still."""
    found = {path for pattern in _PATTERNS for path in root.glob(pattern)}
    oldest_at_work = now.timestamp() - _AT_WORK_SECONDS
    return tuple(sorted(path for path in found if _changed_at(path) < oldest_at_work))


def remove_leftovers(root: Path, now: datetime) -> None:
    """Remove all of it; raises the errors of the disk, and removes the rest another time then."""
    for path in leftovers(root, now):
        with file_errors(path):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return float("inf")  # gone meanwhile: whoever made it was at work
