"""The copy of a trail at a place that users can hardly change, such as a share where they may only add to files.

It is the same file byte for byte, as far as it goes: what is missing is added whenever the place can be reached. Where
the trail no longer begins with what the copy has, somebody changed one of them: that copy is left as it is, for whoever
looks into it, and another is begun.
"""

from __future__ import annotations

import os
import re
import shutil
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.audit import AuditAuthor

_COMPARED = 1 << 16
_UNSAFE = re.compile(r"[^\w.-]")


class AuditCopy:
    """The copies of one trail; every method raises OSError where the place cannot be reached."""

    def __init__(self, folder: Path, trail: Path, who: AuditAuthor) -> None:
        """``folder`` is the place; many computers, users and libraries may share it."""
        self._folder = folder
        self._trail = trail
        library = sha256(str(trail.absolute()).encode(errors="surrogatepass")).hexdigest()[:8]
        self._stem = _UNSAFE.sub("_", f"{who.machine}-{who.user}-{library}")

    def follow(self) -> None:
        """Add what the copy does not have yet; nobody else adds to the trail meanwhile."""
        target = next(path for path in self._paths() if not path.exists() or self._goes_on(path))
        with self._trail.open("rb") as source, target.open("ab") as copy:
            copy.seek(0, os.SEEK_END)
            source.seek(copy.tell())
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())

    def all(self) -> list[Path]:
        """Return the copies there are, the oldest first."""
        self._folder.stat()
        found: list[Path] = []
        for path in self._paths():
            if not path.exists():
                return found
            found.append(path)
        return found

    def _paths(self) -> Iterator[Path]:
        for number in count(1):
            yield self._folder / f"{self._stem}-{number}.jsonl"

    def _goes_on(self, path: Path) -> bool:
        """Tell whether the trail has what the copy ends with, at the same place."""
        size = path.stat().st_size
        start = max(0, size - _COMPARED)
        with self._trail.open("rb") as trail, path.open("rb") as copy:
            trail.seek(start)
            copy.seek(start)
            return copy.read(size - start) == trail.read(size - start)
