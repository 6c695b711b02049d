"""Where an index lies: folders and files as the engine knows them, so that it never asks whether they are on a disk.

``DiskFolder`` is for plain libraries, ``memory_folder.MemoryFolder`` for encrypted ones.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO, Protocol

from kb.identifiers import new_id
from kb.search.guard import FRESH, locked, sync_folder, write_atomically
from kb.written_files import sync_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager
    from pathlib import Path


class StoredFile(Protocol):
    """A file, which need not exist; it may be sent to another process."""

    @property
    def name(self) -> str: ...

    def open(self, *, buffering: int = -1) -> BinaryIO:
        """Open it for reading; what is open can be read to the end, whoever removes it meanwhile."""
        ...

    def create(self) -> BinaryIO:
        """Make it, for writing and for reading again what was written; raises FileExistsError where it is there."""
        ...

    def change(self) -> BinaryIO:
        """Open it for reading and writing."""
        ...


class Folder(Protocol):
    """A folder and what is in it. What is missing raises FileNotFoundError, what a disk refuses another OSError.

    ``str`` gives where it is, for messages.
    """

    @property
    def name(self) -> str: ...

    def prepare(self, names: Collection[str]) -> None:
        """Make it, whatever stands in its place or in that of its small files of these names."""
        ...

    def names(self) -> list[str]:
        """Return what is in it; nothing where it is gone."""
        ...

    def folder(self, name: str) -> Folder:
        """Return a folder in it, which need not exist."""
        ...

    def make_folder(self, name: str) -> Folder:
        """Make a new folder in it."""
        ...

    def remove_folder(self, name: str) -> None:
        """Remove a folder in it with everything; what is still open on Windows stays."""
        ...

    def exists(self) -> bool: ...

    def file(self, name: str) -> StoredFile:
        """Return a file in it, which need not exist."""
        ...

    def temporary(self) -> StoredFile:
        """Return a file that is not there yet; it goes with the folder, or sooner."""
        ...

    def spool(self, memory_bytes: int) -> IO[bytes]:
        """Open what is gone when it is closed; up to so many bytes are in memory in any case."""
        ...

    def take(self, name: str, file: StoredFile) -> None:
        """Put a file of a folder of the same kind, on the same disk, here under a name; raises TypeError."""
        ...

    def delete(self, name: str) -> None:
        """Remove a file, if it is there."""
        ...

    def read_text(self, name: str) -> str: ...

    def write_text(self, name: str, text: str) -> None:
        """Write a small file so that others see the old content or the new, also after a power failure."""
        ...

    def settle(self, *, files: bool = False) -> None:
        """Wait until what is in it is surely there after a power failure, with ``files`` the files as well."""
        ...

    def locked(self, name: str) -> AbstractContextManager[None]:
        """Hold a lock, which ends with the process; raises IndexBusyError where anybody holds it."""
        ...


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on a disk."""

    path: Path

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.path.name

    def open(self, *, buffering: int = -1) -> BinaryIO:
        """See ``StoredFile``."""
        return self.path.open("rb", buffering=buffering)

    def create(self) -> BinaryIO:
        """See ``StoredFile``."""
        return self.path.open("x+b")

    def change(self) -> BinaryIO:
        """See ``StoredFile``."""
        return self.path.open("r+b")


@dataclass(frozen=True, slots=True)
class DiskFolder:
    """A folder on a disk; see ``Folder``."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def name(self) -> str:
        """Its name in the folder above it."""
        return self.path.name

    def prepare(self, names: Collection[str]) -> None:
        """Make it; what stands in its place is not ours and is kept under another name, within it all may go.

        The folder above it is never made: where that was taken away, an empty one would stand in the way when it comes
        back.
        """
        if self.path.exists() and not self.path.is_dir():
            self.path.replace(self.path.with_name(f"{self.path.name}.{new_id().hex}.aside"))
        self.path.mkdir(mode=0o700, exist_ok=True)
        for name in names:
            for path in (self.path / name, self.path / f"{name}{FRESH}"):
                if path.is_dir():
                    shutil.rmtree(path)

    def names(self) -> list[str]:
        """See ``Folder``."""
        try:
            return os.listdir(self.path)  # noqa: PTH208 - asked at every key: no path is made of each name
        except FileNotFoundError:
            return []

    def folder(self, name: str) -> DiskFolder:
        """See ``Folder``."""
        return DiskFolder(self.path / name)

    def make_folder(self, name: str) -> DiskFolder:
        """See ``Folder``."""
        (self.path / name).mkdir()
        return self.folder(name)

    def remove_folder(self, name: str) -> None:
        """See ``Folder``."""
        shutil.rmtree(self.path / name, ignore_errors=True)

    def exists(self) -> bool:
        """Tell whether it is there."""
        return self.path.exists()

    def file(self, name: str) -> DiskFile:
        """See ``Folder``."""
        return DiskFile(self.path / name)

    def temporary(self) -> DiskFile:
        """See ``Folder``."""
        return self.file(new_id().hex)

    def spool(self, memory_bytes: int) -> IO[bytes]:
        """See ``Folder``."""
        return SpooledTemporaryFile(memory_bytes, dir=str(self.path))

    def take(self, name: str, file: StoredFile) -> None:
        """See ``Folder``."""
        if not isinstance(file, DiskFile):
            raise TypeError(file)
        file.path.replace(self.path / name)

    def delete(self, name: str) -> None:
        """See ``Folder``."""
        (self.path / name).unlink(missing_ok=True)

    def read_text(self, name: str) -> str:
        """Read a small file."""
        return (self.path / name).read_text(encoding="utf-8")

    def write_text(self, name: str, text: str) -> None:
        """See ``Folder``."""
        write_atomically(self.path / name, text)

    def settle(self, *, files: bool = False) -> None:
        """See ``Folder``."""
        if files:
            for path in self.path.iterdir():
                if path.is_file():
                    sync_file(path)
        sync_folder(self.path)

    def locked(self, name: str) -> AbstractContextManager[None]:
        """See ``Folder``."""
        return locked(self.path / name)
