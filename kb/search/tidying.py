"""Merging segments in the background: the long part needs no lock, so edits go on meanwhile.

Segments never change, only what is deleted of them. So a merge reads the segments as they are, and when it is done the
documents deleted since are deleted of its result too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kb.search.commit import Commit
from kb.search.generation import INDEX_NAME, LOCK
from kb.search.guard import writing_whoosh
from kb.search.merge_policy import in_background
from kb.search.writer import MEMORY_BYTES, new_segment, write_segment

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.search.folders import Folder
    from kb.search.index import SearchIndex
    from kb.search.segment_source import SegmentSource
    from kb.search.snapshot import Snapshot


def documents_to_merge(snapshot: Snapshot) -> int:
    """Return how many documents a merge that is due would write anew; 0 where all is well."""
    store = snapshot.postings
    sizes = [
        int(np.count_nonzero(snapshot.alive[base : base + segment.size]))
        for base, segment in zip(store.bases, store.segments, strict=True)
    ]
    deleted = [segment.size - size for segment, size in zip(store.segments, sizes, strict=True)]
    return sum(sizes[position] for position in in_background(sizes, deleted))


class Merge:
    """A merge that is due: ``begin`` and ``finish`` are short and take the writers' lock, ``write`` takes its time."""

    def __init__(self, generation: Folder, sources: dict[str, SegmentSource]) -> None:
        self._generation = generation
        self._sources = sources
        self._segment = new_segment(INDEX_NAME)

    @classmethod
    def begin(cls, index: SearchIndex) -> Merge | None:
        """Open the segments that should be merged; None where all is well.

        Raises:
            IndexBusyError: another program is writing.
            IndexUnavailableError: the index must be rebuilt.
        """
        with writing_whoosh(index.files):
            current = index.current
            with index.files.locked(LOCK), Commit(current) as commit:
                sizes = [segment.doc_count() for segment in commit.segments]
                deleted = [segment.deleted_count() for segment in commit.segments]
                chosen = [commit.segments[position] for position in in_background(sizes, deleted)]
                names = [segment.segment_id() for segment in chosen]
                sources = dict(zip(names, commit.sources(chosen), strict=True))
        return cls(current, sources) if sources else None

    def write(
        self, folder: Folder, *, memory_bytes: int = MEMORY_BYTES, advance: Callable[[float], None] | None = None
    ) -> None:
        """Write the merged segment to a folder on the same disk.

        Raises:
            IndexUnavailableError, DiskFullError: as writing does; ``advance`` may raise whatever it likes.
        """
        with writing_whoosh(self._generation):
            sources = list(self._sources.values())
            write_segment(folder, self._segment, sources, memory_bytes=memory_bytes, advance=advance)

    def finish(self, index: SearchIndex, folder: Folder) -> bool:
        """Put the merged segment in the place of the others; False where somebody else has replaced all of them.

        Raises:
            IndexBusyError: another program is writing.
        """
        with writing_whoosh(index.files), index.files.locked(LOCK):
            if index.current.name != self._generation.name:
                return False
            with Commit(self._generation) as commit:
                still_there = {segment.segment_id(): segment for segment in commit.segments}
                if still_there.keys().isdisjoint(self._sources):
                    return False
                base = 0
                for name, source in self._sources.items():
                    # The documents of a segment that somebody else has merged or dropped are where they put them.
                    segment = still_there.get(name)
                    gone = source.deleted_since(segment.deleted_docs()) if segment else range(source.size)
                    for number in gone:
                        self._segment.delete_document(base + number)
                    base += source.size
                commit.drop(self._sources.keys())
                commit.adopt(self._segment, folder)
                commit.publish()
        return True
