"""Drafts between reading and saving: in memory up to a bound, beyond it in a file without a name.

What is in the file nobody else can read, whoever gets at the disk: it is encrypted under a key that is nowhere but in
this object.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile, gettempdir
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

#: Bytes kept in memory unless somebody says otherwise: some twenty thousand articles of 300 characters.
MEMORY_BYTES = 32 * 2**20

_LENGTH = struct.Struct("<Q")
_NONCE_BYTES = 12


class Spool:
    """Keeps packed chunks and gives them back in their order; nothing of it outlives the block, or the process."""

    def __init__(self, folder: Path | None, memory_bytes: int = MEMORY_BYTES) -> None:
        """Use a file in ``folder``, or where the system keeps such files, once there are more than ``memory_bytes``."""
        self._folder = folder or Path(gettempdir())
        self._file = SpooledTemporaryFile(max_size=max(1, memory_bytes), dir=str(self._folder))  # noqa: SIM115 - see __exit__
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._count = 0

    def add(self, packed: bytes) -> None:
        """Append a chunk; raises DiskFullError, LibraryReadOnlyError."""
        sealed = self._cipher.encrypt(_nonce(self._count), packed, None)
        self._count += 1
        with file_errors(self._folder):
            self._file.write(_LENGTH.pack(len(sealed)))
            self._file.write(sealed)

    def chunks(self) -> Iterator[bytes]:
        """Yield the chunks, the first one first; raises DiskFullError where the last of them found no room."""
        with file_errors(self._folder):
            self._file.seek(0)
        for number in range(self._count):
            (length,) = _LENGTH.unpack(self._file.read(_LENGTH.size))
            yield self._cipher.decrypt(_nonce(number), self._file.read(length), None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # on a full disk it tries once more to write what nobody needs any longer
            self._file.close()


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")
