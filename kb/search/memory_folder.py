"""A folder of files that are in memory only: where the index of an encrypted library is worked with."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from io import BytesIO
from typing import IO, TYPE_CHECKING, BinaryIO

from kb.errors import IndexBusyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kb.search.folders import StoredFile


class MemoryFile:
    """A file in memory, which need not exist; sent to another process, it goes with its content."""

    def __init__(self, name: str, content: bytes | None = None) -> None:
        self.name = name
        #: What was in it when it was closed last; None while it does not exist.
        self.content = content

    def open(self, *, buffering: int = -1) -> BinaryIO:  # noqa: ARG002 - there is nothing to buffer
        """See ``StoredFile``; nothing is copied."""
        return BytesIO(self._existing())

    def create(self) -> BinaryIO:
        """See ``StoredFile``."""
        if self.content is not None:
            raise FileExistsError(self.name)
        self.content = b""
        return _Writing(self)

    def change(self) -> BinaryIO:
        """See ``StoredFile``."""
        return _Writing(self, self._existing())

    def _existing(self) -> bytes:
        if self.content is None:
            raise FileNotFoundError(self.name)
        return self.content


class _Writing(BytesIO):
    """Gives a file its content when it is closed."""

    def __init__(self, file: MemoryFile, content: bytes = b"") -> None:
        super().__init__(content)
        self._file = file

    def close(self) -> None:
        if not self.closed:
            self._file.content = self.getvalue()
        super().close()


class MemoryFolder:
    """A folder in memory; see ``folders.Folder``. Any thread may use it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._files: dict[str, MemoryFile] = {}
        self._folders: dict[str, MemoryFolder] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._there = True

    def __str__(self) -> str:
        return self.name

    def prepare(self, names: Collection[str]) -> None:
        """Do nothing: it is there, and only files stand in it."""

    def names(self) -> list[str]:
        """See ``Folder``."""
        return [*(name for name, file in list(self._files.items()) if file.content is not None), *list(self._folders)]

    def folder(self, name: str) -> MemoryFolder:
        """See ``Folder``."""
        found = self._folders.get(name)
        if found is None:
            found = MemoryFolder(name)
            found._there = False
        return found

    def make_folder(self, name: str) -> MemoryFolder:
        """See ``Folder``."""
        if name in self._folders:
            raise FileExistsError(name)
        return self._folders.setdefault(name, MemoryFolder(name))

    def remove_folder(self, name: str) -> None:
        """See ``Folder``."""
        gone = self._folders.pop(name, None)
        if gone is not None:
            gone._there = False  # noqa: SLF001 - of this class

    def exists(self) -> bool:
        """Tell whether it is there."""
        return self._there

    def file(self, name: str) -> MemoryFile:
        """See ``Folder``."""
        return self._files.get(name) or self._files.setdefault(name, MemoryFile(name))

    def temporary(self) -> MemoryFile:
        """Return a file that nobody can list: it is gone when nobody holds it."""
        return MemoryFile("")

    def spool(self, memory_bytes: int) -> IO[bytes]:  # noqa: ARG002 - all of it is in memory
        """See ``Folder``."""
        return BytesIO()

    def take(self, name: str, file: StoredFile) -> None:
        """See ``Folder``; the content is not copied."""
        if not isinstance(file, MemoryFile):
            raise TypeError(file)
        self._files[name] = MemoryFile(name, file.content)

    def delete(self, name: str) -> None:
        """See ``Folder``."""
        self._files.pop(name, None)

    def read_text(self, name: str) -> str:
        """Read a small file."""
        with self.file(name).open() as file:
            return file.read().decode("utf-8")

    def write_text(self, name: str, text: str) -> None:
        """See ``Folder``."""
        self._files[name] = MemoryFile(name, text.encode("utf-8"))

    def settle(self, *, files: bool = False) -> None:
        """Do nothing: no power failure leaves anything of it."""

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """See ``Folder``."""
        lock = self._locks.setdefault(name, threading.Lock())
        if not lock.acquire(blocking=False):
            raise IndexBusyError(path=f"{self.name}/{name}")
        try:
            yield
        finally:
            lock.release()

    def content(self) -> dict[str, bytes]:
        """Return the files that are there now, with what is in them; nothing is copied."""
        return {name: file.content for name, file in list(self._files.items()) if file.content is not None}

    def replace_content(self, files: Mapping[str, bytes]) -> None:
        """Have exactly these files; folders in it stay."""
        self._files = {name: MemoryFile(name, content) for name, content in files.items()}
