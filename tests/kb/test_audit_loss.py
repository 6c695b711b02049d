"""A trail that was deleted, cut short or put back is missed by the library; restorations and kills raise no alarm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kb.domain.audit import AuditEvent
from kb.domain.audit_check import AuditFinding, AuditProblem
from kb.domain.health import Verdict
from kb.identifiers import new_id
from kb.library import LibraryPaths, open_library
from kb.library.care import LibraryCare
from kb.library.protecting import ProtectionDesk
from kb.library.restoring import prepared
from kb.machine_policy import NOTHING_FIXED, MachinePolicy
from kb.storage.audit_head_store import ClosedLibraryHead

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.domain.audit_check import AuditReport
    from kb.services.audit.trail import AuditTrail
    from tests.kb.support import PlayedClock


@pytest.fixture
def recorded(few_paths: LibraryPaths, clock: PlayedClock) -> LibraryPaths:
    """A library of whose trail all was lost that was in it some pages ago: ``earlier.jsonl`` is what it was."""
    open_library(few_paths, clock=clock, repair="later").close()
    shutil.copyfile(few_paths.audit, few_paths.root / "earlier.jsonl")
    with open_library(few_paths, clock=clock, repair="later") as library:
        for _ in range(3):
            library.exits.end(library.exits.begin("print", "office"), done=True)
    return few_paths


def trail_of(paths: LibraryPaths, clock: PlayedClock) -> AuditTrail:
    return LibraryCare(paths, clock=clock, machine=NOTHING_FIXED).audit()


def checked(paths: LibraryPaths, clock: PlayedClock) -> AuditReport:
    return trail_of(paths, clock).check()


def deleted(paths: LibraryPaths) -> None:
    paths.audit.unlink()


def emptied(paths: LibraryPaths) -> None:
    paths.audit.write_bytes(b"")


def cut_short(paths: LibraryPaths) -> None:
    paths.audit.write_bytes(b"".join(paths.audit.read_bytes().splitlines(keepends=True)[:-1]))


def put_back(paths: LibraryPaths) -> None:
    shutil.copyfile(paths.root / "earlier.jsonl", paths.audit)


def begun_anew(paths: LibraryPaths) -> None:
    """As somebody does who lets a program begin another in another place, as long as the one that was."""
    lines = paths.audit.read_bytes().splitlines(keepends=True)
    other = LibraryPaths(paths.root / "other")
    other.root.mkdir()
    shutil.copyfile(paths.database, other.database)
    ClosedLibraryHead(other.database).keep(None)
    trail = LibraryCare(other, clock=_clock(), machine=NOTHING_FIXED).audit()
    while len(list(trail.records())) < len(lines):
        trail.record(AuditEvent.EXPORT, kind="print")
    shutil.copyfile(other.audit, paths.audit)
    shutil.rmtree(other.root)


def _clock() -> PlayedClock:
    from tests.kb.support import PlayedClock  # noqa: PLC0415 - only a type elsewhere

    return PlayedClock()


@pytest.mark.parametrize("harm", [deleted, emptied, cut_short, put_back, begun_anew])
def test_a_trail_that_is_not_the_one_the_library_knows_is_a_verdict_and_is_recorded(
    recorded: LibraryPaths, clock: PlayedClock, harm: Callable[[LibraryPaths], None]
) -> None:
    known = trail_of(recorded, clock).head()
    assert known is not None
    harm(recorded)
    finding = checked(recorded, clock).finding
    assert finding is not None
    assert finding.problem is AuditProblem.KNOWN_MISSING
    care = LibraryCare(recorded, clock=clock, machine=NOTHING_FIXED)
    assert {item.code: item.verdict for item in care.examine()}["audit_lost"] is Verdict.BAD
    open_library(recorded, clock=clock, repair="later").close()
    lost = next(record for record in trail_of(recorded, clock).records() if record.event is AuditEvent.TRAIL_LOST)
    assert lost.details == {"known": known.number, "hash": known.hash}
    assert checked(recorded, clock).finding == AuditFinding(lost.number, AuditProblem.LOST)
    assert "audit_lost" in {item.code for item in care.examine()}
    with open_library(recorded, clock=clock, repair="later") as library:
        assert library.audit.trail.accept_loss()
        assert not library.audit.trail.accept_loss()
    assert checked(recorded, clock).finding is None
    lines = trail_of(recorded, clock).newest_first({AuditEvent.LOSS_ACCEPTED})
    assert [record.details for record in lines] == [{"of": lost.number}]


def test_the_first_record_after_the_loss_says_so_before_itself(recorded: LibraryPaths, clock: PlayedClock) -> None:
    with open_library(recorded, clock=clock, repair="later") as library:
        deleted(recorded)
        library.exits.begin("print", "office")
        assert [record.event for record in library.audit.trail.records()] == [
            AuditEvent.TRAIL_BEGUN,
            AuditEvent.TRAIL_LOST,
            AuditEvent.EXPORT,
        ]


def test_an_older_anchor_is_no_loss_as_a_kill_leaves_it(recorded: LibraryPaths, clock: PlayedClock) -> None:
    first = next(iter(trail_of(recorded, clock).records()))
    ClosedLibraryHead(recorded.database).keep(first.head)
    assert checked(recorded, clock).finding is None
    open_library(recorded, clock=clock, repair="later").close()
    head = trail_of(recorded, clock).head()
    assert ClosedLibraryHead(recorded.database).read() == head
    assert checked(recorded, clock).losses == ()


def test_a_library_that_cannot_be_asked_keeps_nothing_from_being_recorded(
    recorded: LibraryPaths, clock: PlayedClock
) -> None:
    recorded.database.write_bytes(b"no library" * 1_000)
    trail = trail_of(recorded, clock)
    trail.record(AuditEvent.REPAIR, found="nothing")
    assert trail.check().finding is None


#: Records until it is killed, or fifteen times, and says so of each.
RECORDER = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library

with open_library(LibraryPaths(Path(sys.argv[1])), clock=SystemClock(), repair="later") as library:
    for _ in range(int(sys.argv[2])):
        print(library.exits.begin("print", "office"), flush=True)
"""


