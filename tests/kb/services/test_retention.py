from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kb.cancellation import CancelToken
from kb.domain.backup import BackupRule
from kb.domain.call import Call
from kb.domain.matter import Matter
from kb.domain.promise import Promise, PromiseState
from kb.domain.retention import RetentionRule
from kb.errors import ClockDoubtedError, FileUnreadableError, OperationCancelledError
from kb.identifiers import new_id
from kb.search.masking import Masker
from kb.services.backups import BackupService
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.retained_files import RetainedFiles
from kb.services.retention import RetentionService, load_retention_rule
from kb.services.retention_mark import RetentionMarks
from kb.storage import article_store, call_store, matter_store, promise_store
from tests.kb.support import START, PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.library import LibraryPaths
    from kb.storage.database import Database

OLD = START - timedelta(days=40)
ALL = RetentionRule(calls=30, drafts=30, revisions=30, backups=30)


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock()


@pytest.fixture
def backups(blank_paths: LibraryPaths, clock: PlayedClock) -> BackupService:
    return BackupService(blank_paths.database, blank_paths.backups, BackupRule(), clock)


@pytest.fixture
def rebuilt() -> list[CancelToken]:
    """One entry for each time the index was built anew."""
    return []


@pytest.fixture
def retention(
    database: Database,
    blank_paths: LibraryPaths,
    clock: PlayedClock,
    backups: BackupService,
    rebuilt: list[CancelToken],
) -> Callable[..., RetentionService]:
    def make(rule: RetentionRule = ALL, **others: Any) -> RetentionService:  # noqa: ANN401 - whatever a test replaces
        files = RetainedFiles(blank_paths.root, backups, UnfinishedImports(blank_paths.jobs))
        return RetentionService(
            database,
            clock,
            rule,
            Masker(),
            marks=RetentionMarks(blank_paths.retention),
            files=files,
            **{"rebuild_index": rebuilt.append, "sleep": lambda _: None, **others},
        )

    return make


def add_call(database: Database, ended_at: datetime | None, *, agent: str = "", matter_id: UUID | None = None) -> UUID:
    call = Call(id=new_id(), started_at=OLD, ended_at=ended_at, notes="お客様の話", agent=agent, matter_id=matter_id)
    with database.write() as session:
        call_store.start(session, call)
    return call.id


def notes_of(database: Database, call_id: UUID) -> str:
    with database.read() as session:
        return call_store.get(session, call_id).notes


def test_as_shipped_everything_is_kept(database: Database, retention: Callable[..., RetentionService]) -> None:
    rule = load_retention_rule(None)
    assert rule == RetentionRule()
    assert rule.keeps_all
    call_id = add_call(database, OLD)
    retention(rule).erase_if_due(CancelToken())
    assert retention(rule).erase().counts == {}
    assert notes_of(database, call_id) == "お客様の話"


def test_a_clock_set_years_ahead_erases_nothing_until_it_said_so_for_two_weeks(
    database: Database, retention: Callable[..., RetentionService], clock: PlayedClock
) -> None:
    call_id = add_call(database, START)
    retention().erase_if_due(CancelToken())
    clock.moment = START + timedelta(days=3_000)
    assert retention(RetentionRule()).doubt() is None  # nothing is erased anyway
    assert retention().doubt() is not None
    with pytest.raises(ClockDoubtedError):
        retention().erase_if_due(CancelToken())
    # What is saved by the wrong clock makes it no more believable.
    with database.write() as session:
        article_store.save(session, make_script("先の日付"), editor="", now=clock.moment)
    clock.moment += timedelta(days=13)
    with pytest.raises(ClockDoubtedError):
        retention().erase()
    assert notes_of(database, call_id) == "お客様の話"
    clock.moment += timedelta(days=1)
    assert retention().doubt() is None
    assert retention().erase().counts["calls"] == 1
    retention().erase()


