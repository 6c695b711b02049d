"""Whoosh's file access without its traps: files left open, memory maps, and damage that nobody notices.

Windows neither replaces nor removes a file that is open for writing. A map whose file is cut short, or whose disk
fails, ends the whole program with a signal where a read raises an error; so nothing is mapped. Most flipped bits would
only make articles hard to find; so tables of contents and segments carry a checksum of each block, which Whoosh itself
does not look at: what is read is checked, and nothing else has to be read for it.

    content | CRC-32 of each block | block size, content length, CRC-32 of the checksums | "KbS2"    (little-endian)
"""

from __future__ import annotations

import os
import threading
import weakref
from collections import OrderedDict
from contextlib import suppress
from io import UnsupportedOperation
from struct import Struct
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import StructFile

if TYPE_CHECKING:
    import builtins

    from whoosh.codec.base import Segment

    from kb.search.folders import Folder, StoredFile

#: Bytes under one checksum: a look at one term reads little more than it needs.
BLOCK_BYTES = 1 << 14
#: Blocks of a file that are kept once read: above all those by which terms are looked up.
_KEPT_BLOCKS = 256
#: Longer stretches are read at once and not kept.
_LONGEST_KEPT_BLOCKS = 4
_TRAILER = Struct("<IQI4s")
_CHECKSUM = Struct("<I")
_MAGIC = b"KbS2"


def seal(file: BinaryIO) -> None:
    """Append its checksums to a file that was written, and wait until all is on the disk."""
    file.seek(0)
    length, sums = 0, bytearray()
    while block := file.read(BLOCK_BYTES):
        length += len(block)
        sums += _CHECKSUM.pack(crc32(block))
    file.write(sums + _TRAILER.pack(BLOCK_BYTES, length, crc32(sums), _MAGIC))
    file.flush()
    with suppress(UnsupportedOperation):  # one in memory, which no disk has
        os.fsync(file.fileno())


def check(file: StoredFile) -> None:
    """Read a sealed file through; raises ValueError where it is not what was written, OSError where it is gone."""
    SealedFile(file).check()


