"""Encrypting, changing the key and decrypting: all of a library or nothing, wherever the program is killed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.searching import SearchQuery
from kb.errors import (
    KbError,
    LibraryBusyError,
    LibraryLockedError,
    LibraryMissingError,
    OperationCancelledError,
    ProtectionStateError,
    ReadableFilesError,
    RecoveryKeyInvalidError,
    RecoveryKeyOtherError,
    SettingFixedError,
)
from kb.library import LibraryPaths, open_library
from kb.library.audit_wiring import audit_trail
from kb.library.key_store import KeyFile, known_keys
from kb.library.protecting import ProtectionDesk
from kb.machine_policy import MachinePolicy
from kb.protection import KnownKeys, LibraryKey
from kb.services.imports.notes import Notes
from kb.storage import article_store
from kb.storage.backup_check import check_library_file
from kb.storage.database import Database
from kb.storage.file_lock import file_lock
from kb.storage.protection_note import NOTE_NAME, ProtectionNote, read_note
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "しるしの言葉"


@pytest.fixture
def machine(tmp_path: Path) -> MachinePolicy:
    return MachinePolicy(key_file=str(tmp_path / "keys"))


@pytest.fixture
def paths(blank_paths: LibraryPaths) -> LibraryPaths:
    """A plain library with an article, a backup, and an import that did not end."""
    with open_library(blank_paths, clock=PlayedClock(), repair="later") as library:
        library.editing.save(make_script(MARKER, MARKER))
        library.backups.make()
    blank_paths.jobs.mkdir(exist_ok=True)
    (blank_paths.jobs / "import-1.plan").write_text(MARKER, encoding="utf-8")
    return blank_paths


@pytest.fixture
def desk(paths: LibraryPaths, machine: MachinePolicy) -> ProtectionDesk:
    return ProtectionDesk(paths, clock=PlayedClock(), machine=machine)


def readable(root: Path) -> list[str]:
    """Return the files in which the marker can be read."""
    spellings = [MARKER.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in root.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if any(one in path.read_bytes() for one in spellings))


def titles(paths: LibraryPaths, machine: MachinePolicy) -> list[str]:
    with open_library(paths, clock=PlayedClock(), repair="now", machine=machine) as library:
        assert library.backups.check(library.backups.all()[-1].path).counts["articles"] == 1
        return [hit.title.text for hit in library.searching.search(SearchQuery(text=MARKER)).hits]


def saved(paths: LibraryPaths, key: LibraryKey | None) -> tuple[int, int]:
    """Return how many articles are in the library and in its backup, both read to their ends."""
    with closing(Database.open(paths.database, clock=PlayedClock(), key=key)) as database, database.read() as session:
        count = article_store.count(session)
    (backup,) = paths.backups.iterdir()
    check = check_library_file(backup, key=key)
    assert check.sound
    return count, check.counts["articles"]


def test_a_library_becomes_encrypted_with_its_backups(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy
) -> None:
    assert len(readable(paths.root)) >= 3
    assert not desk.state().encrypted
    key = desk.new_key()
    report = desk.change(key)
    assert (report.backups, report.left) == (1, ())
    assert readable(paths.root) == []
    state = desk.state()
    assert (state.key_id, state.key_here, state.earlier, state.key_file) == (key.id, True, 0, machine.key_file)
    assert Notes(key).read(paths.jobs / "import-1.plan") == [MARKER]
    assert titles(paths, machine) == [MARKER]
    assert not (paths.root / "protecting").exists()


def test_it_is_put_under_another_key_and_knows_the_one_before(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy, tmp_path: Path
) -> None:
    first, second = desk.new_key(), desk.new_key()
    desk.change(first)
    elsewhere = tmp_path / "elsewhere.db"
    (backup,) = paths.backups.iterdir()
    elsewhere.write_bytes(backup.read_bytes())
    desk.change(second)
    assert read_note(paths.root) == ProtectionNote(second.id, (first.id,))
    assert check_library_file(backup, key=second).sound
    assert Notes(second).read(paths.jobs / "import-1.plan") == [MARKER]
    with open_library(paths, clock=PlayedClock(), repair="later", machine=machine) as library:
        assert library.backups.check(elsewhere).sound
    with pytest.raises(LibraryLockedError):
        open_library(paths, clock=PlayedClock(), repair="later", key=first)


def test_it_becomes_readable_again(paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy) -> None:
    key = desk.new_key()
    desk.change(key)
    desk.change(None)
    assert (paths.jobs / "import-1.plan").read_text(encoding="utf-8") == MARKER
    assert not desk.state().encrypted
    assert titles(paths, machine) == [MARKER]
    desk.change(key)
    assert read_note(paths.root) == ProtectionNote(key.id)


def test_a_policy_that_wants_encryption_keeps_it(paths: LibraryPaths, desk: ProtectionDesk, tmp_path: Path) -> None:
    desk.change(desk.new_key())
    machine = MachinePolicy(key_file=str(tmp_path / "keys"), encryption_required=True)
    with pytest.raises(SettingFixedError):
        ProtectionDesk(paths, clock=PlayedClock(), machine=machine).change(None)
    assert ProtectionDesk(paths, clock=PlayedClock(), machine=machine).state().required


def test_while_a_program_has_the_library_open_nothing_changes(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy
) -> None:
    key = desk.new_key()
    with closing(Database.open(paths.database, clock=PlayedClock())):
        with pytest.raises(LibraryBusyError):
            desk.change(key)
        assert not (paths.root / "protecting").exists()
    assert titles(paths, machine) == [MARKER]


def test_while_it_changes_no_program_opens_it(paths: LibraryPaths, machine: MachinePolicy) -> None:
    refused: list[str] = []

    def passed(step: str) -> None:
        try:
            Database.open(paths.database, clock=PlayedClock()).close()
        except LibraryBusyError:
            refused.append(step)

    desk = ProtectionDesk(paths, clock=PlayedClock(), machine=machine, passed=passed)
    desk.change(desk.new_key())
    assert refused[0] == "announced"
    assert {"written", "decided", "noted"} <= set(refused)


def test_what_is_cancelled_leaves_all_as_it_was(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy
) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        desk.change(desk.new_key(), token)
    assert not (paths.root / "protecting").exists()
    assert titles(paths, machine) == [MARKER]


@pytest.mark.parametrize("name", ["damaged-1-library.db", "calls.bad-rows.csv", "backups/library-20200101T000000Z.db"])
def test_what_cannot_be_encrypted_must_go_first(paths: LibraryPaths, desk: ProtectionDesk, name: str) -> None:
    (paths.root / name).write_text(MARKER, encoding="utf-8")
    with pytest.raises(ReadableFilesError) as caught:
        desk.change(desk.new_key())
    assert caught.value.params == {"path": str(paths.root / name), "count": 1}
    assert not desk.state().encrypted


def test_backups_under_a_key_that_is_not_here_are_left_and_named(paths: LibraryPaths, desk: ProtectionDesk) -> None:
    first = desk.new_key()
    desk.change(first)
    strange = paths.backups / "library-20200101T000000Z.db"
    Database.create(strange, key=LibraryKey.new())
    before = strange.read_bytes()
    assert desk.change(desk.new_key()).left == (strange,)
    assert strange.read_bytes() == before


def test_a_recovery_key_opens_the_library_for_another_user(
    paths: LibraryPaths, desk: ProtectionDesk, tmp_path: Path
) -> None:
    first, second = desk.new_key(), desk.new_key()
    desk.change(first)
    desk.change(second)
    machine = MachinePolicy(key_file=str(tmp_path / "other user"))
    other = ProtectionDesk(paths, clock=PlayedClock(), machine=machine)
    with pytest.raises(LibraryLockedError):
        titles(paths, machine)
    assert not other.unlock(first.written())
    assert other.unlock(second.written().lower().replace("-", " "))
    assert titles(paths, machine) == [MARKER]
    with pytest.raises(RecoveryKeyOtherError):
        other.unlock(LibraryKey.new().written())
    with pytest.raises(RecoveryKeyInvalidError):
        other.unlock(second.written()[:-1])


@pytest.mark.parametrize("note", [None, "torn"])
def test_a_recovery_key_also_mends_the_note(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy, note: str | None
) -> None:
    key = desk.new_key()
    desk.change(key)
    (paths.root / NOTE_NAME).unlink()
    if note is not None:
        (paths.root / NOTE_NAME).write_text(note, encoding="utf-8")
    assert desk.unlock(key.written())
    assert titles(paths, machine) == [MARKER]


def test_keys_are_asked_of_encrypted_libraries_only(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy, tmp_path: Path
) -> None:
    desk.require(encrypted=False)
    with pytest.raises(ProtectionStateError):
        desk.require(encrypted=True)
    key = desk.new_key()
    desk.change(key)
    with pytest.raises(ProtectionStateError):
        desk.require(encrypted=False)
    KeyFile(tmp_path / "keys").forget(key.id)
    with pytest.raises(LibraryLockedError):
        desk.require(encrypted=True)
    with pytest.raises(LibraryMissingError):
        ProtectionDesk(LibraryPaths(tmp_path / "none"), clock=PlayedClock(), machine=machine).unlock(key.written())


def test_a_key_that_was_not_written_down_is_forgotten(desk: ProtectionDesk, tmp_path: Path) -> None:
    key = desk.new_key()
    desk.give_up(key)
    assert KeyFile(tmp_path / "keys").find(key.id) is None


def test_two_programs_do_not_change_it_at_once(paths: LibraryPaths, desk: ProtectionDesk) -> None:
    with file_lock(paths.root / "protecting.lock"), pytest.raises(LibraryBusyError):
        desk.change(desk.new_key())
    (paths.root / "protecting").mkdir()
    record = {"version": 1, "stage": "copying", "key": "", "earlier": [], "removed": []}
    (paths.root / "protecting" / "change.json").write_text(json.dumps(record), encoding="utf-8")
    with file_lock(paths.root / "protecting.lock"), pytest.raises(LibraryBusyError):
        desk.state()
    assert not desk.state().encrypted
    assert not (paths.root / "protecting").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the kills are made of fork and signals")
@pytest.mark.parametrize("kind", ["on", "rekey", "off"])
def test_a_kill_at_any_step_leaves_the_library_before_or_after(
    paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy, tmp_path: Path, kind: str
) -> None:
    before, after = (None if kind == "on" else desk.new_key()), (None if kind == "off" else desk.new_key())
    if before is not None:
        desk.change(before)
    place = tmp_path / "killed"
    arguments = [str(paths.root), str(place), machine.key_file, after.written() if after else ""]
    done = subprocess.run(
        [sys.executable, "-m", "tests.kb.protecting_killed", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    steps = done.stdout.split("\n")[:-1]
    assert {"announced", "copied library.db", "written", "decided", "swapped library.db", "noted"} <= set(steps)
    decided = steps.index("decided")
    for number, step in enumerate(steps):
        root = LibraryPaths(place / str(number))
        # Whoever starts next opens it at once, and asks nobody for a key.
        assert titles(root, machine) == [MARKER], step
        state = ProtectionDesk(root, clock=PlayedClock(), machine=machine).state()
        expected = after if number >= decided else before
        assert state.key_id == (expected.id if expected else ""), step
        assert not (root.root / "protecting").exists(), step
        assert (readable(root.root) == []) is (expected is not None), step
        assert saved(root, expected) == (1, 1), step
        assert audit_trail(root, PlayedClock(), keys=known_keys(root, machine)).check().finding is None, step


def test_the_audit_trail_is_under_the_same_key_and_tells_of_every_change(
    paths: LibraryPaths, desk: ProtectionDesk
) -> None:
    first, second = desk.new_key(), desk.new_key()
    for key in (first, second, None, first):
        desk.change(key)
        report = audit_trail(paths, PlayedClock(), keys=KnownKeys(key)).check()
        assert report.finding is None
    records = audit_trail(paths, PlayedClock(), keys=KnownKeys(first)).records()
    done = [record.event for record in records if record.step is AuditStep.DONE]
    assert done[-4:] == [
        AuditEvent.PROTECTION_ON,
        AuditEvent.PROTECTION_REKEYED,
        AuditEvent.PROTECTION_OFF,
        AuditEvent.PROTECTION_ON,
    ]


def test_what_cannot_be_recorded_is_not_done(paths: LibraryPaths, desk: ProtectionDesk, machine: MachinePolicy) -> None:
    paths.audit.unlink(missing_ok=True)
    paths.audit.mkdir()
    with pytest.raises((KbError, OSError)):
        desk.change(desk.new_key())
    assert not desk.state().encrypted


def test_sqlite_reads_what_was_made_readable(paths: LibraryPaths, desk: ProtectionDesk) -> None:
    desk.change(desk.new_key())
    desk.change(None)
    with closing(sqlite3.connect(paths.database)) as connection:
        assert connection.execute("SELECT title FROM articles").fetchall() == [(MARKER,)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
