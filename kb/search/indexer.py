"""Small changes to the index: the articles of one saved edit or one import, in one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from kb.errors import IndexUnavailableError
from kb.search import generation
from kb.search.document import to_row
from kb.search.guard import locked, writing_whoosh
from kb.search.schema import ID_FIELD, tokens_of
from kb.search.writer import BulkWriter, abandon, merge_small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from kb.search.document import IndexDocument
    from kb.search.index import SearchIndex
    from kb.search.snapshot import Snapshot

    #: An article's id, its stored row and its tokens by field.
    _Prepared = tuple[str, dict[str, Any], dict[str, tuple[str, ...]]]


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
    prepared = [(str(key), to_row(document), tokens_of(document)) for key, document in latest.items()]
    try:
        with writing_whoosh(index.folder):
            _write(index, prepared, (*latest, *deleted))
    except IndexUnavailableError:
        index.distrust()
        raise


def _write(index: SearchIndex, prepared: list[_Prepared], gone_ids: Iterable[UUID]) -> None:
    path = index.path
    with locked(generation.lock_path(index.folder)):
        gone = _numbers(index.snapshot(), gone_ids)
        if not gone and not prepared:
            return
        writer = BulkWriter(generation.open_for_writing(path))
        try:
            for number in gone:
                writer.delete_document(number)
            for article_id, row, tokens in prepared:
                writer.add_tokens(article_id, row, tokens)
            writer.commit(mergetype=merge_small)
        except BaseException:
            abandon(writer)
            raise


def _numbers(snapshot: Snapshot, article_ids: Iterable[UUID]) -> list[int]:
    """Return the numbers of the documents of these articles that are not deleted."""
    found = [snapshot.postings.documents(ID_FIELD, str(article_id)) for article_id in dict.fromkeys(article_ids)]
    numbers = np.concatenate(found) if found else np.empty(0, np.int32)
    return [int(number) for number in numbers[snapshot.alive[numbers]]]
