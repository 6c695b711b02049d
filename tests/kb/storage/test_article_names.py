from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.article import Kind
from kb.identifiers import new_id
from kb.storage import article_names, article_store
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from kb.storage.database import Database


def test_articles_are_known_by_id_and_title_and_two_of_a_name_by_their_kind(database: Database) -> None:
    one, other = make_script("訪問", "a"), make_script("返金", "b")
    with database.write() as session:
        article_store.save_many(session, [one, other], editor="", now=START)
    with database.read() as session:
        stranger = new_id()
        assert article_names.known_ids(session, {one.id, stranger}) == {one.id}
        assert article_names.known_titles(session, {"返金", "弁償"}) == {"返金"}
        assert article_names.twin_of(session, stranger, one.kind, "訪問") == one.id
        assert article_names.twin_of(session, one.id, one.kind, "訪問") is None
        assert article_names.twin_of(session, stranger, Kind.CASE, "訪問") is None
    with database.write() as session:
        article_store.save(session, replace(other, title="訪問"), editor="", now=START)
    with database.read() as session:
        assert article_names.twin_of(session, one.id, one.kind, "訪問") == other.id
