from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.domain.article import Kind
from kb.domain.importing import ConflictChoice, ImportDecisions, Resolution
from kb.identifiers import new_id
from kb.services.imports.decisions import decisions_as_json, decisions_of_json
from kb.services.imports.unfinished import UnfinishedImports
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

MERGED = make_script("合わせた記事")
DECISIONS = ImportDecisions(
    conflicts=ConflictChoice.KEEP,
    each={new_id(): ConflictChoice.TAKE, new_id(): ConflictChoice.DRAFT},
    resolved={MERGED.id: Resolution(MERGED, 3)},
    archive=frozenset({new_id(), new_id()}),
    text_kind=Kind.PROCEDURE,
)


def test_decisions_come_back_from_json_as_they_were() -> None:
    assert decisions_of_json(json.loads(json.dumps(decisions_as_json(DECISIONS)))) == DECISIONS


def test_an_import_that_was_killed_keeps_to_what_was_decided_last(tmp_path: Path) -> None:
    unfinished, now = UnfinishedImports(tmp_path / "jobs"), PlayedClock().now()
    for decisions in (ImportDecisions(), DECISIONS):
        with unfinished.begun(tmp_path / "in", editor="", now=now, decisions=decisions):
            pass
        (record,) = unfinished.all()
        assert record.decisions == decisions
