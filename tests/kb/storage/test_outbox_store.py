from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.storage import article_store, outbox_store
from tests.kb.storage.samples import NOW, make_article

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.storage.database import Database


def save(database: Database, *articles: Article) -> None:
    with database.write() as session:
        article_store.save_many(session, articles, editor="", now=NOW)


def test_changes_wait_in_their_order_and_are_taken_away_by_name(database: Database) -> None:
    articles = [make_article(str(number)) for number in range(5)]
    save(database, *articles)
    with database.write() as session:
        first = outbox_store.pending(session, 2)
        assert [entry.article_id for entry in first] == [article.id for article in articles[:2]]
        outbox_store.done(session, first)
        outbox_store.done(session, [])
        rest = outbox_store.pending(session, 10)
    assert [entry.article_id for entry in rest] == [article.id for article in articles[2:]]
    with database.read() as session:
        assert outbox_store.count(session) == 3


def test_a_change_made_while_the_earlier_one_is_indexed_stays(database: Database) -> None:
    article = make_article("a")
    save(database, article)
    with database.read() as session:
        indexing = outbox_store.pending(session, 10)
    save(database, make_article("b", id=article.id))
    with database.write() as session:
        outbox_store.done(session, indexing)
        outbox_store.done(session, indexing)
        assert [entry.article_id for entry in outbox_store.pending(session, 10)] == [article.id]


def test_numbers_are_never_used_again(database: Database) -> None:
    save(database, make_article())
    with database.write() as session:
        (before,) = outbox_store.pending(session, 10)
        outbox_store.done(session, [before])
    save(database, make_article())
    with database.read() as session:
        assert outbox_store.pending(session, 10)[0].sequence_id > before.sequence_id


def test_revision_and_entry_are_saved_together_or_not_at_all(database: Database) -> None:
    def interrupted() -> None:
        with database.write() as session:
            article_store.save(session, make_article(), editor="", now=NOW)
            assert outbox_store.count(session) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with database.read() as session:
        assert (article_store.count(session), outbox_store.count(session)) == (0, 0)