def test_a_clock_that_was_put_right_is_doubted_anew_when_it_is_wrong_again(
    database: Database, retention: Callable[..., RetentionService], clock: PlayedClock
) -> None:
    with database.write() as session:
        article_store.save(session, make_script("最後の記事"), editor="", now=START)
    clock.moment = START + timedelta(days=500)
    with pytest.raises(ClockDoubtedError):
        retention().erase()
    clock.moment = START + timedelta(days=399)
    retention().erase_if_due(CancelToken())
    clock.moment = START + timedelta(days=900)
    with pytest.raises(ClockDoubtedError):
        retention().erase()
    assert retention().erase(anyway=True).counts == {}
    assert retention().erase().counts == {}


@pytest.mark.parametrize("text", ["calls: -1", "calls: many", "calls: 30\ndays: 3"])
def test_a_rule_that_is_no_rule_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "retention.yaml").write_text(
        f"{text}\nagents: false\ndrafts: 0\nrevisions: 0\nbackups: 0\n", encoding="utf-8"
    )
    with pytest.raises(FileUnreadableError):
        load_retention_rule(tmp_path)


def test_only_calls_that_ended_before_the_days_lose_their_words(
    database: Database, retention: Callable[..., RetentionService]
) -> None:
    past = add_call(database, OLD)
    running = add_call(database, None)
    young = add_call(database, START - timedelta(days=29))
    assert retention().preview().counts == {"calls": 1}
    assert retention().erase().counts == {"calls": 1}
    assert [notes_of(database, one) for one in (past, running, young)] == ["", "お客様の話", "お客様の話"]
    assert retention().erase().counts == {}


def test_names_of_agents_go_only_where_the_rule_says_so(
    database: Database, retention: Callable[..., RetentionService]
) -> None:
    call_id = add_call(database, OLD, agent="佐藤")

    def agent() -> str:
        with database.read() as session:
            return call_store.get(session, call_id).agent

    retention().erase()
    assert agent() == "佐藤"
    assert retention(RetentionRule(calls=30, agents=True)).erase().counts == {"calls": 1}
    assert agent() == ""


def test_what_is_still_to_be_kept_or_going_on_keeps_its_words(
    database: Database, retention: Callable[..., RetentionService]
) -> None:
    """An open promise, its matter, and a matter with a younger call."""
    matters = [Matter(id=new_id(), opened_at=OLD, original_complaint="届かない") for _ in range(3)]
    with database.write() as session:
        for matter in matters:
            matter_store.save(session, matter)
        promise = Promise(id=new_id(), made_at=OLD, due_at=OLD, what="折り返し", matter_id=matters[0].id)
        settled = Promise(id=new_id(), made_at=OLD, due_at=OLD, what="訪問", state=PromiseState.KEPT, settled_at=OLD)
        promise_store.save(session, promise)
        promise_store.save(session, settled)
    add_call(database, START, matter_id=matters[1].id)
    add_call(database, OLD, matter_id=matters[2].id)
    retention().erase()
    with database.read() as session:
        said = {matter.id: matter.original_complaint for matter in matter_store.every(session)}
        assert [said[matter.id] for matter in matters] == ["届かない", "届かない", ""]
        open_one, settled_one = (promise_store.get(session, one.id) for one in (promise, settled))
    assert open_one is not None
    assert open_one.what == "折り返し"
    assert settled_one is not None
    assert settled_one.what == ""


def test_it_goes_on_where_it_was_stopped(database: Database, retention: Callable[..., RetentionService]) -> None:
    calls = [add_call(database, OLD) for _ in range(120)]
    token = CancelToken()
    with pytest.raises(OperationCancelledError):
        retention(sleep=lambda _: token.cancel()).erase(token)  # after the first step
    left = [one for one in calls if notes_of(database, one)]
    assert 0 < len(left) < 120
    assert retention().erase().counts == {"calls": len(left)}


