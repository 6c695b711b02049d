"""Whoever works with a share that hangs gets a sentence, and nothing else waits: neither writing nor closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.audit import AuditEvent
from kb.domain.exporting import Export
from kb.domain.health import Verdict
from kb.errors import PlaceSilentError
from kb.library import open_library
from kb.library.care import LibraryCare
from kb.machine_policy import load_machine_policy
from kb.services.audit.copies import AuditCopy
from kb.services.audit.exits import Exits
from kb.services.audit.trail import AuditTrail, author
from tests.hung import hung_share
from tests.kb.support import eventually, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.support import PlayedClock

_SOON = 0.05


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


def test_nothing_goes_out_to_it_and_nothing_is_recorded_as_gone_out(
    folder: Path, tmp_path: Path, clock: PlayedClock
) -> None:
    trail = AuditTrail(tmp_path / "audit.jsonl", clock, "sato")
    exits = Exits(trail=trail, patience=_SOON)
    with hung_share(folder) as share:
        with pytest.raises(PlaceSilentError), exits.through(Export.CSV, share / "articles.csv"):
            pytest.fail("it must not be written to")
        with pytest.raises(PlaceSilentError), exits.feedback(share):
            pytest.fail("it must not be written to")
        with pytest.raises(PlaceSilentError):
            exits.begin(Export.PDF, str(share))
        exits.begin("print", "office")
    assert [record.event for record in trail.records()] == [AuditEvent.TRAIL_BEGUN, AuditEvent.EXPORT]


def test_a_copy_is_waited_for_once_and_follows_when_the_share_is_there_again(
    folder: Path, tmp_path: Path, clock: PlayedClock
) -> None:
    trail = AuditTrail(tmp_path / "audit.jsonl", clock, "sato")
    trail.record(AuditEvent.EXPORT)
    with hung_share(folder) as share:
        copy = AuditCopy(share, trail.file.path, author("sato"), takes=_SOON)
        with pytest.raises(PlaceSilentError):
            copy.follow()
        # Whoever hangs in it keeps the next ones out, which therefore have their answer without any patience.
        patient = AuditCopy(share, trail.file.path, author("sato"), takes=3_600)
        with pytest.raises(PlaceSilentError) as caught:
            patient.follow()
        assert caught.value.params["seconds"] == 0
    trail.record(AuditEvent.EXPORT)
    followed = AuditTrail(trail.file.path, clock, "sato", copy_to=folder)
    assert eventually(lambda: _follows(followed, folder))
    (path,) = folder.iterdir()
    assert path.read_bytes() == trail.file.path.read_bytes()


def _follows(trail: AuditTrail, folder: Path) -> bool:
    """Bring the copy up to date, which does not succeed before who hung in it was told that the share is gone."""
    trail.copy()
    return any(folder.iterdir())


def test_with_a_copy_that_hangs_all_is_done_recorded_and_closed_and_the_doctor_says_so(
    few_paths: LibraryPaths, clock: PlayedClock, folder: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f"[audit]\ncopy_to = '{folder}'\n", encoding="utf-8")
    machine = load_machine_policy(policy)
    with hung_share(folder):
        with open_library(few_paths, clock=clock, repair="background", machine=machine) as library:
            library.tables.export_articles(tmp_path / "articles.csv")
            library.editing.save(make_script("書いた", "そのまま"))
            assert (tmp_path / "articles.csv").is_file()
            with pytest.raises(PlaceSilentError):
                library.exchange.import_folder(folder)
        care = LibraryCare(few_paths, clock=clock, machine=machine)
        verdicts = {item.code: item.verdict for item in care.examine()}
    assert verdicts["audit_copy_away"] is Verdict.WARNING
    assert verdicts["audit_good"] is Verdict.GOOD
