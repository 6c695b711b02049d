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
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from whoosh.index import TOC, EmptyIndexError, FileIndex

from kb.errors import IndexBusyError
from kb.identifiers import new_id
from kb.search.files import TrackedStorage, check
from kb.search.schema import SCHEMA_VERSION, build_schema
from kb.search.segment import SegmentFiles
from kb.search.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.search.folders import Folder
    from kb.search.memory import SegmentCaches
    from kb.search.segment import IndexSegment

#: Names the active generation.
CURRENT = "CURRENT"
#: Locks: of all writers; of whoever brings the index up to date, who takes it before all others; of whoever indexes a
#: whole import, in which edits go on meanwhile; of whoever merges segments in the background, one at a time.
LOCK, TURN, BULK, TIDY = "LOCK", "TURN", "BULK", "TIDY"
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


def make_way(folder: Folder) -> None:
    """Make the index folder, whatever stands in its place or in that of its small files."""
    folder.prepare((TURN, BULK, TIDY, LOCK, CURRENT))


def current_name(folder: Folder) -> str:
    """Return the name of the active generation, or nothing when there is none.

    Raises:
        ValueError: the file that names it is damaged.
    """
    try:
        name = folder.read_text(CURRENT).strip()
    except FileNotFoundError:
        return ""
    if not _NAME.fullmatch(name):
        raise ValueError("CURRENT is damaged")
    return name


def current_or_none(folder: Folder) -> str:
    """Return the name of the active generation, or nothing when there is none or it cannot be told."""
    try:
        return current_name(folder)
    except (OSError, ValueError):
        return ""


def latest_commit(folder: Folder) -> int:
    """Return the number of the last commit in a generation's folder, -1 when there is none."""
    return int(TOC._latest_generation(TrackedStorage(folder), INDEX_NAME))  # noqa: SLF001 - the version is pinned


def read_meta(folder: Folder) -> Meta:
    """Return what made the generation in a folder.

    Raises:
        OSError, ValueError, TypeError: it is missing or damaged.
    """
    return Meta(**json.loads(folder.read_text(_META)))


@contextmanager
def created(folder: Folder, fingerprint: str) -> Iterator[Folder]:
    """Create the folder of a new generation beside the others; it is removed if anything fails. Hold the lock."""
    # Never a name that was there before: readers tell generations apart by it.
    made = folder.make_folder(f"g{new_id().hex}")
    storage = TrackedStorage(made)
    try:
        made.write_text(_META, json.dumps(asdict(Meta(SCHEMA_VERSION, fingerprint))))
        FileIndex.create(storage, build_schema(), INDEX_NAME)
        yield made
    except BaseException:
        storage.close_all()
        if current_or_none(folder) != made.name:
            folder.remove_folder(made.name)
        raise


@contextmanager
def scratch(folder: Folder) -> Iterator[Folder]:
    """Give a new folder for temporary files within a folder; what a killed program left there is removed first."""
    folder.remove_folder(_SCRATCH)
    try:
        yield folder.make_folder(_SCRATCH)
    finally:
        folder.remove_folder(_SCRATCH)


def activate(folder: Folder, made: Folder) -> None:
    """Make a finished generation the current one, surely on the disk, and remove the others; hold the lock."""
    made.settle(files=True)
    folder.settle()
    folder.write_text(CURRENT, made.name)
    remove_others(folder, made.name)


def remove_others(folder: Folder, kept: str) -> None:
    """Remove generations other than ``kept``; those still open on Windows stay until the next time. Hold the lock."""
    for name in folder.names():
        if _NAME.fullmatch(name) and name != kept:
            folder.remove_folder(name)


def remove_leftovers(folder: Folder) -> None:
    """Remove what killed programs left in an index folder, unless somebody is writing; hold the lock of turns."""
    current = current_or_none(folder)
    left = [name for name in folder.names() if name == _SCRATCH or _NAME.fullmatch(name)]
    if not current or all(name == current for name in left):
        return
    with suppress(IndexBusyError), folder.locked(BULK), folder.locked(LOCK):
        folder.remove_folder(_SCRATCH)
        remove_others(folder, current_or_none(folder) or current)


def open_snapshot(
    folder: Folder, known: dict[str, IndexSegment], caches: SegmentCaches, on_damage: Callable[[], None]
) -> Snapshot:
    """Open the last commit of a generation; segments already open (``known``, by name) are used again.

    Raises:
        Exception: whatever Whoosh raises on damage; see ``guard.reading_whoosh``.
    """
    for attempt in range(_ATTEMPTS):
        storage = TrackedStorage(folder)
        try:
            return _open_once(storage, known, caches, on_damage)
        except (FileNotFoundError, EmptyIndexError):
            if attempt == _ATTEMPTS - 1 or not folder.exists():
                raise
            time.sleep(_PAUSE_SECONDS)
        finally:
            storage.close_all()
    raise AssertionError("unreachable")


def _open_once(
    storage: TrackedStorage,
    known: dict[str, IndexSegment],
    caches: SegmentCaches,
    on_damage: Callable[[], None],
) -> Snapshot:
    check(storage.folder.file(TOC._filename(INDEX_NAME, latest_commit(storage.folder))))  # noqa: SLF001 - as above
    toc = TOC.read(storage, INDEX_NAME, schema=build_schema())
    files: list[IndexSegment] = []
    for segment in toc.segments:
        opened = known.get(segment.segment_id())
        files.append(opened or SegmentFiles(storage, segment, caches, on_damage))
    return Snapshot(files, [frozenset(segment.deleted_docs()) for segment in toc.segments], caches.limit)