def test_neither_other_programs_nor_a_kill_raise_an_alarm(few_paths: LibraryPaths, clock: PlayedClock) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    one, killed, other = (
        subprocess.Popen(
            [sys.executable, "-c", RECORDER, str(few_paths.root), times], stdout=subprocess.PIPE, env=environment
        )
        for times in ("15", "1000000", "15")
    )
    with one, killed, other:
        assert killed.stdout is not None
        for _ in range(5):
            assert killed.stdout.readline()
        killed.kill()
        assert one.wait() == other.wait() == 0
    open_library(few_paths, clock=clock, repair="later").close()
    report = checked(few_paths, clock)
    assert (report.finding, report.losses) == (None, ())
    assert report.records >= 35


# Restorations


def restore(paths: LibraryPaths, backup: Path, clock: PlayedClock) -> None:
    with prepared(paths, backup, clock=clock) as restoration:
        restoration.replace()
    open_library(paths, clock=clock, repair="later").close()


@pytest.fixture
def backup(few_paths: LibraryPaths, clock: PlayedClock) -> Path:
    """A backup that knows a trail of some records."""
    with open_library(few_paths, clock=clock, repair="later") as library:
        return library.backups.make().backup.path


def test_a_backup_that_knows_less_raises_no_alarm(backup: Path, recorded: LibraryPaths, clock: PlayedClock) -> None:
    restore(recorded, backup, clock)
    assert checked(recorded, clock).finding is None
    assert AuditEvent.TRAIL_LOST not in {record.event for record in trail_of(recorded, clock).records()}


def test_a_backup_that_comes_to_another_computer_raises_no_alarm_and_says_what_it_knew(
    backup: Path, clock: PlayedClock, tmp_path: Path
) -> None:
    known = ClosedLibraryHead(backup).read()
    assert known is not None
    other = LibraryPaths(tmp_path / "elsewhere")
    other.root.mkdir()
    restore(other, backup, clock)
    assert checked(other, clock).finding is None
    begun = next(record for record in trail_of(other, clock).records() if record.event is AuditEvent.RESTORE)
    assert begun.details["trail_then"] == f"{known.number}:{known.hash}"


def test_who_deletes_the_trail_cannot_hide_it_by_a_restoration(
    backup: Path, recorded: LibraryPaths, clock: PlayedClock
) -> None:
    deleted(recorded)
    restore(recorded, backup, clock)
    finding = checked(recorded, clock).finding
    assert finding is not None
    assert finding.problem is AuditProblem.LOST


def test_nor_by_damaging_the_library_first(backup: Path, recorded: LibraryPaths, clock: PlayedClock) -> None:
    deleted(recorded)
    recorded.database.write_bytes(b"no library" * 1_000)
    restore(recorded, backup, clock)
    finding = checked(recorded, clock).finding
    assert finding is not None
    assert finding.problem is AuditProblem.LOST


def test_a_damaged_library_is_restored_without_an_alarm(
    backup: Path, recorded: LibraryPaths, clock: PlayedClock
) -> None:
    recorded.database.write_bytes(b"no library" * 1_000)
    restore(recorded, backup, clock)
    assert checked(recorded, clock).finding is None


def test_a_backup_of_before_a_loss_that_was_accepted_raises_no_new_alarm(
    backup: Path, recorded: LibraryPaths, clock: PlayedClock
) -> None:
    deleted(recorded)
    with open_library(recorded, clock=clock, repair="later") as library:
        assert library.audit.trail.accept_loss()
    restore(recorded, backup, clock)
    assert checked(recorded, clock).finding is None


# Encryption


def test_encryption_its_key_and_its_end_raise_no_alarm_and_a_loss_is_found_under_each(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    machine = MachinePolicy(key_file=str(tmp_path / "keys"))
    desk = ProtectionDesk(few_paths, machine=machine, clock=clock)
    care = LibraryCare(few_paths, clock=clock, machine=machine)
    open_library(few_paths, clock=clock, repair="later", machine=machine).close()
    for target in (desk.new_key(), desk.new_key(), None):
        desk.change(target)
        assert care.audit().check().finding is None
        with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
            library.exits.begin("print", "office")
        assert care.audit().check().finding is None
        kept = few_paths.audit.read_bytes()
        deleted(few_paths)
        assert care.audit().check().finding == AuditFinding(1, AuditProblem.KNOWN_MISSING)
        few_paths.audit.write_bytes(kept)
    mark = new_id().hex
    desk.change(desk.new_key())
    with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
        number = library.exits.begin("print", mark)
        head = library.audit.trail.head()
    assert head is not None
    assert head.number == number
    assert head.hash.encode() not in few_paths.database.read_bytes()
