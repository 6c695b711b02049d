"""A library's database and index with no library around them: nothing works in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.search.index import SearchIndex
from kb.storage.database import Database
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library import LibraryPaths


@pytest.fixture
def database(blank_paths: LibraryPaths) -> Iterator[Database]:
    opened = Database.open(blank_paths.database, clock=PlayedClock())
    yield opened
    opened.close()


@pytest.fixture
def index(blank_paths: LibraryPaths) -> SearchIndex:
    return SearchIndex.open(blank_paths.index)
