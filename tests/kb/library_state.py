"""What is in a library's files, read the way a program that starts now reads them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.search.index import SearchIndex
from kb.services.index_documents import index_document
from kb.storage import article_store, call_store
from kb.storage.database import Database
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlmodel import Session

    from kb.domain.article import Article
    from kb.library import LibraryPaths
    from kb.protection import LibraryKey
    from kb.search.document import IndexDocument


def indexed(paths: LibraryPaths, key: LibraryKey | None = None) -> dict[UUID, IndexDocument]:
    """Return what the index holds, by article; ``key`` is that of an encrypted library."""
    snapshot = SearchIndex.open(paths.index, key=key).snapshot()
    documents = [snapshot.document(number) for number in range(snapshot.size) if snapshot.alive[number]]
    assert len({document.article_id for document in documents}) == len(documents)
    return {document.article_id: document for document in documents}


@contextmanager
def _reading(paths: LibraryPaths, key: LibraryKey | None = None) -> Iterator[Session]:
    database = Database.open(paths.database, clock=PlayedClock(), key=key)
    try:
        with database.read() as session:
            yield session
    finally:
        database.close()


def saved_articles(paths: LibraryPaths, key: LibraryKey | None = None) -> list[Article]:
    """Return the latest revisions in the database."""
    with _reading(paths, key) as session:
        return [revision.article for revision in article_store.all_articles(session)]


def saved_notes(paths: LibraryPaths) -> list[str]:
    """Return the notes of the calls that have not ended."""
    with _reading(paths) as session:
        return [call.notes for call in call_store.open_calls(session)]


def saved(paths: LibraryPaths, key: LibraryKey | None = None) -> dict[UUID, IndexDocument]:
    """Return what the index should hold, by article."""
    return {article.id: index_document(article) for article in saved_articles(paths, key)}