def test_once_a_day_in_the_background_and_the_file_only_while_nobody_is_on_the_telephone(
    database: Database, retention: Callable[..., RetentionService], clock: PlayedClock, blank_paths: LibraryPaths
) -> None:
    past = add_call(database, OLD)
    running = add_call(database, None)
    service = retention()
    service.erase_if_due(CancelToken())
    assert notes_of(database, past) == ""
    assert '"file_clean": false' in blank_paths.retention.read_text(encoding="utf-8")

    later = add_call(database, OLD)
    with database.write() as session:
        call_store.update(session, Call(id=running, started_at=START, ended_at=START))
    service.erase_if_due(CancelToken())
    assert '"file_clean": true' in blank_paths.retention.read_text(encoding="utf-8")
    assert notes_of(database, later) == "お客様の話"
    clock.pass_minutes(24 * 60)
    service.erase_if_due(CancelToken())
    assert notes_of(database, later) == ""


def test_a_clock_set_back_does_not_keep_things_longer(
    database: Database, retention: Callable[..., RetentionService], clock: PlayedClock
) -> None:
    clock.pass_minutes(365 * 24 * 60)
    retention().erase_if_due(CancelToken())
    clock.moment = START
    past = add_call(database, OLD)
    retention().erase_if_due(CancelToken())
    assert notes_of(database, past) == ""


def test_old_revisions_are_masked_and_protected_as_before(
    database: Database,
    retention: Callable[..., RetentionService],
    rebuilt: list[CancelToken],
    blank_paths: LibraryPaths,
) -> None:
    first = make_script("訪問", "tanaka@example.jp と名乗った")
    latest = make_script("訪問", "suzuki@example.jp と名乗った")
    with database.write() as session:
        article_store.save(session, first, editor="", now=OLD)
        article_store.save(session, replace(latest, id=first.id), editor="", now=OLD)
    report = retention().erase()
    assert report.counts == {"revisions": 1}
    assert report.index_rebuilt
    assert len(rebuilt) == 1
    with database.read() as session:
        before, after = sorted(article_store.history(session, first.id), key=lambda one: one.number)
    assert "tanaka" not in before.article.body
    assert "suzuki@example.jp" in after.article.body
    with closing(sqlite3.connect(blank_paths.database)) as connection:
        for change in ("UPDATE article_revisions SET body = ''", "DELETE FROM article_revisions"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_the_index_is_built_anew_even_where_it_was_stopped_before(
    database: Database, retention: Callable[..., RetentionService], rebuilt: list[CancelToken]
) -> None:
    first = make_script("訪問", "tanaka@example.jp と名乗った")
    with database.write() as session:
        article_store.save(session, first, editor="", now=OLD)
        article_store.save(session, replace(make_script("訪問"), id=first.id), editor="", now=OLD)

    def stopped(_: object) -> None:
        raise OperationCancelledError

    with pytest.raises(OperationCancelledError):
        retention(rebuild_index=stopped).erase()
    retention().erase_if_due(CancelToken())
    assert len(rebuilt) == 1


def test_old_backups_go_but_never_the_last_sound_one(
    retention: Callable[..., RetentionService], backups: BackupService, clock: PlayedClock
) -> None:
    clock.moment = OLD
    old = [backups.make().backup.path]
    clock.pass_minutes(24 * 60)
    old.append(backups.make().backup.path)
    clock.moment = START
    assert retention().preview().counts == {"backups": 2}
    assert retention().erase().counts == {"backups": 2}
    (left,) = backups.all()
    assert left.path not in old
    assert left.made_at == START
    assert backups.check(left.path).sound


def test_somebody_who_reads_keeps_traces_in_the_log(
    database: Database, retention: Callable[..., RetentionService], blank_paths: LibraryPaths
) -> None:
    add_call(database, OLD)
    with closing(sqlite3.connect(blank_paths.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM calls").fetchone()
        assert not retention().erase().traces_gone
    assert retention().erase().traces_gone
    assert blank_paths.database.with_name("library.db-wal").stat().st_size == 0
