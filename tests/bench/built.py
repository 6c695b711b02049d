"""What is measured on, built once per size and folder: the product's index, and a whole library around it."""

from __future__ import annotations

import shutil
import time
from itertools import islice
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.errors import LibraryMissingError
from kb.library import LibraryPaths
from kb.search.index import SearchIndex
from kb.storage import article_store, outbox_store
from kb.storage.database import Database
from tests.bench import corpus
from tests.bench.measuring import say

if TYPE_CHECKING:
    from pathlib import Path

#: Articles saved in one transaction while a library is built.
_STEP = 2_000
_EDITION_FILE = "edition.txt"


def place_of(workshop: Path, count: int) -> Path:
    """Return the folder for everything about a corpus of one size; what is there of another edition is removed."""
    place = workshop / str(count)
    edition = place / _EDITION_FILE
    if place.exists() and not (edition.is_file() and edition.read_text(encoding="ascii") == str(corpus.EDITION)):
        shutil.rmtree(place)
    place.mkdir(parents=True, exist_ok=True)
    edition.write_text(str(corpus.EDITION), encoding="ascii")
    return place


def built_index(workshop: Path, count: int) -> SearchIndex:
    """Return the product's index of ``count`` documents, built now unless it is there."""
    paths = LibraryPaths(place_of(workshop, count) / "library")
    paths.root.mkdir(exist_ok=True)
    index = SearchIndex.open(paths.index)
    if index.needs_rebuild or index.snapshot().document_count != count:
        start = time.perf_counter()
        index.rebuild(corpus.documents(count))
        say(f"index of {count:,} documents built in {time.perf_counter() - start:.1f} s")
    return index


def built_library(workshop: Path, count: int) -> LibraryPaths:
    """Return a library of ``count`` articles with its index; nothing waits to be indexed."""
    paths = LibraryPaths(place_of(workshop, count) / "library")
    if not _is_complete(paths, count):
        start = time.perf_counter()
        paths.database.unlink(missing_ok=True)
        Database.create(paths.database)
        _fill(paths, count)
        say(f"database of {count:,} articles built in {time.perf_counter() - start:.1f} s")
    built_index(workshop, count)
    return paths


def _is_complete(paths: LibraryPaths, count: int) -> bool:
    try:
        database = Database.open(paths.database, clock=SystemClock())
    except LibraryMissingError:
        return False
    with database.read() as session:
        complete = article_store.count(session) == count and not outbox_store.count(session)
    database.close()
    return complete


def _fill(paths: LibraryPaths, count: int) -> None:
    """Save the corpus and take out of the outbox what the index is about to be given directly."""
    clock = SystemClock()
    database = Database.open(paths.database, clock=clock)
    remaining = corpus.articles(count)
    while step := list(islice(remaining, _STEP)):
        with database.write() as session:
            article_store.save_many(session, step, editor="", now=clock.now())
            outbox_store.done(session, outbox_store.pending(session, _STEP))
    database.close()
