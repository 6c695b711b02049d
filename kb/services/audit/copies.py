"""The copy of a trail at a place that users can hardly change, such as a share where they may only add to files.

It is the same file byte for byte, as far as it goes: what is missing is added whenever the place can be reached. Where
the trail no longer begins with what the copy has, somebody changed one of them: that copy is left as it is, for whoever
looks into it, and another is begun.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from kb.errors import IndexBusyError, PlaceSilentError
from kb.patience import in_time
from kb.search.guard import locked
from kb.services.audit.file import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.audit import AuditAuthor

_COMPARED = 1 << 16
_UNSAFE = re.compile(r"[^\w.-]")


#: Seconds for a place to take what is new, and to give back what it has.
_TAKES, _GIVES = 3.0, 5.0


class AuditCopy:
    """The copies of one trail; every method raises OSError or PlaceSilentError where the place cannot be reached.

    A share that hangs is waited for a few seconds once, and not at all while it goes on hanging: nobody who records
    something waits for it again, and it gets what it misses later.
    """

    def __init__(self, folder: Path, trail: Path, who: AuditAuthor, *, takes: float = _TAKES) -> None:
        """``folder`` is the place; many computers, users and libraries may share it.

        ``takes`` are the seconds that it may take to take something.
        """
        self._takes = takes
        self._folder = folder
        self._trail = trail
        self._lock = trail.with_name(f"{trail.name}.copy.lock")
        library = sha256(str(trail.absolute()).encode(errors="surrogatepass")).hexdigest()[:8]
        self._stem = _UNSAFE.sub("_", f"{who.machine}-{who.user}-{library}")

    def follow(self) -> None:
        """Add what the copy does not have yet; nobody else adds to the trail meanwhile."""
        end = self._trail.stat().st_size
        in_time(self._folder, lambda: self._follow(end), self._takes)

    def _follow(self, end: int) -> None:
        """Add what lies before ``end``; whoever hangs in this keeps all others out of it, whatever they add later."""
        made(self._lock)
        try:
            with locked(self._lock):
                self._add(end)
        except IndexBusyError as error:
            raise PlaceSilentError(path=str(self._folder), seconds=0) from error

    def _add(self, end: int) -> None:
        target = next(path for path in self._paths() if not path.exists() or self._goes_on(path))
        with self._trail.open("rb") as source, target.open("ab") as copy:
            copy.seek(0, os.SEEK_END)
            place = copy.tell()
            source.seek(place)
            copy.write(source.read(max(0, end - place)))
            copy.flush()
            os.fsync(copy.fileno())

    def contents(self) -> list[bytes]:
        """Return what the copies are that there are, the oldest first."""
        return in_time(self._folder, lambda: [path.read_bytes() for path in self._all()], _GIVES)

    def _all(self) -> list[Path]:
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
