"""The copy at a place that users can hardly change: it follows, and what was done to the trail shows by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.audit import AuditEvent
from kb.domain.audit_check import AuditProblem
from kb.services.audit.trail import AuditTrail

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kb.support import PlayedClock


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def trail(tmp_path: Path, share: Path, clock: PlayedClock) -> AuditTrail:
    return AuditTrail(tmp_path / "audit.jsonl", clock, "sato", copy_to=share)


def finding(trail: AuditTrail) -> tuple[int, AuditProblem] | None:
    found = trail.check().finding
    return None if found is None else (found.number, found.problem)


def test_each_record_reaches_the_copy_byte_for_byte(trail: AuditTrail, share: Path) -> None:
    for number in range(3):
        trail.record(AuditEvent.EXPORT, articles=number)
        (copy,) = share.iterdir()
        assert copy.read_bytes() == trail.file.path.read_bytes()
    assert "sato" in copy.name
    report = trail.check()
    assert (report.finding, report.copied) == (None, 4)


def test_a_place_that_is_gone_keeps_nobody_from_anything_and_gets_the_rest_later(
    trail: AuditTrail, share: Path
) -> None:
    trail.record(AuditEvent.EXPORT)
    away = share.rename(share.with_name("away"))
    trail.record(AuditEvent.EXPORT)
    assert (trail.check().finding, trail.check().copied) == (None, None)
    away.rename(share)
    (copy,) = share.iterdir()
    copy.write_bytes(copy.read_bytes()[:-30])  # the connection broke while it was written
    trail.copy()
    assert copy.read_bytes() == trail.file.path.read_bytes()


def test_an_end_that_was_cut_off_shows_then_and_for_ever(trail: AuditTrail, share: Path) -> None:
    for _ in range(3):
        trail.record(AuditEvent.EXPORT)
    path = trail.file.path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    assert finding(trail) == (3, AuditProblem.KNOWN_MISSING)
    (before,) = share.iterdir()
    kept = before.read_bytes()
    trail.record(AuditEvent.ROLE)
    assert finding(trail) == (3, AuditProblem.KNOWN_MISSING)
    assert before.read_bytes() == kept
    assert len(list(share.iterdir())) == 2  # it goes on in another one


@pytest.mark.parametrize("anew", [False, True])
def test_a_trail_that_was_removed_or_rewritten_as_a_whole_shows(
    trail: AuditTrail, clock: PlayedClock, anew: bool
) -> None:
    trail.record(AuditEvent.EXPORT)
    trail.file.path.unlink()
    assert finding(trail) == (1, AuditProblem.KNOWN_MISSING)
    if anew:
        clock.pass_minutes(1)
        AuditTrail(trail.file.path, clock, "sato").record(AuditEvent.ROLE)
        assert finding(trail) == (1, AuditProblem.KNOWN_MISSING)


def test_users_and_libraries_have_copies_of_their_own(share: Path, tmp_path: Path, clock: PlayedClock) -> None:
    for user in ("sato", "tana/ka"):
        for library in ("a", "b"):
            (tmp_path / user.replace("/", "") / library).mkdir(parents=True)
            path = tmp_path / user.replace("/", "") / library / "audit.jsonl"
            AuditTrail(path, clock, user, copy_to=share).record(AuditEvent.EXPORT)
    assert len(list(share.iterdir())) == 4
