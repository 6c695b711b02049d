"""Whoosh's file access, with every file closed in the end: Windows neither replaces nor removes one that is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage

if TYPE_CHECKING:
    from whoosh.filedb.structfile import StructFile


class TrackedStorage(FileStorage):
    """Remembers what Whoosh opens, which it leaves open where it raises: on damage and on a full disk."""

    def __init__(self, path: Path, tracked: list[StructFile] | None = None) -> None:
        super().__init__(str(path))
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
