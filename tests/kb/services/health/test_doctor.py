from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.health import HealthItem, Verdict, worst
from kb.errors import ClockDoubtedError
from kb.library import open_library
from kb.services.backups import BackupService, load_backup_rule
from kb.services.health.doctor import Doctor
from kb.storage.protection_note import NOTE_NAME
from tests.kb.pictures import png
from tests.kb.support import START, PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths


@pytest.fixture
def doctor(few_paths: LibraryPaths, clock: PlayedClock) -> Doctor:
    few_paths.root.chmod(0o700)
    backups = BackupService(few_paths.database, few_paths.backups, load_backup_rule(None), clock)
    return Doctor(root=few_paths.root, database=few_paths.database, index=few_paths.index, backups=backups, clock=clock)


def found(doctor: Doctor) -> dict[str, HealthItem]:
    return {item.code: item for item in doctor.check()}


def mend(doctor: Doctor, code: str) -> None:
    assert doctor.repair(found(doctor)[code])
    assert code not in found(doctor)


def test_a_library_that_is_well(doctor: Doctor) -> None:
    doctor.backups.make()
    items = found(doctor)
    assert worst(items.values()) is Verdict.GOOD
    assert items["index_good"].params == {"articles": 12, "wrong": 0, "waiting": 0}
    assert items["database_good"].params["articles"] == 12
    assert not any(doctor.repair(item) for item in items.values())


def test_a_clock_that_retention_does_not_believe_is_named(doctor: Doctor) -> None:
    doubt = ClockDoubtedError(now="2030-01-01T00:00+00:00", last="2026-11-01T00:00+00:00")
    assert "clock_doubted" not in found(doctor)
    assert "clock_doubted" not in found(replace(doctor, doubt=lambda: None))
    item = found(replace(doctor, doubt=lambda: doubt))["clock_doubted"]
    assert (item.verdict, item.params) == (Verdict.WARNING, doubt.params)


def test_a_backup_that_is_missing_is_made(doctor: Doctor) -> None:
    mend(doctor, "backup_due")
    assert len(doctor.backups.all()) == 1


def test_a_backup_that_cannot_be_read_is_named(doctor: Doctor) -> None:
    path = doctor.backups.make().backup.path
    os.truncate(path, 9_000)
    assert found(doctor)["backup_unsound"].params == {"path": str(path)}


def test_an_index_that_is_gone_is_rebuilt(doctor: Doctor) -> None:
    (doctor.index / "CURRENT").unlink()
    mend(doctor, "index_unreadable")
    assert found(doctor)["index_good"].params["articles"] == 12


