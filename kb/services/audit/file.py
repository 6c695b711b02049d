"""The file of a trail: lines are added under a lock, and are on the disk before anybody goes on."""

from __future__ import annotations

import os
import stat
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO

from kb.errors import FileUnreadableError, IndexBusyError, LibraryBusyError
from kb.search.guard import locked, sync_folder
from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Another program holds the lock for as long as it takes to write a line and reach the disk.
_ATTEMPTS, _PAUSE_SECONDS = 500, 0.02
_BLOCK = 1 << 16


class FileEnd:
    """How a file ends: ``place`` is the end of the last whole line, ``torn`` how many bytes of a broken one follow."""

    def __init__(self, file: BinaryIO) -> None:
        """Look for it from the end of an open file."""
        self._file = file
        size = file.seek(0, os.SEEK_END)
        self.place = self._line_end(size)
        self.torn = size - self.place

    def last_line(self) -> bytes | None:
        """Return the last whole line without its end; None where there is no line."""
        return next(self.newest_first(), None)

    def newest_first(self) -> Iterator[bytes]:
        """Yield the whole lines without their ends from the last to the first."""
        place = self.place
        while place:
            start = self._line_end(place - 1)
            self._file.seek(start)
            yield self._file.read(place - 1 - start)
            place = start

    def count(self) -> int:
        """Count the lines."""
        self._file.seek(0)
        return self._file.read(self.place).count(b"\n")

    def _line_end(self, before: int) -> int:
        """Return where the last line ends that ends in so many bytes."""
        while before > 0:
            start = max(0, before - _BLOCK)
            self._file.seek(start)
            found = self._file.read(before - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            before = start
        return 0


class AuditFile:
    """Only whole lines are ever read; what a kill left of one goes when the next is added."""

    def __init__(self, path: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Touch nothing yet."""
        self.path = path
        self._pause = pause

    def append(
        self,
        following: Callable[[FileEnd], list[bytes]],
        after: Callable[[], None] | None = None,
    ) -> None:
        """Add the lines that ``following`` makes of how the file ends; where it makes none the file stays as it is.

        When this returns they are on the disk; ``after`` is called before another program may add.

        Raises:
            LibraryBusyError: another program writes for ten seconds.
            DiskFullError, LibraryReadOnlyError, DiskFailingError: the file is as it was.
        """
        with file_errors(self.path), self._turn():
            new = made(self.path)
            with self.path.open("r+b", buffering=0) as file:
                found = FileEnd(file)
                if lines := following(found):
                    _add(file, found.place, b"".join(line + b"\n" for line in lines))
            if new:
                sync_folder(self.path.parent)
            if after is not None:
                after()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines from the first to the last; none where there is no file. Raises FileUnreadableError."""
        with self._reading():
            if self.path.exists():
                with self.path.open("rb") as file:
                    for line in file:
                        if line.endswith(b"\n"):
                            yield line[:-1]

    def newest_first(self) -> Iterator[bytes]:
        """Yield the lines from the last to the first; raises FileUnreadableError."""
        with self._reading():
            content = self.path.read_bytes() if self.path.exists() else b""
        yield from reversed(content[: content.rfind(b"\n") + 1].split(b"\n")[:-1])

    def torn(self) -> bool:
        """Tell whether the last line has no end; raises FileUnreadableError."""
        with self._reading():
            if not self.path.exists():
                return False
            with self.path.open("rb") as file:
                return FileEnd(file).torn > 0

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FileUnreadableError(path=str(self.path), line=0) from error

    @contextmanager
    def _turn(self) -> Iterator[None]:
        lock = self.path.with_name(f"{self.path.name}.lock")
        made(lock)
        with ExitStack() as held:
            for attempt in range(_ATTEMPTS):
                try:
                    held.enter_context(locked(lock))
                    break
                except IndexBusyError as error:
                    if attempt == _ATTEMPTS - 1:
                        raise LibraryBusyError(path=str(self.path)) from error
                    self._pause(_PAUSE_SECONDS)
            yield


def made(path: Path) -> bool:
    """Make a file where there is none, for those who may write to its folder, and tell whether there was none."""
    if path.exists():
        return False
    path.touch(mode=0o600)
    folder = path.parent.stat().st_mode
    path.chmod(0o600 | (0o060 if folder & stat.S_IWGRP else 0) | (0o006 if folder & stat.S_IWOTH else 0))
    return True


def _add(file: BinaryIO, end: int, content: bytes) -> None:
    size = file.seek(0, os.SEEK_END)
    if size != end:
        file.truncate(end)
    file.seek(end)
    try:
        written = 0
        while written < len(content):
            written += file.write(content[written:])
        os.fsync(file.fileno())
    except OSError:
        # Half a line would be taken for what a kill left; nobody was told that it was recorded.
        file.truncate(end)
        raise
