"""The index folder: which generation is current, what made it, and how one is opened.

<folder>/CURRENT           the name of the active generation, replaced atomically
<folder>/LOCK              held by whoever writes
<folder>/TURN              held by whoever compares it with the database
<folder>/BULK              held by whoever rebuilds it, or indexes a whole import
<folder>/TIDY              held by whoever merges segments in the background
<folder>/g<32 hex digits>/ Whoosh's files and meta.json: schema version and analyser fingerprint
<folder>/.../scratch/      temporary files of a rebuild or an import; what is left of one that was killed may go
"""

from __future__ import annotations

import json
import re
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex

from kb.errors import IndexBusyError
from kb.identifiers import new_id
from kb.search.files import TrackedStorage, check
from kb.search.guard import FRESH, locked, sync_file, sync_folder, write_atomically
from kb.search.schema import SCHEMA_VERSION, build_schema
from kb.search.segment import SegmentFiles
from kb.search.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kb.search.memory import SegmentCaches
    from kb.search.segment import IndexSegment

_CURRENT = "CURRENT"
_LOCK = "LOCK"
_TURN = "TURN"
_BULK = "BULK"
_TIDY = "TIDY"
_META = "meta.json"
_SCRATCH = "scratch"
_NAME = re.compile(r"g[0-9a-f]{32}")
#: Whoosh allows several indexes in one folder.
INDEX_NAME = "MAIN"
#: A commit elsewhere may remove a segment between two reads; the next table of contents no longer names it.
_ATTEMPTS = 10
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Meta:
    """What made a generation."""

    schema: int
    fingerprint: str


def lock_path(folder: Path) -> Path:
    """Return the file whose lock all writers of an index folder take."""
    return folder / _LOCK


def turn_path(folder: Path) -> Path:
    """Return the file whose lock whoever brings an index folder up to date takes before all others."""
    return folder / _TURN


def bulk_path(folder: Path) -> Path:
    """Return the file whose lock whoever indexes a whole import takes, in which edits go on meanwhile."""
    return folder / _BULK


def tidy_path(folder: Path) -> Path:
    """Return the file whose lock whoever merges segments in the background takes: one at a time is enough."""
    return folder / _TIDY


def make_way(folder: Path) -> None:
    """Make the index folder, whatever stands in its place or in that of its small files.

    What stands in the place of the folder is not ours and is kept under another name; within it all may go. The folder
    of the library is never made: where it was taken away, an empty one would stand in the way when it comes back.
    """
    if folder.exists() and not folder.is_dir():
        folder.replace(folder.with_name(f"{folder.name}.{new_id().hex}.aside"))
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in (_TURN, _BULK, _TIDY, _LOCK, _CURRENT, f"{_CURRENT}{FRESH}"):
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)


def current_name(folder: Path) -> str:
    """Return the name of the active generation, or nothing when there is none.

    Raises:
        ValueError: the file that names it is damaged.
    """
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    if not _NAME.fullmatch(name):
        raise ValueError("CURRENT is damaged")
    return name


def current_or_none(folder: Path) -> str:
    """Return the name of the active generation, or nothing when there is none or it cannot be told."""
    try:
        return current_name(folder)
    except (OSError, ValueError):
        return ""


def latest_commit(path: Path) -> int:
    """Return the number of the last commit in a generation's folder, -1 when there is none."""
    return int(TOC._latest_generation(FileStorage(str(path)), INDEX_NAME))  # noqa: SLF001 - the version is pinned


def read_meta(path: Path) -> Meta:
    """Return what made the generation in ``path``.

    Raises:
        OSError, ValueError, TypeError: it is missing or damaged.
    """
    return Meta(**json.loads((path / _META).read_text(encoding="utf-8")))


@contextmanager
def created(folder: Path, fingerprint: str) -> Iterator[Path]:
    """Create the folder of a new generation beside the others; it is removed if anything fails. Hold the lock."""
    # Never a name that was there before: readers tell generations apart by it.
    path = folder / f"g{new_id().hex}"
    path.mkdir()
    storage = TrackedStorage(path)
    try:
        (path / _META).write_text(json.dumps(asdict(Meta(SCHEMA_VERSION, fingerprint))), encoding="utf-8")
        FileIndex.create(storage, build_schema(), INDEX_NAME)
        yield path
    except BaseException:
        storage.close_all()
        if current_or_none(folder) != path.name:
            shutil.rmtree(path, ignore_errors=True)
        raise


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """Give a new folder for temporary files within a folder; what a killed program left there is removed first."""
    folder = path / _SCRATCH
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def activate(path: Path) -> None:
    """Make a finished generation the current one, surely on the disk, and remove the others; hold the lock."""
    for file in path.iterdir():
        if file.is_file():
            sync_file(file)
    sync_folder(path)
    sync_folder(path.parent)
    write_atomically(path.parent / _CURRENT, path.name)
    remove_others(path.parent, path.name)


def remove_others(folder: Path, kept: str) -> None:
    """Remove generations other than ``kept``; those still open on Windows stay until the next time. Hold the lock."""
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name) and path.name != kept:
            shutil.rmtree(path, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed programs left in an index folder, unless somebody is writing; hold the lock of turns."""
    current = current_or_none(folder)
    left = [path for path in folder.iterdir() if path.name == _SCRATCH or _NAME.fullmatch(path.name)]
    if not current or all(path.name == current for path in left):
        return
    with suppress(IndexBusyError), locked(bulk_path(folder)), locked(lock_path(folder)):
        shutil.rmtree(folder / _SCRATCH, ignore_errors=True)
        remove_others(folder, current_or_none(folder) or current)


def open_snapshot(
    path: Path, known: dict[str, IndexSegment], caches: SegmentCaches, on_damage: Callable[[], None]
) -> Snapshot:
    """Open the last commit of a generation; segments already open (``known``, by name) are used again.

    Raises:
        Exception: whatever Whoosh raises on damage; see ``guard.reading_whoosh``.
    """
    for attempt in range(_ATTEMPTS):
        storage = TrackedStorage(path)
        try:
            return _open_once(path, storage, known, caches, on_damage)
        except (FileNotFoundError, EmptyIndexError):
            if attempt == _ATTEMPTS - 1 or not path.exists():
                raise
            time.sleep(_PAUSE_SECONDS)
        finally:
            storage.close_all()
    raise AssertionError("unreachable")


def _open_once(
    path: Path,
    storage: TrackedStorage,
    known: dict[str, IndexSegment],
    caches: SegmentCaches,
    on_damage: Callable[[], None],
) -> Snapshot:
    check(path / TOC._filename(INDEX_NAME, latest_commit(path)))  # noqa: SLF001 - as above
    toc = TOC.read(storage, INDEX_NAME, schema=build_schema())
    files: list[IndexSegment] = []
    for segment in toc.segments:
        opened = known.get(segment.segment_id())
        files.append(opened or SegmentFiles(path, storage, segment, caches, on_damage))
    return Snapshot(files, [frozenset(segment.deleted_docs()) for segment in toc.segments], caches.limit)
