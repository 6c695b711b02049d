"""What is in a library: database, the index held against it, rule files, backups, what a kill left behind."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from kb.domain.health import HealthItem, Verdict
from kb.errors import (
    FileUnreadableError,
    IndexUnavailableError,
    KbError,
    LibraryDamagedError,
    LibraryLockedError,
    ProtectionStateError,
)
from kb.search.index import SearchIndex
from kb.services.index_documents import index_document
from kb.services.indexing import IndexingService
from kb.services.leftovers import leftovers
from kb.storage import article_store, attachment_store
from kb.storage.backup_check import check_library_file
from kb.storage.database import Database
from kb.storage.unlocking import require_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.clock import Clock
    from kb.errors import ClockDoubtedError
    from kb.protection import LibraryKey
    from kb.search.snapshot import Snapshot
    from kb.services.backups import BackupService

_CLOCK_MINUTES = 10
_MOST_NAMES = 5


def check_database(path: Path, now: datetime, key: LibraryKey | None = None) -> Iterator[HealthItem]:
    """Read the database to its end, and hold its newest moment against the clock; ``key``: what it is encrypted under.

    One that is encrypted under another key is not read, nor one of which nobody can tell: its note cannot be read.
    """
    if not path.is_file():
        yield HealthItem(code="database_missing", verdict=Verdict.BAD, params={"path": str(path)})
        return
    try:
        # A damaged first page is found again below, with SQLite's own words.
        with suppress(LibraryDamagedError):
            require_key(path, key)
    except LibraryLockedError:
        yield HealthItem(code="database_locked", verdict=Verdict.BAD, params={"path": str(path)})
        return
    except ProtectionStateError:
        yield HealthItem(code="database_not_encrypted", verdict=Verdict.BAD, params={"path": str(path)})
        return
    except FileUnreadableError:
        yield HealthItem(code="database_unread", verdict=Verdict.BAD, params={"path": str(path)})
        return
    check = check_library_file(path, in_use=True, key=key)
    if not check.sound:
        detail = check.problems[0] if check.problems else ""
        yield HealthItem(code="database_damaged", verdict=Verdict.BAD, params={"path": str(path), "detail": detail})
        return
    params = {"schema": check.schema, **{name: check.counts.get(name, 0) for name in ("articles", "calls")}}
    yield HealthItem(code="database_good", verdict=Verdict.GOOD, params=params)
    if check.last_change is not None and (check.last_change - now).total_seconds() > _CLOCK_MINUTES * 60:
        params = {"when": check.last_change.isoformat()}
        yield HealthItem(code="clock_behind", verdict=Verdict.WARNING, params=params)


def check_clock(doubt: Callable[[], ClockDoubtedError | None] | None) -> Iterator[HealthItem]:
    """Ask whether retention believes the clock; where everything is kept, nobody has to."""
    if doubt is not None and (found := doubt()) is not None:
        yield HealthItem(code="clock_doubted", verdict=Verdict.WARNING, params=found.params)


def check_index(path: Path, index: Path, clock: Clock, key: LibraryKey | None = None) -> HealthItem:
    """Hold every document of the index against its article."""
    with closing(Database.open(path, clock=clock, key=key)) as database:
        opened = SearchIndex.open(index, key=key)
        waiting = IndexingService(database, opened).waiting_articles()
        try:
            snapshot = opened.snapshot()
        except IndexUnavailableError:
            return HealthItem(code="index_unreadable", verdict=Verdict.WARNING, repairable=True)
        return _held_against_articles(database, snapshot, waiting)


def _held_against_articles(database: Database, snapshot: Snapshot, waiting: frozenset[UUID]) -> HealthItem:
    numbers = [number for number in range(snapshot.size) if snapshot.alive[number]]
    documents = {document.article_id: document for document in map(snapshot.document, numbers)}
    with database.read() as session:
        wrong: set[UUID] = set(documents)
        total = 0
        for revision in article_store.all_articles(session):
            total += 1
            known = documents.get(revision.article.id)
            if known == index_document(revision.article) or revision.article.id in waiting:
                wrong.discard(revision.article.id)
            else:
                wrong.add(revision.article.id)
    params = {"articles": total, "wrong": len(wrong), "waiting": len(waiting)}
    if wrong:
        return HealthItem(code="index_differs", verdict=Verdict.WARNING, params=params, repairable=True)
    return HealthItem(code="index_good", verdict=Verdict.GOOD, params=params)


def check_pictures(path: Path, clock: Clock, key: LibraryKey | None = None) -> Iterator[HealthItem]:
    """Hold every image against its id, which is made of its content; SQLite finds no damage within one."""
    with closing(Database.open(path, clock=clock, key=key)) as database, database.read() as session:
        names = [image.name or str(image.id) for image in attachment_store.damaged(session)]
    if names:
        params = {"count": len(names), "names": ", ".join(names[:_MOST_NAMES])}
        yield HealthItem(code="pictures_damaged", verdict=Verdict.BAD, params=params)


def check_rules(loaders: Iterable[Callable[[], object]]) -> Iterator[HealthItem]:
    """Read the rule files with what the program reads them with."""
    broken = False
    for load in loaders:
        try:
            load()
        except FileUnreadableError as error:
            broken = True
            yield HealthItem(code="rule_file_broken", verdict=Verdict.BAD, params=error.params)
    if not broken:
        yield HealthItem(code="rules_good", verdict=Verdict.GOOD)


def check_backups(backups: BackupService, *, sound: bool = True) -> Iterator[HealthItem]:
    """Read every backup to its end, and look whether the newest is new enough; ``sound``: one can be made."""
    try:
        found = backups.all()
    except KbError as error:
        yield HealthItem(code="backups_unreadable", verdict=Verdict.WARNING, params=error.params)
        return
    for backup in found:
        check = backups.check(backup.path)
        params = {"path": str(backup.path)}
        if check.locked:
            yield HealthItem(code="backup_locked", verdict=Verdict.WARNING, params=params)
        elif not check.sound:
            yield HealthItem(code="backup_unsound", verdict=Verdict.WARNING, params=params)
    if backups.due():
        yield HealthItem(code="backup_due", verdict=Verdict.WARNING, params={"count": len(found)}, repairable=sound)
    else:
        newest = found[0].made_at.isoformat()
        yield HealthItem(code="backups_good", verdict=Verdict.GOOD, params={"count": len(found), "newest": newest})


def check_leftovers(root: Path, now: datetime) -> Iterator[HealthItem]:
    """Name what a killed program left behind."""
    found = leftovers(root, now)
    if found:
        params = {"count": len(found), "path": str(found[0])}
        yield HealthItem(code="leftovers", verdict=Verdict.WARNING, params=params, repairable=True)
