"""Commits: a generation's table of contents read, changed and written anew; what it no longer names is removed."""

from __future__ import annotations

from bisect import bisect_right
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Self

from whoosh.index import TOC, clean_files

from kb.search.files import TrackedStorage
from kb.search.generation import INDEX_NAME
from kb.search.schema import build_schema
from kb.search.segment_source import SegmentSource
from kb.search.writer import MEMORY_BYTES, new_segment, segment_name, write_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from types import TracebackType

    from whoosh.codec.whoosh3 import W3Segment

    from kb.search.folders import Folder
    from kb.search.merging import Source


class Commit:
    """A change of a generation, in a ``with`` block under the writers' lock: all of it or, without ``publish``, none.

    Everything raises what damage raises (see guard.writing_whoosh).
    """

    def __init__(self, folder: Folder) -> None:
        """Read what the generation in a folder has."""
        self._folder = folder
        self._storage = TrackedStorage(folder)
        try:
            toc = TOC.read(self._storage, INDEX_NAME, schema=build_schema())
        finally:
            self._storage.close_all()
        self._number: int = toc.generation + 1
        self._added: list[str] = []
        #: The segments that will be published, in the order their documents are numbered.
        self.segments: list[W3Segment] = toc.segments

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was written and not published."""
        self._storage.close_all()
        unfinished = [name for name in self._folder.names() if fnmatch(name, f"_{INDEX_NAME}_*.toc.*")]
        for name in (*self._added, *unfinished):
            self._folder.delete(name)

    def delete(self, numbers: Iterable[int]) -> None:
        """Delete documents by their numbers through all segments."""
        bases = [0]
        for segment in self.segments:
            bases.append(bases[-1] + segment.doc_count_all())
        for number in numbers:
            position = bisect_right(bases, number) - 1
            self.segments[position].delete_document(number - bases[position])

    def drop(self, names: Collection[str]) -> None:
        """Take segments out."""
        self.segments = [segment for segment in self.segments if segment.segment_id() not in names]

    def sources(self, segments: Iterable[W3Segment]) -> list[SegmentSource]:
        """Return segments as sources of another one, without the documents that are deleted."""
        return [SegmentSource(self._storage, segment, tuple(segment.deleted_docs())) for segment in segments]

    def write(
        self,
        sources: Sequence[Source],
        *,
        memory_bytes: int = MEMORY_BYTES,
        advance: Callable[[float], None] | None = None,
    ) -> None:
        """Add a segment of all documents of the sources, in their order."""
        segment = new_segment(INDEX_NAME)
        self._added.append(segment_name(segment))
        write_segment(self._folder, segment, sources, memory_bytes=memory_bytes, advance=advance)
        self.segments.append(segment)

    def adopt(self, segment: W3Segment, folder: Folder) -> None:
        """Add a segment that was written to another folder on the same disk."""
        name = segment_name(segment)
        self._added.append(name)
        self._folder.take(name, folder.file(name))
        self.segments.append(segment)

    def publish(self) -> None:
        """Let readers see the change; it is surely on the disk."""
        TOC(build_schema(), self.segments, self._number).write(self._storage, INDEX_NAME)
        self._added.clear()
        self._folder.settle()
        clean_files(self._storage, INDEX_NAME, self._number, self.segments)
