from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.backup import BackupReason, BackupRule
from kb.errors import FileUnreadableError, LibraryDamagedError, OperationCancelledError
from kb.services.backups import BackupService, load_backup_rule
from kb.storage import article_store
from kb.storage.backup import backup_database
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths
    from kb.storage.database import Database


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock()


@pytest.fixture
def backups(blank_paths: LibraryPaths, clock: PlayedClock) -> BackupService:
    rule = BackupRule(every_hours=24, days=2, weeks=0, months=0)
    return BackupService(blank_paths.database, blank_paths.backups, rule, clock)


def test_a_backup_is_read_back_and_counted(backups: BackupService, database: Database, clock: PlayedClock) -> None:
    with database.write() as session:
        article_store.save(session, make_script("訪問"), editor="", now=clock.now())
    report = backups.make()
    assert report.check.sound
    assert report.check.counts["articles"] == 1
    assert report.check.last_change == clock.now()
    assert backups.all() == (report.backup,)


def test_those_that_the_rule_does_not_keep_go_once_the_new_one_is_sound(
    backups: BackupService, clock: PlayedClock
) -> None:
    made = []
    for _ in range(4):
        made.append(backups.make().backup.path)
        clock.pass_minutes(24 * 60)
    assert [one.path for one in backups.all()] == [made[3], made[2]]


def test_a_broken_backup_never_stands_for_a_sound_one(backups: BackupService, clock: PlayedClock) -> None:
    sound = backups.make().backup.path
    broken = sound.with_name("library-20261122T020000Z.db")
    broken.write_bytes(sound.read_bytes()[:5000])
    clock.pass_minutes(24 * 60)
    backups.make()
    assert sound.exists()
    assert not backups.check(broken).sound


def test_what_was_put_aside_before_a_restoration_stays(
    backups: BackupService, blank_paths: LibraryPaths, clock: PlayedClock
) -> None:
    aside = backup_database(
        blank_paths.database, blank_paths.backups, now=clock.now(), reason=BackupReason.BEFORE_RESTORE
    )
    for _ in range(4):
        clock.pass_minutes(24 * 60)
        backups.make()
    assert aside in [one.path for one in backups.all()]


def test_a_damaged_library_makes_no_backup_and_costs_none(
    backups: BackupService, blank_paths: LibraryPaths, clock: PlayedClock
) -> None:
    kept = backups.make().backup.path
    content = bytearray(blank_paths.database.read_bytes())
    content[8192:20000] = b"\xff" * (20000 - 8192)
    blank_paths.database.write_bytes(content)
    clock.pass_minutes(24 * 60 * 3)
    with pytest.raises(LibraryDamagedError):
        backups.make()
    assert [one.path for one in backups.all()] == [kept]
    assert not backups.check_library().sound


def test_a_cancelled_backup_leaves_nothing(backups: BackupService, blank_paths: LibraryPaths) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        backups.make(token)
    assert list(blank_paths.backups.iterdir()) == []


def test_one_is_due_when_the_last_is_old_or_from_a_clock_that_was_ahead(
    backups: BackupService, clock: PlayedClock
) -> None:
    assert backups.due()
    backups.make()
    assert not backups.due()
    clock.pass_minutes(24 * 60 - 1)
    assert not backups.due()
    clock.pass_minutes(1)
    assert backups.due()
    clock.pass_minutes(-24 * 60 * 10)
    assert backups.due()


@pytest.mark.parametrize("hours", [2, 80, 24 * 400])
def test_a_backup_made_after_the_clock_was_set_back_is_not_pushed_out_by_those_from_the_future(
    backups: BackupService, clock: PlayedClock, hours: float
) -> None:
    for _ in range(3):
        clock.pass_minutes(24 * 60)
        before = backups.make().backup.path
    clock.pass_minutes(-60 * hours)
    for _ in range(2):
        clock.pass_minutes(1)
        made = backups.make().backup.path
        assert {before, made} <= {backup.path for backup in backups.all()}
    assert not backups.due()
    clock.pass_minutes(60 * (hours + 24 * 7))
    last = backups.make().backup.path
    assert last in {backup.path for backup in backups.all()}


def test_other_files_in_the_folder_are_no_backups(backups: BackupService, blank_paths: LibraryPaths) -> None:
    blank_paths.backups.mkdir(exist_ok=True)
    for name in ("library-20269999T999999Z.db", "note.txt", "library-20261122T010000Z.db.partial"):
        (blank_paths.backups / name).write_text("x", encoding="utf-8")
    assert backups.all() == ()


def test_one_is_made_only_when_it_is_due(backups: BackupService) -> None:
    for _ in range(2):
        backups.make_if_due(CancelToken())
        assert len(backups.all()) == 1


def test_the_shipped_rule_can_be_read_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    assert load_backup_rule(None) == BackupRule(every_hours=24, days=14, weeks=8, months=12)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "backups.yaml").write_text("every_hours: 0\ndays: 1\nweeks: 1\nmonths: 1\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        load_backup_rule(tmp_path)
