"""Drafts between reading and saving: in memory up to a bound, beyond it in a file without a name."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import TYPE_CHECKING

from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

#: Bytes kept in memory unless somebody says otherwise: some twenty thousand articles of 300 characters.
MEMORY_BYTES = 32 * 2**20

_LENGTH = struct.Struct("<Q")


class Spool:
    """Keeps packed chunks and gives them back in their order; nothing of it outlives the block, or the process."""

    def __init__(self, folder: Path | None, memory_bytes: int = MEMORY_BYTES) -> None:
        """Use a file in ``folder``, or where the system keeps such files, once there are more than ``memory_bytes``."""
        self._folder = folder or Path(gettempdir())
        self._file = SpooledTemporaryFile(max_size=max(1, memory_bytes), dir=str(self._folder))  # noqa: SIM115 - see __exit__

    def add(self, packed: bytes) -> None:
        """Append a chunk; raises DiskFullError, LibraryReadOnlyError."""
        with file_errors(self._folder):
            self._file.write(_LENGTH.pack(len(packed)))
            self._file.write(packed)

    def chunks(self) -> Iterator[bytes]:
        """Yield the chunks, the first one first; raises DiskFullError where the last of them found no room."""
        with file_errors(self._folder):
            self._file.seek(0)
        while length := self._file.read(_LENGTH.size):
            yield self._file.read(_LENGTH.unpack(length)[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # on a full disk it tries once more to write what nobody needs any longer
            self._file.close()
