from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.audit_check import AuditProblem
from kb.errors import AuditUnwritableError, DiskFullError, FolderMissingError
from kb.protection import KnownKeys, LibraryKey
from kb.services.audit.trail import AuditTrail
from tests.disks import fill, small_disk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kb.support import PlayedClock

#: Adds records until it is killed, and says of each that it was acknowledged.
WRITER = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.domain.audit import AuditEvent
from kb.services.audit.trail import AuditTrail

trail = AuditTrail(Path(sys.argv[1]), SystemClock(), sys.argv[2])
for number in range(int(sys.argv[3])):
    print(trail.record(AuditEvent.EXPORT, count=number).number, flush=True)
"""


def writer(path: Path, user: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), user, str(count)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


@pytest.fixture
def trail(path: Path, clock: PlayedClock) -> AuditTrail:
    return AuditTrail(path, clock, "sato")


def test_the_first_record_begins_the_trail_and_each_tells_who_where_and_when(
    trail: AuditTrail, path: Path, clock: PlayedClock
) -> None:
    assert trail.head() is None
    record = trail.record(AuditEvent.EXPORT, kind="csv", path="/x.csv")
    assert [found.event for found in trail.records()] == [AuditEvent.TRAIL_BEGUN, AuditEvent.EXPORT]
    assert (record.user, record.at, record.step) == ("sato", clock.now(), AuditStep.DONE)
    assert record.machine
    assert record.version
    assert trail.head() == record.head
    assert trail.check().finding is None
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_watched_is_on_the_disk_before_it_begins_and_tells_how_it_ended(trail: AuditTrail) -> None:
    with trail.watched(AuditEvent.EXPORT, kind="csv") as result:
        assert [found.step for found in trail.records()][-1] is AuditStep.BEGUN
        result["articles"] = 3
    last = next(trail.newest_first())
    assert (last.step, last.details) == (AuditStep.DONE, {"of": 2, "articles": 3})
    with pytest.raises(FolderMissingError), trail.watched(AuditEvent.EXPORT, kind="csv"):
        raise FolderMissingError(path="/gone")
    last = next(trail.newest_first())
    assert (last.step, last.details) == (AuditStep.FAILED, {"of": 4, "reason": "folder_missing"})


def test_a_library_with_a_key_seals_its_records(path: Path, clock: PlayedClock) -> None:
    key, other = LibraryKey.new(), LibraryKey.new()
    trail = AuditTrail(path, clock, "sato", KnownKeys(key))
    trail.record(AuditEvent.EXPORT)
    assert trail.check().seals == 2
    with pytest.raises(AuditUnwritableError):  # it would look like a forged one
        AuditTrail(path, clock, "sato").record(AuditEvent.EXPORT)
    assert trail.check().records == 2
    assert AuditTrail(path, clock, "sato", KnownKeys(other)).check().finding is not None


def test_encryption_begins_changes_its_key_and_ends_within_one_trail(path: Path, clock: PlayedClock) -> None:
    plain = AuditTrail(path, clock, "sato")
    first, second = (AuditTrail(path, clock, "sato", KnownKeys(LibraryKey.new())) for _ in range(2))
    plain.record(AuditEvent.EXPORT)
    with first.watched(AuditEvent.PROTECTION_ON):
        pass
    assert first.check().finding is None
    with first.watched(AuditEvent.PROTECTION_REKEYED, second):
        pass
    second.record(AuditEvent.EXPORT)
    assert second.check().finding is None
    assert first.check().finding is not None  # the newest must be sealed with the key that holds
    with second.watched(AuditEvent.PROTECTION_OFF):
        pass
    plain.record(AuditEvent.EXPORT)
    assert plain.check().finding is None


@pytest.mark.parametrize("achieved", [False, True])
def test_a_kill_while_encryption_begins_leaves_a_trail_that_goes_on(
    path: Path, clock: PlayedClock, achieved: bool
) -> None:
    plain, sealed = AuditTrail(path, clock, "sato"), AuditTrail(path, clock, "sato", KnownKeys(LibraryKey.new()))
    plain.record(AuditEvent.EXPORT)
    sealed.record(AuditEvent.PROTECTION_ON, AuditStep.BEGUN)
    then = sealed if achieved else plain
    then.record(AuditEvent.EXPORT)
    assert then.check().finding is None


def test_a_kill_while_the_key_changes_is_made_good_by_who_has_both_keys(path: Path, clock: PlayedClock) -> None:
    old, new, strange = LibraryKey.new(), LibraryKey.new(), LibraryKey.new()
    AuditTrail(path, clock, "sato", KnownKeys(old)).record(AuditEvent.PROTECTION_REKEYED, AuditStep.BEGUN)
    before = path.read_bytes()
    trail = AuditTrail(path, clock, "sato", KnownKeys(new, lambda: (strange, old)))
    assert trail.check().finding is None  # before anything is recorded: nobody tampered with it
    trail.record(AuditEvent.EXPORT)
    assert trail.check().finding is None
    path.write_bytes(before)
    trail = AuditTrail(path, clock, "sato", KnownKeys(new, lambda: (strange,)))
    assert trail.check().finding is not None
    trail.record(AuditEvent.EXPORT)
    assert trail.check().finding is not None


def test_the_next_record_does_not_vouch_for_what_somebody_without_the_key_put_there(
    path: Path, clock: PlayedClock
) -> None:
    sealed = AuditTrail(path, clock, "sato", KnownKeys(LibraryKey.new()))
    sealed.record(AuditEvent.EXPORT)
    path.unlink()
    AuditTrail(path, clock, "tanaka").record(AuditEvent.ROLE)
    sealed.record(AuditEvent.EXPORT)
    finding = sealed.check().finding
    assert finding is not None
    assert (finding.number, finding.problem) == (2, AuditProblem.UNSEALED)


def test_a_line_that_a_kill_broke_off_is_told_taken_off_and_recorded(trail: AuditTrail, path: Path) -> None:
    trail.record(AuditEvent.EXPORT)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:50])
    assert trail.check().torn
    assert trail.check().finding is None
    trail.record(AuditEvent.EXPORT)
    mended = [found for found in trail.records() if found.event is AuditEvent.TRAIL_MENDED]
    assert [found.details for found in mended] == [{"bytes": 50}]
    assert not trail.check().torn
    assert trail.check().finding is None


def test_only_a_broken_line_is_a_trail_that_begins_anew(trail: AuditTrail, path: Path) -> None:
    path.write_bytes(b'{"at"')
    trail.record(AuditEvent.EXPORT)
    events = [found.event for found in trail.records()]
    assert events == [AuditEvent.TRAIL_BEGUN, AuditEvent.TRAIL_MENDED, AuditEvent.EXPORT]
    assert trail.check().finding is None


def test_damage_at_the_end_stops_nobody_and_stays_the_finding(trail: AuditTrail, path: Path) -> None:
    trail.record(AuditEvent.EXPORT)
    with path.open("ab") as file:
        file.write(b"no record\n")
    trail.record(AuditEvent.EXPORT)
    assert [found.number for found in trail.records()] == [1, 2, 4]
    finding = trail.check().finding
    assert finding is not None
    assert (finding.number, finding.problem) == (3, AuditProblem.UNREADABLE)


def test_a_clock_that_was_set_back_is_recorded_and_the_order_stays(trail: AuditTrail, clock: PlayedClock) -> None:
    trail.record(AuditEvent.EXPORT)
    clock.pass_minutes(-600)
    trail.record(AuditEvent.EXPORT)
    assert [found.event for found in trail.records()][-2:] == [AuditEvent.CLOCK_SET_BACK, AuditEvent.EXPORT]
    report = trail.check()
    assert (report.finding, report.clock_set_back) == (None, (3,))
    clock.pass_minutes(-0.2)  # put right, not set back
    trail.record(AuditEvent.EXPORT)
    assert [found.number for found in trail.records() if found.event is AuditEvent.CLOCK_SET_BACK] == [3]


def test_long_records_and_many_are_read_from_the_end(trail: AuditTrail) -> None:
    trail.record(AuditEvent.POLICY, files=tuple(f"/rules/{number:060}" for number in range(3000)))
    trail.record(AuditEvent.EXPORT)
    trail.record_all([])
    assert [found.number for found in trail.newest_first()] == [3, 2, 1]
    assert trail.check().finding is None


def test_nothing_is_recorded_where_it_cannot_be_written_and_nothing_begins(
    path: Path, clock: PlayedClock, tmp_path: Path
) -> None:
    trail = AuditTrail(tmp_path / "gone" / "audit.jsonl", clock, "sato")
    begun = False
    with pytest.raises(AuditUnwritableError), trail.watched(AuditEvent.EXPORT):
        begun = True
    assert not begun


def test_on_a_full_disk_the_trail_is_as_it_was(tmp_path: Path, clock: PlayedClock) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        trail = AuditTrail(disk / "audit.jsonl", clock, "sato")
        trail.record(AuditEvent.EXPORT)
        before = trail.file.path.read_bytes()
        ballast = fill(disk)
        with pytest.raises(DiskFullError):
            trail.record(AuditEvent.POLICY, files=tuple("x" * 100 for _ in range(1000)))
        assert trail.file.path.read_bytes() == before
        ballast.unlink()
        trail.record(AuditEvent.EXPORT)
        assert trail.check().finding is None


def test_threads_take_turns(trail: AuditTrail) -> None:
    threads = [threading.Thread(target=lambda: [trail.record(AuditEvent.EXPORT) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report = trail.check()
    assert (report.finding, report.records) == (None, 81)


def test_two_programs_take_turns(trail: AuditTrail, path: Path) -> None:
    writers = [writer(path, user, 40) for user in ("sato", "tanaka")]
    for one in writers:
        one.communicate(timeout=180)
    report = trail.check()
    assert (report.finding, report.records) == (None, 81)
    assert [found.user for found in trail.records()].count("tanaka") >= 40


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_a_kill_loses_nothing_that_was_acknowledged(trail: AuditTrail, path: Path) -> None:
    for wanted in (1, 5, 17):
        one = writer(path, "sato", 1_000_000)
        assert one.stdout is not None
        acknowledged = [int(one.stdout.readline()) for _ in range(wanted)]
        one.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in one.communicate()[0].split()]
        assert trail.check().finding is None
        assert trail.check().records >= acknowledged[-1]
    trail.record(AuditEvent.EXPORT)
    assert trail.check().finding is None
