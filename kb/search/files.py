"""Whoosh's file access without its traps: files left open, memory maps, and damage that nobody notices.

Windows neither replaces nor removes a file that is open. A map whose file is cut short, or whose disk fails, ends the
whole program with a signal where a read raises an error; so nothing is mapped. Most flipped bits would only make
articles hard to find; so tables of contents and segments end with a checksum, which Whoosh itself does not look at.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

if TYPE_CHECKING:
    from whoosh.codec.base import Segment
    from whoosh.filedb.filestore import Storage
    from whoosh.filedb.structfile import StructFile

_CHECKSUM = Struct("<I")
_PART_BYTES = 1 << 20


class Readable(Protocol):
    """As much of a file as a checksum takes."""

    def read(self, size: int, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...


def seal(path: Path) -> None:
    """Append its checksum to a file and wait until both are on the disk."""
    with path.open("r+b") as file:
        checksum = _checksum(file, path.stat().st_size)
        file.seek(0, os.SEEK_END)
        file.write(checksum)
        file.flush()
        os.fsync(file.fileno())


def check(file: Readable) -> None:
    """Read a sealed file through and go back to its beginning; raises ValueError where it is not what was written."""
    size = file.seek(0, os.SEEK_END) - _CHECKSUM.size
    expected = _checksum(file, size)
    if size < 0 or file.read(_CHECKSUM.size) != expected:
        raise ValueError("the checksum is wrong")
    file.seek(0)


def _checksum(file: Readable, size: int) -> bytes:
    file.seek(0)
    checksum = 0
    while size > 0 and (part := file.read(min(size, _PART_BYTES))):
        checksum = crc32(part, checksum)
        size -= len(part)
    return _CHECKSUM.pack(checksum)


class TrackedStorage(FileStorage):
    """Remembers what Whoosh opens, which it leaves open where it raises: on damage and on a full disk."""

    def __init__(self, path: Path, tracked: list[StructFile] | None = None) -> None:
        super().__init__(str(path), supports_mmap=False)
        self._tracked: list[StructFile] = [] if tracked is None else tracked

    def open_file(self, name: str, **options: Any) -> StructFile:  # noqa: ANN401 - Whoosh's signature
        return self._track(super().open_file(name, **options))

    def create_file(self, name: str, **options: Any) -> StructFile:  # noqa: ANN401 - as above
        return self._track(super().create_file(name, **options))

    def temp_storage(self, name: str | None = None) -> TrackedStorage:
        path = Path(super().temp_storage(name).folder)
        return TrackedStorage(path, self._tracked)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Give a finished file its name; Whoosh does so with tables of contents, which are sealed before."""
        if newname.endswith(".toc"):
            seal(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe=safe)

    def close_all(self) -> None:
        """Close what is open; what cannot be written any more is given up."""
        for file in self._tracked:
            with suppress(OSError):  # a full disk was reported when it was written; this only lets go of the file
                file.file.close()
        self._tracked.clear()

    def _track(self, file: StructFile) -> StructFile:
        self._tracked.append(file)
        return file


class _Bytes(BufferFile):  # type: ignore[misc, unused-ignore] # Whoosh is untyped
    """A file in memory; Whoosh's own class keeps a second copy of what it is given."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(b"", name=name)
        self._buf = content
        self.file = BytesIO(content)


class SegmentStorage(CompoundStorage):  # type: ignore[misc, unused-ignore] # as above
    """The files within a segment's file, read into memory whole.

    A snapshot that is open therefore stays what it is, whatever happens to the file.
    """

    def __init__(self, file: StructFile) -> None:
        with closing(file):
            check(file)
            super().__init__(file, use_mmap=False)
            self._contents = {name: self._content(name) for name in self.list()}

    def open_file(self, name: str, *_: object, **__: object) -> StructFile:
        return _Bytes(self._contents[name], name)

    def _content(self, name: str) -> bytes:
        offset, length = self.range(name)
        if not 0 <= offset <= offset + length <= self._diroffset:
            raise ValueError(f"{name} lies outside its segment")
        self._file.seek(offset)
        content: bytes = self._file.read(length)
        if len(content) != length:
            raise EOFError(f"{name} is cut short")
        return content


def segment_files(storage: Storage, segment: Segment) -> Storage:
    """Return where the files of a segment are read from."""
    if not segment.is_compound():
        return storage
    return SegmentStorage(storage.open_file(segment.make_filename(segment.COMPOUND_EXT)))
