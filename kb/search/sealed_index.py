"""The index of an encrypted library: worked with in memory, and kept on the disk as one sealed file.

    <folder>/index.sealed   sealed with the library's key (``kb.protection``): a line of JSON, then the files it names

The line says in which form the file is, which generation of the index it holds and how far the database was indexed.
Whoever starts reads the file; whoever writes it replaces it whole. It is only ever behind, never ahead: what it misses
the database tells. Whoever has the key wrote it, so that what Whoosh unpickles of it is ours.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from kb.errors import IndexBusyError
from kb.protection import KeyPurpose, read_sealed, write_sealed
from kb.search import generation
from kb.search.folders import DiskFolder
from kb.search.guard import replaced, writing_whoosh
from kb.search.memory_folder import MemoryFolder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kb.protection import LibraryKey

_log = logging.getLogger(__name__)

FILE_NAME = "index.sealed"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the database was indexed, as whoever keeps the index counts; ``witness`` is what was newest in it."""

    sequence: int
    witness: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """What the index held at one moment; nothing of it was copied. ``file`` tells the file it was read from."""

    generation: str
    mark: Mark
    files: Mapping[str, bytes]
    file: tuple[int, ...] = ()


class SealedIndex:
    """The file of an index folder; any thread may use it."""

    def __init__(self, folder: Path, key: LibraryKey) -> None:
        self._disk = DiskFolder(folder)
        self._path = folder / FILE_NAME
        self._key = key
        self._seen: tuple[int, ...] | None = None
        self._kept: frozenset[str] = frozenset()
        #: What the index in memory began with.
        self.mark: Mark | None = None
        #: The index, which is nowhere else.
        self.files = MemoryFolder(str(folder))

    @property
    def disk(self) -> DiskFolder:
        """Where locks are that programs share."""
        return self._disk

    @property
    def changed(self) -> bool:
        """Whether there is a file that was neither installed nor dismissed nor written here."""
        found = self._identity()
        return found is not None and found != self._seen

    @property
    def holds(self) -> bool:
        """Whether there is an index in memory."""
        return bool(generation.current_or_none(self.files))

    @property
    def differs(self) -> bool:
        """Whether the index in memory has had commits, or a rebuild, since it was read or written."""
        name, files = self._known()
        return bool(name) and self._kept != _commit_of(name, files)

    @property
    def size(self) -> int:
        """How many bytes the index in memory has."""
        return sum(map(len, self._known()[1].values()))

    def read(self) -> Frozen | None:
        """Read the file; None where there is none, or none that this key sealed and that is what was written.

        What is in memory already is not taken up again.
        """
        try:
            with self._path.open("rb", buffering=0) as file:
                identity = _identity(os.fstat(file.fileno()))
                try:
                    content = _Reading(read_sealed(file, self._key, KeyPurpose.INDEX)).content(self._known())
                except (ValueError, KeyError, TypeError):
                    _log.warning("the sealed index is not what was written, and is made anew", exc_info=True)
                    self._seen = identity
                    return None
        except FileNotFoundError:
            return None
        except OSError:
            _log.warning("the sealed index cannot be read", exc_info=True)
            return None
        return replace(content, file=identity)

    def load(self) -> None:
        """Have what is in the file as the index, if it can be read."""
        content = self.read()
        if content is not None:
            self.install(content)

    def install(self, content: Frozen) -> None:
        """Have what was read as the index; hold its locks."""
        self._seen = content.file
        self.mark = content.mark
        self._kept = _commit_of(content.generation, content.files)
        if generation.current_or_none(self.files) == content.generation:
            self.files.folder(content.generation).replace_content(content.files)
            return
        self.files.remove_folder(content.generation)
        self.files.make_folder(content.generation).replace_content(content.files)
        self.files.write_text(generation.CURRENT, content.generation)
        generation.remove_others(self.files, content.generation)

    def dismiss(self, content: Frozen) -> None:
        """Think nothing of what was read: the file may be replaced."""
        self._seen = content.file

    def forget(self) -> None:
        """Have no index any more; hold its locks."""
        self.mark = None
        self.files.delete(generation.CURRENT)
        generation.remove_others(self.files, "")

    def frozen(self, mark: Mark) -> Frozen | None:
        """Return the index as it is, all of which ``mark`` tells; None where there is none. Hold the lock of turns."""
        name = generation.current_or_none(self.files)
        return Frozen(name, mark, self.files.folder(name).content()) if name else None

    def write(self, content: Frozen, *, over_others: bool = False) -> bool:
        """Put it in the place of the file; False where another program holds the lock, or has written meanwhile.

        With ``over_others`` what another has written is replaced.

        Raises:
            DiskFullError, LibraryReadOnlyError: the file is as it was.
        """
        with suppress(IndexBusyError), writing_whoosh(self._path):
            generation.make_way(self._disk)
            with self._disk.locked(generation.LOCK):
                if self.changed and not over_others:
                    return False
                with replaced(self._path) as file:
                    write_sealed(file, _pieces(content), self._key, KeyPurpose.INDEX)
                # What a library had before it was encrypted.
                self._disk.delete(generation.CURRENT)
                generation.remove_others(self._disk, "")
                self._seen = self._identity()
                self._kept = _commit_of(content.generation, content.files)
                return True
        return False

    def _known(self) -> tuple[str, dict[str, bytes]]:
        name = generation.current_or_none(self.files)
        return name, self.files.folder(name).content() if name else {}

    def _identity(self) -> tuple[int, ...] | None:
        try:
            return _identity(self._path.stat())
        except OSError:
            return None


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_mtime_ns, status.st_size


def _commit_of(name: str, files: Mapping[str, bytes]) -> frozenset[str]:
    """Return names that no two commits have in common; each has a table of contents with another number."""
    return frozenset((name, *files))


def _pieces(content: Frozen) -> Iterator[bytes]:
    line = {
        "format": _FORMAT,
        "generation": content.generation,
        "mark": asdict(content.mark),
        "files": [[name, len(data)] for name, data in content.files.items()],
    }
    yield json.dumps(line).encode() + b"\n"
    yield from content.files.values()


class _Reading:
    """Cuts the content of a sealed file up again."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")

    def content(self, known: tuple[str, Mapping[str, bytes]]) -> Frozen:
        line = json.loads(self._line())
        if line["format"] != _FORMAT:
            raise ValueError("the index was sealed in another form")
        name: str = line["generation"]
        same = known[1] if known[0] == name else {}
        files: dict[str, bytes] = {}
        for file, size in line["files"]:
            have = same.get(file)
            # Segments never change, and their names are never used again.
            use = have if have is not None and file.endswith(".seg") and len(have) == size else None
            files[file] = self._next(size, use)
        if len(self._rest) or next(self._parts, None) is not None:
            raise ValueError("there is more than was named")
        return Frozen(name, Mark(**line["mark"]), files)

    def _line(self) -> bytes:
        line, end, rest = bytes(next(self._parts, b"")).partition(b"\n")
        if not end:
            raise ValueError("it does not begin with a line")
        self._rest = memoryview(rest)
        return line

    def _next(self, size: int, have: bytes | None) -> bytes:
        """Return the next so many bytes; those that are there already are passed over."""
        found = BytesIO() if have is None else None
        left = size
        while left:
            if not len(self._rest):
                part = next(self._parts, None)
                if part is None:
                    raise ValueError("less is there than was named")
                self._rest = memoryview(part)
            piece = self._rest[:left]
            if found is not None:
                found.write(piece)
            left -= len(piece)
            self._rest = self._rest[len(piece) :]
        return found.getvalue() if found is not None else have or b""