def test_an_index_that_tells_something_else_than_the_articles_is_noticed_and_rebuilt(
    doctor: Doctor, few_paths: LibraryPaths, clock: PlayedClock
) -> None:
    with open_library(few_paths, clock=clock, repair="now") as library:
        library.editing.save(make_script("索引だけが知らない"))
    with closing(sqlite3.connect(doctor.database)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE article_revisions SET title = '書き換えた' WHERE title = '索引だけが知らない'")
    item = found(doctor)["index_differs"]
    assert (item.params["wrong"], item.params["articles"]) == (1, 13)
    mend(doctor, "index_differs")


def test_what_waits_to_be_indexed_is_no_fault(doctor: Doctor, few_paths: LibraryPaths, clock: PlayedClock) -> None:
    with open_library(few_paths, clock=clock, repair="later") as library, library.indexing.elsewhere():
        (few_paths.index / "CURRENT").rename(few_paths.index / "aside")
        library.editing.save(make_script("反映待ち"))
        (few_paths.index / "aside").rename(few_paths.index / "CURRENT")
    assert found(doctor)["index_good"].params == {"articles": 13, "wrong": 0, "waiting": 1}


def test_a_damaged_database_is_bad_and_nothing_tries_to_mend_it(doctor: Doctor) -> None:
    content = bytearray(doctor.database.read_bytes())
    content[4096:40_000] = b"\xff" * (40_000 - 4096)
    doctor.database.write_bytes(content)
    items = found(doctor)
    assert items["database_damaged"].verdict is Verdict.BAD
    assert not items["database_damaged"].repairable
    assert "index_good" not in items


def test_a_note_on_encryption_that_nobody_can_read_ends_no_check(doctor: Doctor) -> None:
    (doctor.root / NOTE_NAME).write_bytes(b"\xff{")
    items = found(doctor)
    assert items["database_unread"].verdict is Verdict.BAD
    assert "index_good" not in items
    assert "rules_good" in items


def test_a_damaged_image_is_named(doctor: Doctor, few_paths: LibraryPaths, clock: PlayedClock) -> None:
    with open_library(few_paths, clock=clock, repair="now") as library:
        library.attachments.add(png(), name="傷.png")
        library.attachments.add(png(9, 9), name="無事.png")
    assert "pictures_damaged" not in found(doctor)
    with closing(sqlite3.connect(doctor.database)) as connection, connection:
        connection.execute("UPDATE attachments SET content = CAST(content || 'x' AS BLOB) WHERE name = '傷.png'")
    item = found(doctor)["pictures_damaged"]
    assert (item.verdict, item.params) == (Verdict.BAD, {"count": 1, "names": "傷.png"})


def test_a_clock_that_was_set_back_is_noticed(doctor: Doctor, clock: PlayedClock) -> None:
    clock.moment = START - timedelta(days=1)
    assert found(doctor)["clock_behind"].params == {"when": START.isoformat()}


def test_a_broken_rule_file_is_named(doctor: Doctor) -> None:
    folder = doctor.root / "rules"
    folder.mkdir()
    (folder / "policy.yaml").write_text("amber_minutes: とても長い\n", encoding="utf-8")
    assert found(doctor)["rule_file_broken"].params["path"] == str(folder / "policy.yaml")


def test_leftovers_go_but_not_what_may_be_at_work(doctor: Doctor, clock: PlayedClock) -> None:
    old, young = doctor.root / "library.db.abc.creating", doctor.root / "restoring"
    old.touch()
    young.mkdir()
    moment = clock.now().timestamp()
    os.utime(old, (moment - 86_400, moment - 86_400))
    os.utime(young, (moment, moment))
    assert found(doctor)["leftovers"].params == {"count": 1, "path": str(old)}
    mend(doctor, "leftovers")
    assert young.is_dir()


def test_the_worst_verdict_counts() -> None:
    good, bad = (HealthItem(code="x", verdict=verdict) for verdict in (Verdict.GOOD, Verdict.BAD))
    assert worst([]) is Verdict.GOOD
    assert worst([good, replace(good, verdict=Verdict.WARNING)]) is Verdict.WARNING
    assert worst([good, bad, good]) is Verdict.BAD


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("languages = ['ja']", "policy_open_to_users"),
        ("[limits]\nmemory = 1", "policy_broken"),
        ("[", "policy_broken"),
        ("\udcff", "policy_unreadable"),
    ],
)
def test_a_policy_that_is_wrong_or_that_users_can_change_is_found(
    doctor: Doctor, tmp_path: Path, text: str, code: str
) -> None:
    policy = tmp_path / "machine" / "policy.toml"
    policy.parent.mkdir()
    policy.write_bytes(text.encode(errors="surrogateescape"))
    policy.chmod(0o666)
    items = found(replace(doctor, policy_file=policy))
    assert items[code].params["path"] == str(policy)
    assert items[code].verdict is not Verdict.GOOD


def test_no_policy_is_well(doctor: Doctor, tmp_path: Path) -> None:
    assert found(replace(doctor, policy_file=tmp_path / "none.toml"))["policy_absent"].verdict is Verdict.GOOD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a file of root's")
def test_a_policy_of_the_administrator_is_well(doctor: Doctor, tmp_path: Path) -> None:
    policy = tmp_path / "machine" / "policy.toml"
    policy.parent.mkdir(mode=0o755)
    policy.write_text("languages = ['ja']", encoding="utf-8")
    policy.chmod(0o644)
    assert found(replace(doctor, policy_file=policy))["policy_good"].params["count"] == 1
