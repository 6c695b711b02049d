"""What an open library records: everything that goes out, is put back, or changes who may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.documents.pack_file import public_text
from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.exporting import Export
from kb.errors import AuditUnwritableError, ExportRefusedError
from kb.identifiers import new_id
from kb.library import open_library
from kb.library.audit_wiring import audit_trail
from kb.library.care import LibraryCare
from kb.library.protecting import ProtectionDesk
from kb.library.restoring import prepared
from kb.machine_policy import NOTHING_FIXED, MachinePolicy, load_machine_policy
from kb.services.audit.exits import FEEDBACK
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.audit import AuditRecord
    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock

MARK = "青田青子09012345678"


def exports(library: Library) -> list[AuditRecord]:
    return [record for record in library.audit.trail.records() if record.event is AuditEvent.EXPORT]


def send_everything_out(library: Library, folder: Path) -> set[str]:
    """Take every way out that needs no screen, and return their names."""
    for name in ("records", "packs", "back"):
        (folder / name).mkdir()
    library.exchange.export_folder(folder / "articles")
    library.tables.export_articles(folder / "articles.csv")
    library.tables.export_articles(folder / "articles.xlsx")
    library.records.export_csv(folder / "records")
    library.packs.maker.make(folder / "packs", Ed25519PrivateKey.generate())
    library.packs.feedback.write(folder / "back")
    return {*Export, FEEDBACK} - {Export.PDF}


def test_every_way_out_is_recorded_before_and_after_with_place_and_counts(few: Library, tmp_path: Path) -> None:
    ways = send_everything_out(few, tmp_path)
    done = [record for record in exports(few) if record.step is AuditStep.DONE]
    begun = [record for record in exports(few) if record.step is AuditStep.BEGUN]
    assert {record.details["kind"] for record in begun} == ways
    assert [record.details["of"] for record in done] == [record.number for record in begun]
    assert done[0].details["articles"] == 12
    assert begun[0].details["path"] == str(tmp_path / "articles")
    assert few.audit.trail.check().finding is None


def test_nothing_of_what_people_write_is_in_the_trail(few: Library, tmp_path: Path) -> None:
    few.editing.save(make_script(f"{MARK}様", MARK))
    call = few.calls.start(agent=MARK)
    few.calls.save_notes(call.id, MARK)
    send_everything_out(few, tmp_path)
    content = few.audit.trail.file.path.read_bytes()
    assert content.count(b"\n") > 12
    assert MARK not in content.decode("unicode_escape")


def test_what_cannot_be_recorded_does_not_go_out_and_is_not_put_back(
    few: Library, tmp_path: Path, clock: PlayedClock
) -> None:
    backup = few.backups.make().backup.path
    few.audit.trail.file.path.unlink()
    few.audit.trail.file.path.mkdir()  # nobody can write there, root neither
    for export in (few.tables.export_articles, few.exchange.export_folder):
        with pytest.raises(AuditUnwritableError):
            export(tmp_path / "out")
    for name in ("records", "packs", "back"):
        (tmp_path / name).mkdir()
    with pytest.raises(AuditUnwritableError):
        few.records.export_csv(tmp_path / "records")
    with pytest.raises(AuditUnwritableError):
        few.packs.maker.make(tmp_path / "packs", Ed25519PrivateKey.generate())
    with pytest.raises(AuditUnwritableError):
        few.packs.feedback.write(tmp_path / "back")
    few.close()
    with prepared(few.paths, backup, clock=clock) as restoration, pytest.raises(AuditUnwritableError):
        restoration.replace()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and few.paths.root not in path.parents]


def test_what_the_policy_closes_is_refused_before_anything_is_recorded(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text('exports = ["pdf"]\n', encoding="utf-8")
    machine = load_machine_policy(tmp_path / "policy.toml")
    with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
        with pytest.raises(ExportRefusedError):
            library.tables.export_articles(tmp_path / "articles.csv")
        assert exports(library) == []


def test_a_restoration_is_recorded_and_rolls_nothing_of_the_trail_back(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    with open_library(few_paths, clock=clock, repair="later") as library:
        backup = library.backups.make().backup.path
        then = library.audit.trail.head()
        library.tables.export_articles(tmp_path / "articles.csv")
        before = list(library.audit.trail.records())
    with prepared(few_paths, backup, clock=clock) as restoration:
        aside = restoration.replace()
    trail = audit_trail(few_paths, clock)
    records = list(trail.records())
    assert records[: len(before)] == before
    begun, done = records[len(before) :]
    assert then is not None
    assert (begun.event, begun.step, begun.details) == (
        AuditEvent.RESTORE,
        AuditStep.BEGUN,
        {"backup": str(backup), "trail_then": f"{then.number}:{then.hash}"},
    )
    assert aside is not None
    assert (done.step, done.details["aside"]) == (AuditStep.DONE, str(aside.path))
    assert trail.check().finding is None


def test_each_start_records_what_changed_since_the_last_and_nothing_else(
    blank_paths: LibraryPaths, clock: PlayedClock
) -> None:
    def start(user: str) -> list[AuditRecord]:
        before = sum(1 for _ in audit_trail(blank_paths, clock).records())
        open_library(blank_paths, clock=clock, repair="later", user=user).close()
        return list(audit_trail(blank_paths, clock).records())[before:]

    rules = blank_paths.root / "rules"
    events = [record.event for record in start("sato")]
    assert events == [
        AuditEvent.TRAIL_BEGUN,
        AuditEvent.STAFF,
        AuditEvent.ROLE,
        AuditEvent.POLICY,
        AuditEvent.PACK_KEYS,
    ]
    assert start("sato") == []
    rules.mkdir(exist_ok=True)
    (rules / "policy.yaml").write_text("people: {sato: agent}\nroles: {agent: []}\n", encoding="utf-8")
    staff, role, policy = start("sato")
    assert (staff.event, staff.details["people"]) == (AuditEvent.STAFF, ("sato=agent",))
    assert role.details == {
        "role": "agent",
        "permissions": (),
        "role_before": "editor",
        "given_by": "person",
        "by_file": str(rules / "policy.yaml"),
    }
    assert policy.details["changed"] == (str(rules / "policy.yaml"),)
    assert start("sato") == []
    key = public_text(Ed25519PrivateKey.generate().public_key())
    (rules / "packs.yaml").write_text(f"from: ''\nkeys: ['{key}']\nevery_minutes: 30\n", encoding="utf-8")
    policy, keys = start("sato")
    assert (policy.event, keys.event, keys.details["keys"]) == (AuditEvent.POLICY, AuditEvent.PACK_KEYS, (key,))
    (other,) = start("tanaka")
    assert (other.event, other.user) == (AuditEvent.ROLE, "tanaka")
    assert start("sato") == []


def test_rules_that_are_saved_in_the_program_are_recorded_at_once_and_by_whom(
    few_paths: LibraryPaths, clock: PlayedClock
) -> None:
    with open_library(few_paths, clock=clock, repair="later", user="sato") as library:
        before = library.rules.load("retention")
        library.rules.save("retention", f"{before.text}\n", version=before.version)
        newest = next(library.audit.trail.newest_first())
        assert (newest.event, newest.user) == (AuditEvent.POLICY, "sato")
        assert newest.details["changed"] == (str(few_paths.root / "rules" / "retention.yaml"),)
        library.rules.back_to_shipped("retention", version=library.rules.load("retention").version)
        assert next(library.audit.trail.newest_first()).details["files"] == ()


def test_a_policy_of_the_computer_that_changes_is_recorded(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    file = tmp_path / "policy.toml"
    for text in ('exports = ["pdf"]\n', "exports = []\n"):
        file.write_text(text, encoding="utf-8")
        open_library(few_paths, clock=clock, repair="later", machine=load_machine_policy(file)).close()
    newest = next(audit_trail(few_paths, clock).newest_first())
    assert (newest.event, newest.details["changed"]) == (AuditEvent.POLICY, (str(file),))


def test_what_cannot_be_recorded_keeps_nobody_from_the_library(few_paths: LibraryPaths, clock: PlayedClock) -> None:
    few_paths.audit.unlink(missing_ok=True)
    few_paths.audit.mkdir()
    with open_library(few_paths, clock=clock, repair="later") as library:
        library.calls.start(agent="佐藤")


def test_the_doctor_tells_a_trail_that_was_changed_and_records_its_repairs(
    few_paths: LibraryPaths, clock: PlayedClock
) -> None:
    open_library(few_paths, clock=clock, repair="later").close()
    care = LibraryCare(few_paths, clock=clock, machine=NOTHING_FIXED)
    found = {item.code: item for item in care.examine()}
    assert "audit_good" in found
    assert care.repair(found["backup_due"])
    newest = next(audit_trail(few_paths, clock).newest_first())
    assert (newest.event, newest.details) == (AuditEvent.REPAIR, {"found": "backup_due"})
    few_paths.audit.write_bytes(few_paths.audit.read_bytes().replace(b"backup_due", b"backup_fun"))
    broken = next(item for item in care.examine() if item.code == "audit_broken")
    assert broken.params["number"] == newest.number
    few_paths.audit.unlink()
    few_paths.audit.mkdir()
    assert "audit_unreadable" in {item.code for item in care.examine()}


def test_encryption_its_key_and_its_end_are_recorded_and_sealed(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    machine = MachinePolicy(key_file=str(tmp_path / "keys"))
    desk = ProtectionDesk(few_paths, machine=machine, clock=clock)
    care = LibraryCare(few_paths, clock=clock, machine=machine)
    first, second = desk.new_key(), desk.new_key()
    for target, event in (
        (first, AuditEvent.PROTECTION_ON),
        (second, AuditEvent.PROTECTION_REKEYED),
        (None, AuditEvent.PROTECTION_OFF),
    ):
        desk.change(target)
        with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
            library.tables.export_articles(tmp_path / "articles.csv")
        records = list(care.audit().records())
        begun, done = [record for record in records if record.event is event]
        assert (begun.step, done.step) == (AuditStep.BEGUN, AuditStep.DONE)
        assert records[-1].key == (target.id if target else "")
        assert care.audit().check().finding is None


def test_a_page_that_a_screen_draws_is_recorded_by_its_id(few: Library) -> None:
    about = new_id()
    number = few.exits.begin(Export.PDF, "/out", about)
    few.exits.end(number, done=True)
    few.exits.end(few.exits.begin("print", "office"), done=False)
    pdf, drawn, paper, failed = exports(few)
    assert (pdf.step, pdf.details) == (AuditStep.BEGUN, {"kind": "pdf", "path": "/out", "about": str(about)})
    assert (drawn.step, drawn.details) == (AuditStep.DONE, {"of": number})
    assert paper.details == {"kind": "print", "path": "office"}
    assert failed.step is AuditStep.FAILED


def test_a_page_does_not_go_out_where_the_policy_closes_pdf(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text("exports = []\n", encoding="utf-8")
    machine = load_machine_policy(tmp_path / "policy.toml")
    with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
        with pytest.raises(ExportRefusedError):
            library.exits.begin(Export.PDF, "/out")
        assert exports(library) == []


def test_a_library_keeps_the_copy_that_the_policy_names(
    few_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    (tmp_path / "share").mkdir()
    file = tmp_path / "policy.toml"
    file.write_text(f"[audit]\ncopy_to = '{tmp_path / 'share'}'\n", encoding="utf-8")
    machine = load_machine_policy(file)
    with open_library(few_paths, clock=clock, repair="later", machine=machine) as library:
        library.tables.export_articles(tmp_path / "articles.csv")
    care = LibraryCare(few_paths, clock=clock, machine=machine)
    assert care.audit().check().copied == len(list(care.audit().records()))
    few_paths.audit.unlink()
    assert "audit_lost" in {item.code for item in care.examine()}
