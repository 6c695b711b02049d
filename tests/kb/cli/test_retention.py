from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import Call
from kb.identifiers import new_id
from kb.storage import call_store
from kb.storage.database import Database
from tests.kb.support import START, PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


@pytest.fixture
def centre(few_paths: LibraryPaths) -> LibraryPaths:
    """A library with one call that ended 40 days ago."""
    database = Database.open(few_paths.database, clock=PlayedClock())
    old = START - timedelta(days=40)
    with database.write() as session:
        call_store.start(session, Call(id=new_id(), started_at=old, ended_at=old, notes="田中様が怒っている"))
    database.close()
    return few_paths


def decide(centre: LibraryPaths) -> None:
    (centre.root / "rules").mkdir()
    rule = "calls: 30\nagents: false\ndrafts: 0\nrevisions: 0\nbackups: 0\n"
    (centre.root / "rules" / "retention.yaml").write_text(rule, encoding="utf-8")


def test_nothing_is_erased_before_the_centre_says_so(kb: Callable[..., Result], centre: LibraryPaths) -> None:
    said = kb("retention", library=centre)
    assert said.code == 0
    assert "rules/retention.yaml" in said.out
    assert kb("retention", "--json", library=centre).json["erased"] == {}


def test_a_dry_run_counts_and_the_real_one_erases_without_quoting(
    kb: Callable[..., Result], centre: LibraryPaths
) -> None:
    decide(centre)
    foreseen = kb("retention", "--dry-run", library=centre)
    assert "まだ何も消していません" in foreseen.out
    assert "通話の記録 1 件" in foreseen.out
    done = kb("retention", "--json", library=centre)
    assert done.json["erased"] == {"calls": 1}
    assert done.json["days"] == {"calls": 30, "drafts": 0, "revisions": 0, "backups": 0}
    assert done.json["traces_gone"]
    assert "田中" not in foreseen.out + done.out
    assert "消すものはありません" in kb("retention", library=centre).out
