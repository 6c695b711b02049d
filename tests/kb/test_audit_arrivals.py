"""What comes into a library is recorded: folders, tables, packs, feedback; and who has which role, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.documents.pack_file import public_text, read_header
from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.importing import FolderOrder
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules
from kb.domain.table import TableOrder
from kb.errors import FileUnreadableError, FolderMissingError
from kb.library import open_library
from kb.machine_policy import load_machine_policy
from kb.services.audit.observing import AuditObserver
from kb.services.audit.trail import AuditTrail
from tests.kb.services.imports.folders import write
from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.audit import AuditRecord
    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock


def recorded(library: Library, event: AuditEvent) -> list[AuditRecord]:
    return [record for record in library.audit.trail.records() if record.event is event]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_folder_is_recorded_before_and_with_what_came_of_it(few: Library, tmp_path: Path, *, elsewhere: bool) -> None:
    folder = tmp_path / "in"
    write(folder, "one.md", make_script("新しい話", "新しい答え"), with_id=False)
    order = FolderOrder(path=folder)
    (few.exchange.run_elsewhere if elsewhere else few.exchange.run)(order)
    begun, done = recorded(few, AuditEvent.IMPORT)
    assert (begun.step, begun.details) == (AuditStep.BEGUN, {"kind": "folder", "path": str(folder)})
    assert (done.step, done.details) == (AuditStep.DONE, {"of": begun.number, "added": 1})
    few.exchange.run(order, dry_run=True)
    assert recorded(few, AuditEvent.IMPORT) == [begun, done]


def test_an_import_that_fails_says_so(few: Library, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        few.exchange.import_folder(tmp_path / "gone")
    begun, failed = recorded(few, AuditEvent.IMPORT)
    assert (failed.step, failed.details) == (AuditStep.FAILED, {"of": begun.number, "reason": "folder_missing"})


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_table_is_recorded_with_its_rows(few: Library, tmp_path: Path, *, elsewhere: bool) -> None:
    rows = [ROW, changed(ROW, お客様番号="2"), changed(ROW, 受付日時="いつか")]
    table = write_csv(tmp_path / "table.csv", [HEADER, *rows])
    look = few.tables.look(table)
    assert look.target is not None
    order = TableOrder(path=table, target=look.target, mapping=look.mapping)
    report = (few.tables.run_elsewhere if elsewhere else few.tables.run)(order)
    begun, done = recorded(few, AuditEvent.IMPORT)
    assert begun.details == {"kind": "table", "path": str(table)}
    assert done.details == {
        "of": begun.number,
        "rows": "calls",
        "added": report.added,
        "changed": report.changed,
        "bad": 1,
    }


def test_a_pack_that_is_taken_in_and_feedback_that_comes_back_are_recorded(
    few: Library, blank: Library, tmp_path: Path
) -> None:
    key = Ed25519PrivateKey.generate()
    (pack,) = few.packs.maker.make(tmp_path, key)
    blank.packs.take(read_header(pack.path, [public_text(key.public_key())]))
    (taken,) = recorded(blank, AuditEvent.PACK_TAKEN)
    assert taken.details == {
        "pack": pack.header.pack_id.hex,
        "version": 1,
        "added": 12,
        "changed": 0,
        "overruled": 0,
    }
    file, _ = blank.packs.feedback.write(tmp_path)
    few.packs.feedback.read(file)
    begun, done = recorded(few, AuditEvent.IMPORT)
    assert (begun.details["kind"], done.details) == ("feedback", {"of": begun.number, "added": 0})
    file.write_text("no feedback", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        few.packs.feedback.read(file)


def test_what_cannot_be_recorded_comes_in_all_the_same(
    few: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    few.audit.trail.file.path.unlink()
    few.audit.trail.file.path.mkdir()  # nobody can write there
    write(tmp_path / "in", "one.md", make_script("新しい話", "新しい答え"), with_id=False)
    assert len(few.exchange.import_folder(tmp_path / "in").items) == 1
    assert "not recorded: import" in caplog.text
    caplog.clear()


# Who is what, and since when


def test_roles_that_the_policy_of_the_computer_gives_are_recorded_with_who_had_them_before(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    file = tmp_path / "policy.toml"
    records: list[AuditRecord] = []
    for text in ('sato = "editor"\nueda = "manager"', 'sato = "agent"'):
        file.write_text(f'[policy]\ndefault_role = "agent"\n[policy.people]\n{text}\n', encoding="utf-8")
        machine = load_machine_policy(file)
        with open_library(few_paths, clock=clock, repair="later", user="sato", machine=machine) as library:
            records = list(library.audit.trail.newest_first())
    staff = next(record for record in records if record.event is AuditEvent.STAFF)
    assert staff.details["people"] == ("sato=agent",)
    assert staff.details["people_before"] == ("sato=editor", "ueda=manager")
    role = next(record for record in records if record.event is AuditEvent.ROLE)
    assert (role.details["role"], role.details["role_before"]) == ("agent", "editor")
    assert (role.details["given_by"], role.details["by_file"]) == ("person", str(file))


def test_a_group_of_the_system_that_somebody_joins_or_leaves_is_recorded(tmp_path: Path, clock: PlayedClock) -> None:
    rules = StaffRules(
        roles={StaffRole.EDITOR: frozenset({Permission.WRITE})},
        default_role=StaffRole.AGENT,
        groups={"kb-editors": StaffRole.EDITOR},
    )
    trail = AuditTrail(tmp_path / "audit.jsonl", clock, "sato")
    for member_of in (frozenset({"users", "KB-Editors"}), frozenset({"users"}), frozenset({"users"})):
        AuditObserver(trail, Permissions("sato", rules, "policy.toml", member_of), (), ()).look()
    joined, left = [record for record in trail.records() if record.event is AuditEvent.ROLE]
    assert (joined.details["role"], joined.details["given_by"]) == ("editor", "group:kb-editors")
    assert (left.details["role"], left.details["role_before"], left.details["given_by"]) == (
        "agent",
        "editor",
        "default",
    )
    (staff,) = [record for record in trail.records() if record.event is AuditEvent.STAFF]
    assert staff.details["groups"] == ("kb-editors=editor",)
    assert staff.details["may"] == ("agent=", "editor=write", "supervisor=", "manager=", "it=")
