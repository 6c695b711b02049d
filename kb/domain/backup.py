"""Backups of a library: what one is, which are kept, and what a restoration would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path


class BackupReason(StrEnum):
    """Why a backup was made: as it is time, as somebody wanted it, or before something that changes everything."""

    REGULAR = "regular"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One file that holds a whole library as it was at ``made_at``; ``size`` in bytes."""

    path: Path
    made_at: datetime
    size: int
    reason: BackupReason = BackupReason.REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRule:
    """When a backup is made and which are kept.

    ``every_hours``: a library that changed is backed up so often. ``days``, ``weeks``, ``months``: for so many of
    each, counted back from the newest backup, the last one of that day, week or month is kept.
    """

    every_hours: int = 24
    days: int = 14
    weeks: int = 8
    months: int = 12

    def kept(self, backups: Iterable[Backup]) -> frozenset[Path]:
        """Return which of these backups are kept; only sound ones may be asked about.

        A broken backup that stood for its day would cost the sound one of that day. What was put aside before a
        restoration is always kept: only a person can know that it is not missed.
        """
        newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
        kept = {backup.path for backup in newest_first if backup.reason is not BackupReason.REGULAR}
        regular = [backup for backup in newest_first if backup.reason is BackupReason.REGULAR]
        for most, period in ((self.days, _day), (self.weeks, _week), (self.months, _month)):
            kept |= _last_of_each(regular, period, most)
        return frozenset(kept | {backup.path for backup in regular[:1]})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """The rule that holds for a library; ``fixed_by`` is the policy file that stands above the library's own."""

    rule: BackupRule
    fixed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupCheck:
    """What was found in a file that should be a whole library.

    ``schema`` is the revision of its tables, empty where it is no library. ``problems`` are SQLite's own words; without
    any the file is ``sound``. ``locked``: it is encrypted under a key that is not here, so nothing is known of it.
    ``counts`` are rows by table. ``last_change`` is the newest moment that anything in it
    names.
    """

    path: Path
    schema: str = ""
    problems: tuple[str, ...] = ()
    locked: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    last_change: datetime | None = None

    @property
    def sound(self) -> bool:
        """Whether all of it can be read."""
        return bool(self.schema) and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What would become of the library if it were replaced by a backup.

    ``now`` and ``then`` count both sides. Titles of articles: ``lost`` are only in the library now, ``back`` only in
    the backup, ``different`` in both but not the same. ``calls_lost`` counts the calls taken since.
    """

    now: BackupCheck
    then: BackupCheck
    lost: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    calls_lost: int = 0


def _last_of_each(newest_first: list[Backup], period: Callable[[datetime], object], most: int) -> set[Path]:
    last: dict[object, Path] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made_at.astimezone()), backup.path)
    return set(list(last.values())[:most])


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (moment.year, moment.month)
