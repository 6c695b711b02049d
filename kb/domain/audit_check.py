"""Whether a trail is what was recorded: every record whole, bound to the one before, sealed where there is a key."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.audit import (
    NOTHING_BEFORE,
    AuditEvent,
    may_change_key,
    may_go_on_bare,
    read_record,
    sealed_with,
    went_back,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.domain.audit import AuditHead, AuditRecord


class AuditProblem(StrEnum):
    """What is wrong with a trail."""

    #: The line is no record.
    UNREADABLE = "unreadable"
    #: The record is not what its hash was made of.
    CHANGED = "changed"
    #: It does not go on from the record before: some are missing, put in, or in another order.
    NOT_NEXT = "not_next"
    #: There was a key, and the record has no seal.
    UNSEALED = "unsealed"
    #: The seal was not made with the library's key.
    SEAL_WRONG = "seal_wrong"
    #: The trail is shorter than one that was known, or was another.
    KNOWN_MISSING = "known_missing"
    #: The record says that the trail before it was lost, and nobody has said since that it is known why.
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """The first record that is wrong, counted from 1, and how."""

    number: int
    problem: AuditProblem


@dataclass(frozen=True, slots=True)
class AuditKey:
    """What seals are made with: its name as it stands in records, and the derived secret."""

    id: str
    secret: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What a check found; ``finding`` is None where all is as it was recorded.

    ``seals``: how many seals were checked; ``strange_seals``: how many were made with a key that is not here. ``torn``:
    the last line has no end, as a kill leaves it; it was never acknowledged. ``clock_set_back``: records with an
    earlier time than the one before, for whoever wonders: the order is that of the numbers. ``copied``: how many
    records the newest copy has, None where there is none or it cannot be reached. ``losses``: the records that say that
    the trail was lost, since it was last said that it is known why. ``copy_away``: there should be a copy, and its
    place does not answer.
    """

    records: int = 0
    head: AuditHead | None = None
    finding: AuditFinding | None = None
    seals: int = 0
    strange_seals: int = 0
    torn: bool = False
    clock_set_back: tuple[int, ...] = ()
    copied: int | None = None
    losses: tuple[int, ...] = ()
    copy_away: bool = False


def check_trail(
    lines: Iterable[bytes],
    *,
    key: AuditKey | None = None,
    known: Iterable[AuditHead] = (),
    copy: Sequence[bytes] = (),
    torn: bool = False,
    rekeyed: bool = False,
) -> AuditReport:
    """Check all lines from the first to the last; ``known`` are heads that somebody kept elsewhere, ``copy`` lines.

    With a ``key`` the newest record must be sealed with it, and where its seals begin there must be the record of
    that: so nobody without the key can put a trail of theirs in the place, or before the next record. ``rekeyed``: the
    newest one is known to be that of a change of the key which a kill cut off after the library had changed; the next
    record ends it.
    """
    check = _Check(key, {head.number: head.hash for head in known}, copy)
    for number, line in enumerate(lines, start=1):
        check.take(number, line)
    return check.report(torn=torn, rekeyed=rekeyed)


class _Check:
    def __init__(self, key: AuditKey | None, known: dict[int, str], copy: Sequence[bytes]) -> None:
        self._copy = copy
        self._key = key
        self._known = known
        self._last: AuditRecord | None = None
        self._number = 0
        self._finding: AuditFinding | None = None
        self._seals = self._strange = 0
        self._set_back: list[int] = []
        self._losses: list[int] = []

    def take(self, number: int, line: bytes) -> None:
        self._number = number
        if number <= len(self._copy) and self._copy[number - 1] != line:
            self._find(AuditProblem.KNOWN_MISSING)
        try:
            record = read_record(line)
        except ValueError:
            self._find(AuditProblem.UNREADABLE)
            self._last = None
            return
        self._look(record)
        if record.event is AuditEvent.TRAIL_LOST:
            self._losses.append(number)
        elif record.event is AuditEvent.LOSS_ACCEPTED:
            self._losses.clear()
        if self._last is not None and went_back(self._last.at, record.at):
            self._set_back.append(number)
        self._last = record

    def _look(self, record: AuditRecord) -> None:
        before = self._last
        if record.digest() != record.hash:
            self._find(AuditProblem.CHANGED)
        elif record.number != self._number or not self._goes_on(record):
            self._find(AuditProblem.NOT_NEXT)
        elif self._known.get(record.number, record.hash) != record.hash:
            self._find(AuditProblem.KNOWN_MISSING)
        elif not record.key and before is not None and not may_go_on_bare(before):
            self._find(AuditProblem.UNSEALED)
        elif self._covers_strangers(record):
            # Else what somebody without the key put there would be vouched for by the next record of ours.
            self._find(AuditProblem.UNSEALED, number=self._number - 1)
        elif bool(record.key) != bool(record.seal):
            self._find(AuditProblem.SEAL_WRONG)
        elif record.key and self._key is not None and record.key == self._key.id:
            self._seals += 1
            if not hmac.compare_digest(sealed_with(self._key.secret, record.hash), record.seal):
                self._find(AuditProblem.SEAL_WRONG)
        elif record.key:
            self._strange += 1

    def _covers_strangers(self, record: AuditRecord) -> bool:
        key, before = self._key, self._last
        if key is None or record.key != key.id or before is None or before.key == key.id:
            return False
        return not may_change_key(record)

    def _goes_on(self, record: AuditRecord) -> bool:
        if self._number == 1:
            return record.before == NOTHING_BEFORE
        # After a line that is no record nothing can be said; that line is the finding.
        return self._last is None or record.before == self._last.hash

    def _find(self, problem: AuditProblem, number: int | None = None) -> None:
        if self._finding is None:
            self._finding = AuditFinding(number or self._number, problem)

    def report(self, *, torn: bool, rekeyed: bool) -> AuditReport:
        if max([len(self._copy), *self._known]) > self._number:
            self._find(AuditProblem.KNOWN_MISSING, self._number + 1)
        if not rekeyed and self._key is not None and self._last is not None and self._last.key != self._key.id:
            self._find(AuditProblem.UNSEALED)
        if self._losses:
            self._find(AuditProblem.LOST, self._losses[0])
        return AuditReport(
            records=self._number,
            head=self._last.head if self._last else None,
            finding=self._finding,
            seals=self._seals,
            strange_seals=self._strange,
            torn=torn,
            clock_set_back=tuple(self._set_back),
            losses=tuple(self._losses),
        )
