from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.backup import BackupReason
from kb.domain.health import Verdict
from kb.domain.protection import ProtectionState
from kb.errors import LibraryMissingError
from kb.library import LibraryPaths, open_library
from kb.library.care import LibraryCare
from kb.machine_policy import NOTHING_FIXED, load_machine_policy, policy_in_force
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """library = "/srv/kandokoro"
[backups]
every_hours = 1
[policy]
amber_minutes = 25
red_minutes = 40
"""


@pytest.fixture
def care(few_paths: LibraryPaths, clock: PlayedClock) -> LibraryCare:
    return LibraryCare(few_paths, clock=clock, machine=NOTHING_FIXED)


def test_what_a_library_takes_on_the_disk(care: LibraryCare) -> None:
    before = care.facts()
    assert before.root == care.paths.root
    assert (before.counts["articles"], before.counts["calls"]) == (12, 0)
    assert before.parts["database"] > 0
    assert before.parts["index"] > 0
    assert (before.parts["backups"], before.last_backup) == (0, None)
    assert before.protection == ProtectionState()
    made = care.make_backup().backup
    after = care.facts()
    assert after.last_backup == made
    assert after.parts["backups"] == made.size


def test_a_backup_is_made_looked_at_and_put_back(care: LibraryCare, clock: PlayedClock) -> None:
    path = care.make_backup().backup.path
    assert care.check_backup(path).sound
    clock.pass_minutes(60)
    with open_library(care.paths, clock=clock, repair="later") as library:
        library.editing.save(make_script("あとから書いた記事"))
    assert care.preview(path).lost == ("あとから書いた記事",)
    aside = care.restore(path)
    assert aside is not None
    assert [backup.reason for backup in care.backups()] == [BackupReason.BEFORE_RESTORE, BackupReason.REGULAR]
    assert care.preview(path).lost == ()


def test_a_library_that_is_gone_is_looked_at_as_well(tmp_path: Path, clock: PlayedClock) -> None:
    care = LibraryCare(LibraryPaths(tmp_path / "ない"), clock=clock, machine=NOTHING_FIXED)
    found = {item.code: item for item in care.examine()}
    assert found["folder_missing"].verdict is found["database_missing"].verdict is Verdict.BAD
    assert not found["backup_due"].repairable
    assert care.backups() == ()
    assert (care.facts().protection, care.facts().counts) == (None, {})
    with pytest.raises(LibraryMissingError):
        care.make_backup()
    assert not (tmp_path / "ない").exists()


def test_what_a_policy_fixes_is_named(few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(POLICY, encoding="utf-8")
    care = LibraryCare(few_paths, clock=clock, machine=load_machine_policy(file), policy_file=file)
    plan = care.plan()
    assert (plan.rule.every_hours, plan.rule.days, plan.fixed_by) == (1, 14, str(file))
    calls = care.policy()
    assert (calls.policy.amber_minutes, calls.policy.red_minutes, sorted(calls.decided)) == (
        25,
        40,
        ["amber_minutes", "red_minutes"],
    )


def test_a_policy_that_cannot_be_read_fixes_nothing_here(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("library = 3", encoding="utf-8")
    assert policy_in_force(file) is NOTHING_FIXED
    assert policy_in_force(None) is NOTHING_FIXED


def test_versions_name_what_it_is_built_on(care: LibraryCare) -> None:
    assert {"kandokoro", "Python", "SQLite", "whoosh", "sudachidict_small", "schema"} <= set(care.versions())


def test_a_clock_years_ahead_is_named_where_something_would_be_erased(
    few_paths: LibraryPaths, clock: PlayedClock
) -> None:
    with open_library(few_paths, clock=clock, repair="later") as library:
        library.calls.start()
    clock.moment += timedelta(days=500)
    care = LibraryCare(few_paths, clock=clock, machine=NOTHING_FIXED)
    assert "clock_doubted" not in {item.code for item in care.examine()}  # as shipped everything is kept
    (few_paths.root / "rules").mkdir(exist_ok=True)
    (few_paths.root / "rules" / "retention.yaml").write_text(
        "calls: 30\nagents: true\ndrafts: 30\nrevisions: 30\nbackups: 365\n", encoding="utf-8"
    )
    assert "clock_doubted" in {item.code for item in care.examine()}
