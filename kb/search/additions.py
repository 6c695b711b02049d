"""Thousands of articles added at once: their segment is written aside, and edits go on until it is put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import IndexUnavailableError
from kb.search.commit import Commit
from kb.search.files import TrackedStorage
from kb.search.generation import INDEX_NAME, LOCK
from kb.search.guard import writing_whoosh
from kb.search.schema import ID_FIELD
from kb.search.segment_source import SegmentSource
from kb.search.writer import MEMORY_BYTES, new_segment, write_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from uuid import UUID

    from kb.search.folders import Folder
    from kb.search.index import SearchIndex
    from kb.search.merging import Source


class Addition:
    """One segment for the index: ``write`` takes its time and no lock, ``finish`` takes the writers' lock for a moment.

    A rebuild meanwhile makes it void: whoever uses it keeps rebuilds out.
    """

    def __init__(self, index: SearchIndex, folder: Folder) -> None:
        """``folder`` is for temporary files, on the disk of the index.

        Raises:
            IndexUnavailableError: the index must be rebuilt first.
        """
        self._index = index
        self._generation = index.current
        self._folder = folder
        self._segment = new_segment(INDEX_NAME)

    def write(
        self,
        sources: Sequence[Source],
        *,
        memory_bytes: int = MEMORY_BYTES,
        advance: Callable[[float], None] | None = None,
    ) -> None:
        """Write the articles; ``advance`` gets the share that is done, from 0 to 1, and may raise to stop it.

        Raises:
            DiskFullError, LibraryReadOnlyError: nothing was changed.
        """
        with writing_whoosh(self._folder):
            write_segment(self._folder, self._segment, sources, memory_bytes=memory_bytes, advance=advance)

    def finish(self, article_ids: Collection[UUID], outdated: Collection[UUID]) -> None:
        """Replace or add all of ``article_ids`` but the ``outdated`` ones, all or nothing.

        Raises:
            IndexBusyError: another program is writing.
            IndexUnavailableError: the index was damaged, or rebuilt meanwhile.
            DiskFullError, LibraryReadOnlyError: nothing was changed.
        """
        try:
            with writing_whoosh(self._index.files), self._index.files.locked(LOCK):
                self._finish(_terms(article_ids) - _terms(outdated), _terms(outdated))
        except IndexUnavailableError:
            self._index.distrust()
            raise

    def _finish(self, replaced: frozenset[bytes], left_out: frozenset[bytes]) -> None:
        if self._index.current.name != self._generation.name:
            raise IndexUnavailableError(path=str(self._generation))
        with Commit(self._generation) as commit:
            for segment, source in zip(commit.segments, commit.sources(commit.segments), strict=True):
                for number in source.documents_with(ID_FIELD, replaced):
                    segment.delete_document(number)
            for number in self._documents_with(left_out):
                self._segment.delete_document(number)
            commit.drop({segment.segment_id() for segment in commit.segments if not segment.doc_count()})
            commit.adopt(self._segment, self._folder)
            commit.publish()

    def _documents_with(self, terms: frozenset[bytes]) -> list[int]:
        if not terms:
            return []
        # Closed again by the end of this: Windows moves no open file.
        return SegmentSource(TrackedStorage(self._folder), self._segment, ()).documents_with(ID_FIELD, terms)


def _terms(article_ids: Collection[UUID]) -> frozenset[bytes]:
    return frozenset(str(article_id).encode() for article_id in article_ids)
