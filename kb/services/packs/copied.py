"""A pack that is being taken in: copied from its place into a file that has no name and that nobody else can read.

So an encrypted library has nothing readable beside it meanwhile, and a killed program leaves nothing behind.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kb.services.imports.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

#: There may be dozens of packs at a place: what is in memory of each is nothing.
_MEMORY_BYTES = 1


class CopiedPack:
    """The copy of one; ``name`` is that of the file at its place."""

    def __init__(self, name: str, folder: Path) -> None:
        """The file is one of ``folder``."""
        self.name = name
        self.size = 0
        self._spool = Spool(folder, _MEMORY_BYTES)

    def add(self, piece: bytes) -> None:
        """Append a piece; raises DiskFullError, LibraryReadOnlyError."""
        self._spool.add(piece)
        self.size += len(piece)

    def open(self) -> BinaryIO:
        """Return it to be read from the beginning, one reader at a time; raises DiskFullError."""
        return io.BufferedReader(_Pieces(self._spool))

    def close(self) -> None:
        """Let it go."""
        self._spool.__exit__(None, None, None)


class _Pieces(io.RawIOBase):
    """Reads pieces one after the other; to go back to a place all before it is read again."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._pieces: Iterator[bytes] = spool.chunks()
        self._rest = b""
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # whatever can be written into
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._place
        elif whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        if offset < self._place:
            self._pieces, self._rest, self._place = self._spool.chunks(), b"", 0
        while self._place < offset and self.read(min(offset - self._place, io.DEFAULT_BUFFER_SIZE)):
            pass
        return self._place
