"""Whoosh's file access without its traps: files left open, and memory maps.

Windows neither replaces nor removes a file that is open. A map whose file is cut short, or whose disk fails, ends the
whole program with a signal where a read raises an error; so nothing is mapped.
"""

from __future__ import annotations

from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

if TYPE_CHECKING:
    from whoosh.codec.base import Segment
    from whoosh.filedb.filestore import Storage
    from whoosh.filedb.structfile import StructFile


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

    def close_all(self) -> None:
        """Close what is open; what cannot be written any more is given up."""
        for file in self._tracked:
            with suppress(OSError):
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
