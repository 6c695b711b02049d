from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from kb.domain.stored_draft import StoredDraft
from kb.identifiers import new_id
from kb.storage import article_store, draft_store, outbox_store
from tests.kb.storage.samples import later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlmodel import Session

    from kb.storage.database import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as opened:
        yield opened


def draft(article_id: UUID, text: str, *, editor: str = "a", minutes: float = 0) -> StoredDraft:
    return StoredDraft(article_id=article_id, editor=editor, text=text, base_number=3, saved_at=later(minutes))


def test_a_draft_is_one_row_per_article_editor_and_window(session: Session) -> None:
    article_id = new_id()
    draft_store.save(session, draft(article_id, "not: [valid", editor="a"))
    draft_store.save(session, draft(article_id, "other", editor="b"))
    draft_store.save(session, draft(article_id, "longer", editor="a", minutes=1))
    elsewhere = dataclasses.replace(draft(article_id, "in a second window", minutes=2), window=new_id())
    draft_store.save(session, elsewhere)
    assert draft_store.get(session, article_id, editor="a") == draft(article_id, "longer", minutes=1)
    assert draft_store.get(session, article_id, editor="b") == draft(article_id, "other", editor="b")
    assert draft_store.get(session, article_id, editor="a", window=elsewhere.window) == elsewhere
    assert draft_store.of_article(session, article_id)[0] == elsewhere
    assert session.connection().exec_driver_sql("SELECT count(*) FROM article_drafts").scalar_one() == 3
    assert (outbox_store.count(session), article_store.count(session)) == (0, 0)


def test_drafts_survive_a_restart_and_are_offered_newest_first(database: Database) -> None:
    first, second = draft(new_id(), "1"), draft(new_id(), "2", minutes=1)
    with database.write() as session:
        for each in (first, second, draft(new_id(), "3", editor="b")):
            draft_store.save(session, each)
    with database.read() as session:
        assert draft_store.of_editor(session, "a") == (second, first)


def test_a_discarded_draft_is_gone_and_may_be_discarded_again(session: Session) -> None:
    article_id = new_id()
    draft_store.save(session, draft(article_id, "text"))
    for _ in range(2):
        draft_store.discard(session, article_id, editor="a")
        assert draft_store.get(session, article_id, editor="a") is None
