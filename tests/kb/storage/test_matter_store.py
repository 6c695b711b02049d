from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kb.domain.matter import Matter, MatterState
from kb.identifiers import new_id
from kb.storage import matter_store
from tests.kb.storage.samples import NOW, full_matter, later

if TYPE_CHECKING:
    from kb.storage.database import Database


def test_every_field_of_a_matter_comes_back_as_it_was(database: Database) -> None:
    matter = full_matter()
    bare = Matter(id=new_id(), opened_at=NOW)
    same = {name.name for name in dataclasses.fields(matter) if getattr(matter, name.name) == getattr(bare, name.name)}
    assert same == {"opened_at"}
    with database.write() as session:
        matter_store.save(session, matter)
        matter_store.save(session, bare)
    with database.read() as session:
        assert matter_store.get(session, matter.id) == matter
        assert matter_store.get(session, bare.id) == bare
        assert matter_store.get(session, new_id()) is None


def test_saving_again_overwrites(database: Database) -> None:
    matter = full_matter()
    changed = dataclasses.replace(matter, state=MatterState.NOT_AGREED, reviewers=(), closed_at=None)
    with database.write() as session:
        matter_store.save(session, matter)
        matter_store.save(session, changed)
    with database.read() as session:
        assert matter_store.get(session, matter.id) == changed


def test_open_matters_of_a_caller_come_newest_first(database: Database) -> None:
    older, newer = (Matter(id=new_id(), opened_at=later(minutes), caller_reference="C-1") for minutes in (0, 5))
    closed = Matter(id=new_id(), opened_at=NOW, caller_reference="C-1", closed_at=later(9))
    unnamed = Matter(id=new_id(), opened_at=NOW)
    with database.write() as session:
        for matter in (older, newer, closed, unnamed):
            matter_store.save(session, matter)
        assert matter_store.open_for_caller(session, "C-1") == (newer, older)
        assert matter_store.open_for_caller(session, "C-2") == ()
        assert matter_store.open_for_caller(session, "") == ()
