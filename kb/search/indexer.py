"""Small changes to the index: the articles of one saved edit or one small import, in one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kb.errors import IndexUnavailableError
from kb.search.commit import Commit
from kb.search.generation import LOCK
from kb.search.guard import writing_whoosh
from kb.search.inversion import invert, prepare
from kb.search.merge_policy import within_commit
from kb.search.schema import ID_FIELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from kb.search.document import IndexDocument
    from kb.search.index import SearchIndex
    from kb.search.merging import Source
    from kb.search.snapshot import Snapshot


def apply(index: SearchIndex, updated: Sequence[IndexDocument], deleted: Sequence[UUID] = ()) -> None:
    """Replace or add articles and remove others, all or nothing; an article that is not there is removed silently.

    While a rebuild runs this is refused, so that no change goes to a generation about to be dropped.

    Raises:
        IndexBusyError: another program, or a rebuild, is writing.
        IndexUnavailableError: the index must be rebuilt first.
        DiskFullError, LibraryReadOnlyError: nothing was changed.
    """
    latest = {document.article_id: document for document in updated}
    if not latest and not deleted:
        return
    # Analysed before the lock is taken, so that it is held briefly.
    inverted = invert(map(prepare, latest.values()))
    _commit(index, [inverted] if inverted.size else [], (*latest, *deleted))


def _commit(index: SearchIndex, added: Sequence[Source], gone_ids: Iterable[UUID]) -> None:
    try:
        with writing_whoosh(index.files):
            current = index.current
            with index.files.locked(LOCK):
                gone = _numbers(index.snapshot(), gone_ids)
                if not gone and not added:
                    return
                with Commit(current) as commit:
                    commit.delete(gone)
                    _write(commit, added)
                    commit.publish()
    except IndexUnavailableError:
        index.distrust()
        raise


def _write(commit: Commit, added: Sequence[Source]) -> None:
    """Write what is added, together with segments that are due to be merged; drop those whose documents are gone."""
    commit.drop({segment.segment_id() for segment in commit.segments if not segment.doc_count()})
    sizes = [segment.doc_count() for segment in commit.segments]
    merged = [commit.segments[position] for position in within_commit(sizes)]
    sources = [*commit.sources(merged), *added]
    commit.drop({segment.segment_id() for segment in merged})
    if sources:
        commit.write(sources)


def _numbers(snapshot: Snapshot, article_ids: Iterable[UUID]) -> list[int]:
    """Return the numbers of the documents of these articles that are not deleted."""
    found = [snapshot.postings.documents(ID_FIELD, str(article_id)) for article_id in dict.fromkeys(article_ids)]
    numbers = np.concatenate(found) if found else np.empty(0, np.int32)
    return [int(number) for number in numbers[snapshot.alive[numbers]]]