class SealedFile:
    """Reads stretches of a sealed file and checks every block it reads; any thread may use it.

    The file is open as long as somebody holds this object, so that it can be read to the end of a search whoever
    removes it meanwhile.
    """

    def __init__(self, file: StoredFile) -> None:
        """Open the file; raises ValueError where it was not sealed or is damaged, and OSError."""
        self._name = file.name
        self._file = file.open(buffering=0)
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        size = self._file.seek(0, os.SEEK_END)
        if size < _TRAILER.size:
            raise ValueError(f"{file.name} was not sealed")
        block, self.length, check_of_sums, magic = _TRAILER.unpack(self._raw(size - _TRAILER.size, _TRAILER.size))
        count = -(-self.length // BLOCK_BYTES)
        whole = size == self.length + count * _CHECKSUM.size + _TRAILER.size
        if (block, magic) != (BLOCK_BYTES, _MAGIC) or not whole:
            raise ValueError(f"{file.name} was not sealed, or not all of it is there")
        sums = self._raw(self.length, count * _CHECKSUM.size)
        if crc32(sums) != check_of_sums:
            raise ValueError(f"the checksums of {file.name} are damaged")
        self._sums = sums

    def read(self, start: int, size: int) -> bytes:
        """Return ``size`` bytes from ``start``, fewer at the end of the content.

        Raises:
            ValueError, EOFError, OSError: the file is not what was written, or cannot be read.
        """
        end = min(start + size, self.length)
        if not 0 <= start < end:
            return b""
        first, last = start // BLOCK_BYTES, (end - 1) // BLOCK_BYTES
        if last - first < _LONGEST_KEPT_BLOCKS:
            content = b"".join(map(self._block, range(first, last + 1)))
        else:
            content = self._checked(first, last)
        return content[start - first * BLOCK_BYTES : end - first * BLOCK_BYTES]

    def check(self) -> None:
        """Read all of it; raises as ``read`` does."""
        step = 64
        for first in range(0, len(self._sums) // _CHECKSUM.size, step):
            self._checked(first, min(first + step, len(self._sums) // _CHECKSUM.size) - 1)

    def _block(self, number: int) -> bytes:
        with self._lock:
            if block := self._kept.get(number):
                self._kept.move_to_end(number)
                return block
        block = self._checked(number, number)
        with self._lock:
            self._kept[number] = block
            if len(self._kept) > _KEPT_BLOCKS:
                self._kept.popitem(last=False)
        return block

    def _checked(self, first: int, last: int) -> bytes:
        start = first * BLOCK_BYTES
        with self._lock:
            content = self._raw(start, min((last + 1) * BLOCK_BYTES, self.length) - start)
        view = memoryview(content)
        for number in range(first, last + 1):
            block = view[number * BLOCK_BYTES - start : (number + 1) * BLOCK_BYTES - start]
            (expected,) = _CHECKSUM.unpack_from(self._sums, number * _CHECKSUM.size)
            if crc32(block) != expected:
                raise ValueError(f"block {number} of {self._name} is damaged")
        return content

    def _raw(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        parts = bytearray()
        while len(parts) < size:
            part = self._file.read(size - len(parts))
            if not part:
                raise EOFError(f"{self._name} is cut short")
            parts += part
        return bytes(parts)


class TrackedStorage(Storage):  # type: ignore[misc, unused-ignore] # Whoosh is untyped
    """A folder as Whoosh uses one; remembers what Whoosh opens and leaves open where it raises, as on a full disk."""

    readonly = False
    supports_mmap = False

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._tracked: list[StructFile] = []

    def list(self) -> builtins.list[str]:
        """Return the names of its files."""
        return self.folder.names()

    def file_exists(self, name: str) -> bool:
        """Tell whether there is such a file."""
        return name in self.folder.names()

    def open_file(self, name: str, **_: object) -> StructFile:
        """Open a file for reading."""
        return self._track(StructFile(self.folder.file(name).open(), name=name))

    def create_file(self, name: str, **_: object) -> StructFile:
        """Make a new file."""
        return self._track(StructFile(self.folder.file(name).create(), name=name))

    def delete_file(self, name: str) -> None:
        """Remove a file."""
        self.folder.delete(name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Give a finished file its name; Whoosh does so with tables of contents, which are sealed before.

        Raises:
            NameError: with ``safe``, there is such a file.
        """
        if safe and self.file_exists(newname):
            raise NameError(newname)
        file = self.folder.file(oldname)
        with file.change() as content:
            seal(content)
        self.folder.take(newname, file)
        self.folder.delete(oldname)

    def close_all(self) -> None:
        """Close what is open; what cannot be written any more is given up."""
        for file in self._tracked:
            with suppress(OSError):  # a full disk was reported when it was written; this only lets go of the file
                file.file.close()
        self._tracked.clear()

    def _track(self, file: StructFile) -> StructFile:
        self._tracked.append(file)
        return file


class _Part:
    """A stretch of a sealed file, as a file of its own that is only read."""

    def __init__(self, file: SealedFile, offset: int, length: int) -> None:
        self._file = file
        self._offset = offset
        self._length = length
        self._position = 0

    def get(self, position: int, size: int) -> bytes:
        if not 0 <= position <= position + size <= self._length:
            raise EOFError("read beyond the end of a file within a segment")
        return self._file.read(self._offset + position, size)

    def read(self, size: int | None = None) -> bytes:
        left = max(0, self._length - self._position)
        found = self.get(self._position, left if size is None or size < 0 else min(size, left))
        self._position += len(found)
        return found

    def readline(self) -> bytes:
        line = bytearray()
        while not line.endswith(b"\n") and (part := self.read(1)):
            line += part
        return bytes(line)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._position = offset + (0, self._position, self._length)[whence]
        return self._position

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        """Leave the file open for the other parts."""


class _PartFile(StructFile):  # type: ignore[misc, unused-ignore] # Whoosh is untyped
    """What Whoosh reads a part through; looking something up needs no seeking."""

    def __init__(self, part: _Part, name: str) -> None:
        super().__init__(part, name=name)
        self._part = part

    def get(self, position: int, length: int) -> bytes:
        return self._part.get(position, length)


class SegmentStorage(CompoundStorage):  # type: ignore[misc, unused-ignore] # as above
    """The files within a sealed segment's file, read as they are needed."""

    def __init__(self, file: StoredFile) -> None:
        self.sealed = SealedFile(file)
        super().__init__(_PartFile(_Part(self.sealed, 0, self.sealed.length), file.name), use_mmap=False)

    def open_file(self, name: str, *_: object, **__: object) -> StructFile:
        offset, length = self.range(name)
        if not 0 <= offset <= offset + length <= self._diroffset:
            raise ValueError(f"{name} lies outside its segment")
        return _PartFile(_Part(self.sealed, offset, length), name)


def segment_files(storage: TrackedStorage, segment: Segment) -> Storage:
    """Return where the files of a segment are read from."""
    if not segment.is_compound():
        return storage
    return SegmentStorage(storage.folder.file(segment.make_filename(segment.COMPOUND_EXT)))
