"""A library's database and index with no library around them: nothing works in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.search.index import SearchIndex
from kb.storage.database import Database
from tests.kb.services.encrypted_program import Program
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


@pytest.fixture
def program(blank_paths: LibraryPaths, database: Database) -> Program:
    """One program with an encrypted library, its index up to date."""
    made = Program(blank_paths, database)
    assert made.ready()
    return made
