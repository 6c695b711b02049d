"""What one program has of an encrypted library, and what waits for its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.protection import LibraryKey
from kb.search.index import SearchIndex
from kb.services.indexing import IndexCondition, IndexingService
from kb.storage import outbox_store
from tests.kb.services.unindexed import indexed

if TYPE_CHECKING:
    from kb.library import LibraryPaths
    from kb.services.bulk_analysis import BulkSettings
    from kb.storage.database import Database


KEY = LibraryKey.new()


class Program:
    """What one program has of an encrypted library."""

    def __init__(self, paths: LibraryPaths, database: Database, bulk: BulkSettings | None = None) -> None:
        self.database = database
        self.index = SearchIndex.open(paths.index, key=KEY)
        self.indexing = IndexingService(database, self.index, bulk)

    @property
    def titles(self) -> set[str]:
        return indexed(self.index)

    def needs_care(self) -> bool:
        return self.indexing.needs_care

    def ready(self) -> bool:
        return self.indexing.catch_up() is IndexCondition.READY


def waiting(database: Database) -> int:
    with database.read() as session:
        return outbox_store.count(session)
