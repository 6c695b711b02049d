"""Proof of retention: what customers said is in no byte of the library's folder any more."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Article, Kind, State
from kb.domain.backup import BackupReason
from kb.domain.call import Call, FeedbackType
from kb.domain.demand import Demand
from kb.domain.matter import MatterState
from kb.identifiers import new_id
from kb.library import Library, LibraryPaths, open_library
from kb.services.imports.unfinished import PlannedFile
from kb.storage import (
    article_store,
    call_store,
    feedback_store,
    matter_store,
)
from kb.storage.backup import backup_database
from kb.storage.database import Database
from tests.kb.marked_calls import Markers, write_call
from tests.kb.support import START, PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID


RULE = "calls: 30\nagents: true\ndrafts: 30\nrevisions: 30\nbackups: 30\n"
OLD = START - timedelta(days=40)
_CALLS = 10
YOUNG = START - timedelta(days=3)


@pytest.fixture
def centre(blank_paths: LibraryPaths) -> LibraryPaths:
    """A library of a centre that has decided."""
    (blank_paths.root / "rules").mkdir()
    (blank_paths.root / "rules" / "retention.yaml").write_text(RULE, encoding="utf-8")
    return blank_paths


EXPECTED = {
    "calls": _CALLS,
    "events": 3 * _CALLS,
    "memos": _CALLS,
    "promises": _CALLS,
    "promise_moves": _CALLS,
    "reviews": _CALLS,
    "misses": 2 * _CALLS,
    "feedback": 2 * _CALLS,
    "matters": _CALLS,
    "evidence": _CALLS,
    "drafts": _CALLS,
    "revisions": 1,
    "jobs": 2,
    "backups": 4,
}


def leave_files(library: Library, old: Markers, clock: PlayedClock) -> None:
    """Leave old backups, one that broke off, a damaged library that was put aside, an import and its bad rows."""
    paths = library.paths
    clock.moment = OLD
    library.backups.make()
    backup_database(paths.database, paths.backups, now=OLD, reason=BackupReason.BEFORE_RESTORE)
    imports = library.exchange.unfinished
    with imports.begun(paths.root / old(), editor="", now=OLD) as journal:
        planned = PlannedFile(old(), 1, 1, new_id(), own_id=False, kind=Kind.CASE, title=old())
        journal.write_plan([planned], 0)
    files = ("calls.bad-rows.csv", "damaged-0-library.db", "backups/library.db.0.partial")
    for name in files:
        path = paths.root / name
        path.write_text(old(), encoding="utf-8")
        os.utime(path, (OLD.timestamp(), OLD.timestamp()))
    clock.moment = START


@pytest.fixture
def database(centre: LibraryPaths) -> Iterator[Database]:
    """The library as another program has it."""
    opened = Database.open(centre.database, clock=PlayedClock())
    yield opened
    opened.close()


def fill(library: Library, database: Database, old: Markers, young: Markers) -> tuple[Article, Article]:
    """Write old calls and as many young ones, and an article of which personal data was taken out, and another."""
    cleaned, kept = make_script("訪問"), make_script("返金")
    with database.write() as session:
        before = Article(
            id=cleaned.id,
            kind=Kind.SCRIPT,
            title=old.address(),
            body=cleaned.body + old.address() + "\n" + old.address(),
            state=State.NOT_VALIDATED,
            customer_words=(old.address(),),
        )
        article_store.save(session, before, editor="editor", now=OLD)
        article_store.save(session, kept, editor="editor", now=OLD)
    library.indexing.drain()
    with database.write() as session:
        article_store.save(session, cleaned, editor="editor", now=OLD + timedelta(days=1))
    library.indexing.drain()
    for _ in range(_CALLS):
        for at, mark in ((OLD, old), (YOUNG, young)):
            with database.write() as session:
                write_call(session, at, mark, kept.id)
    return cleaned, kept


def test_no_byte_of_what_is_past_its_days_is_left_and_all_the_rest_stays(
    centre: LibraryPaths, database: Database
) -> None:
    old, young = Markers("old"), Markers("young")
    clock = PlayedClock()
    with open_library(centre, clock=clock, repair="later") as library:
        cleaned, kept = fill(library, database, old, young)
        leave_files(library, old, clock)
        generation = (centre.index / "CURRENT").read_text(encoding="utf-8").strip()
        assert old.anywhere_in(centre.root) == set(old.made)  # the search for them works

        foreseen = library.retention.preview()
        assert old.anywhere_in(centre.root) == set(old.made)
        report = library.retention.erase()
        assert report.counts == foreseen.counts == EXPECTED
        assert report.traces_gone
        assert report.index_rebuilt
        built_anew = [path.name for path in centre.index.glob("g*")]
        assert built_anew == [(centre.index / "CURRENT").read_text(encoding="utf-8").strip()]
        assert generation not in built_anew
        assert library.retention.erase().counts == {}
        assert library.editing.get(cleaned.id).article == cleaned
        assert library.editing.get(kept.id).article == kept

    database.close()
    assert old.found_in(centre.root) == {}
    assert young.found_in(centre.root)["library.db"] == set(young.made)


@pytest.mark.parametrize("seed", [0, 1, 4])
def test_nothing_is_left_where_rows_moved_between_pages(centre: LibraryPaths, database: Database, seed: int) -> None:
    """Secure deletion leaves copies of moved rows in unused parts of pages: the file is written anew as well."""
    mark = Markers("old")
    order = random.Random(seed)  # noqa: S311 - the same each time

    def said(*, old: bool) -> str:
        return (mark() if old else "young") * order.choice([1, 3, 20, 100])

    calls: list[tuple[UUID, bool]] = []
    with database.write() as session:
        for _ in range(300):
            old = order.random() < 0.5
            at = OLD if old else YOUNG
            reference, notes = said(old=old), said(old=old)
            call = Call(id=new_id(), started_at=at, ended_at=at, caller_reference=reference, notes=notes)
            call_store.start(session, call)
            calls.append((call.id, old))
            call_id, is_old = order.choice(calls)
            call_store.save_notes(session, call_id, said(old=is_old))
    with open_library(centre, clock=PlayedClock(), repair="later") as library:
        assert library.retention.erase().counts["calls"] == sum(old for _, old in calls)
    database.close()
    assert mark.found_in(centre.root) == {}


def test_what_trends_are_counted_from_stays(centre: LibraryPaths, database: Database) -> None:
    mark = Markers("old")
    with open_library(centre, clock=PlayedClock(), repair="later") as library:
        article = make_script("返金")
        library.editing.save(article)
        with database.write() as session:
            call_id = write_call(session, OLD, mark, article.id)
            before = call_store.get(session, call_id)
        library.retention.erase()
        with database.read() as session:
            after = call_store.get(session, call_id)
            details = [event.detail for event in call_store.events(session, call_id)]
            matter = matter_store.every(session)[0]
            feedback = feedback_store.of_article(session, article.id)
    blank = replace(before, agent="", caller_reference="", notes="", action="", asked=(), demand=Demand())
    assert after == blank
    assert sorted(details) == ["", "", "", "injury"]
    assert (matter.state, len(matter.evidence)) == (MatterState.AGREED, 1)
    assert [one.type for one in feedback] == [FeedbackType.FLAGGED] * 2
