from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.backup import Backup, BackupReason, BackupRule

NOON = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
RULE = BackupRule(days=3, weeks=2, months=2)


def backup(days_ago: float, reason: BackupReason = BackupReason.REGULAR) -> Backup:
    made_at = NOON - timedelta(days=days_ago)
    return Backup(path=Path(f"{reason}-{made_at.isoformat()}"), made_at=made_at, size=1, reason=reason)


def test_the_last_of_each_day_week_and_month_is_kept() -> None:
    hourly = [backup(hours / 24) for hours in range(0, 24 * 100, 6)]
    kept = [one for one in hourly if one.path in RULE.kept(hourly)]
    days = {one.made_at.astimezone().date() for one in kept[:3]}
    assert len(days) == 3
    assert kept[0] == hourly[0]
    assert len(kept) <= 3 + 2 + 2
    assert {one.made_at.astimezone().month for one in kept} == {11, 10}


def test_a_library_that_was_long_asleep_keeps_its_old_backups() -> None:
    old = [backup(400), backup(500)]
    assert RULE.kept([*old, backup(0)]) >= {one.path for one in old}


def test_what_was_put_aside_before_a_restoration_is_always_kept() -> None:
    aside = backup(3_000, BackupReason.BEFORE_RESTORE)
    assert aside.path in RULE.kept([aside, *(backup(day) for day in range(100))])


@given(st.lists(st.floats(0, 1_000), max_size=60), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_the_newest_is_kept_whatever_the_rule_and_asking_again_removes_no_more(
    ages: list[float], days: int, weeks: int, months: int
) -> None:
    rule = BackupRule(days=days, weeks=weeks, months=months)
    backups = [backup(age) for age in ages]
    kept = rule.kept(backups)
    if backups:
        assert max(backups, key=lambda one: one.made_at).path in kept
    assert rule.kept([one for one in backups if one.path in kept]) == kept
