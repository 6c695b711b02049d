from __future__ import annotations

import dataclasses
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from kb.domain.article import Article, ArticleRevision, Kind, Stage, State
from kb.identifiers import new_id
from kb.storage import article_store, outbox_store
from kb.storage.outbox_store import OutboxChange
from tests.kb.storage.samples import NOW, full_article, later, make_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from kb.storage.database import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as opened:
        yield opened


def save(session: Session, article: Article, *, minutes: float = 0) -> ArticleRevision:
    return article_store.save(session, article, editor="編集者", now=later(minutes))


def test_every_attribute_comes_back_as_it_was(database: Database) -> None:
    article = full_article()
    unlike_default = {
        field.name for field in dataclasses.fields(article) if getattr(article, field.name) != field.default
    }
    assert unlike_default == {field.name for field in dataclasses.fields(article)}
    with database.write() as session:
        saved = save(session, article)
    with database.read() as session:
        assert article_store.get(session, article.id) == saved
    assert saved == ArticleRevision(article=article, number=1, saved_at=NOW, saved_by="編集者")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_with_nothing_but_its_defaults_comes_back(session: Session, kind: Kind) -> None:
    article = make_article(kind=kind)
    save(session, article)
    found = article_store.get(session, article.id)
    assert found is not None
    assert found.article == article


@pytest.mark.parametrize("body", ["", "\x00", "a\r\nb\u2028c", "𠮷野家 🙇‍♀️", "' OR 1=1 --", "あ" * 1_000_000])
def test_a_body_is_kept_exactly(session: Session, body: str) -> None:
    article = make_article(body=body)
    save(session, article)
    found = article_store.get(session, article.id)
    assert found is not None
    assert found.article.body == body


def test_half_an_emoji_is_replaced_once_and_not_a_change_ever_after(session: Session) -> None:
    article = make_article("件\ud83d", body="\ud83d\ude47 と \ude47", tags=("\ud800",))
    saved = save(session, article)
    assert (saved.article.title, saved.article.body, saved.article.tags) == ("件\ufffd", "🙇 と \ufffd", ("\ufffd",))
    assert article_store.get(session, article.id) == saved
    assert save(session, article, minutes=1) == saved


def test_a_changed_article_appends_a_revision_and_keeps_the_former(session: Session) -> None:
    first = save(session, make_article())
    second = save(session, dataclasses.replace(first.article, title="別の題", state=State.VALIDATED), minutes=5)
    assert (second.number, second.saved_at) == (2, later(5))
    assert article_store.get(session, first.article.id) == second
    assert article_store.history(session, first.article.id) == (second, first)
    assert article_store.count(session) == 1
    assert [entry.change for entry in outbox_store.pending(session, 9)] == [OutboxChange.ADDED, OutboxChange.CHANGED]


def test_saving_the_same_content_again_appends_nothing(session: Session) -> None:
    first = save(session, full_article())
    assert save(session, first.article, minutes=5) == first
    assert article_store.history(session, first.article.id) == (first,)
    assert outbox_store.count(session) == 1


def test_going_back_to_an_earlier_content_is_a_new_revision(session: Session) -> None:
    first = save(session, make_article("a"))
    save(session, dataclasses.replace(first.article, title="b"))
    assert save(session, first.article).number == 3


def test_many_are_saved_in_their_order_and_only_where_they_differ(session: Session) -> None:
    known = [save(session, make_article(f"known {number}")) for number in range(3)]
    outbox_store.done(session, outbox_store.pending(session, 10))
    changed = dataclasses.replace(known[1].article, body="changed")
    added = [make_article(f"new {number}") for number in range(1200)]
    batch = [
        known[0].article,
        *added[:700],
        changed,
        *added[700:],
        dataclasses.replace(changed, body="again"),
        added[0],
    ]
    saved = article_store.save_many(session, iter(batch), editor="", now=later(1))
    assert [revision.article for revision in saved] == batch
    assert saved[0] == known[0]
    assert [saved[701].number, saved[-2].number, saved[-1].number] == [2, 3, 1]
    assert article_store.count(session) == 1203
    entries = {entry.article_id: entry.change for entry in outbox_store.pending(session, 5000)}
    assert entries == {changed.id: OutboxChange.CHANGED} | {article.id: OutboxChange.ADDED for article in added}
    assert article_store.save_many(session, [], editor="", now=NOW) == ()


def test_one_article_twice_in_a_batch_gets_two_revisions(session: Session) -> None:
    first = make_article("a")
    second = dataclasses.replace(first, title="b")
    saved = article_store.save_many(session, [first, second, second], editor="", now=NOW)
    assert [revision.number for revision in saved] == [1, 2, 2]
    found = article_store.get(session, first.id)
    assert found == saved[1]
    assert outbox_store.count(session) == 1


@pytest.mark.parametrize("statement", ["UPDATE article_revisions SET body = ''", "DELETE FROM article_revisions"])
def test_revisions_are_append_only_even_by_hand(session: Session, statement: str) -> None:
    save(session, make_article())
    with pytest.raises(IntegrityError, match="append-only"):
        session.connection().exec_driver_sql(statement)


def test_a_moment_without_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="time zone"), database.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW.replace(tzinfo=None))


def test_unknown_articles_are_none_or_left_out(session: Session) -> None:
    known = save(session, make_article())
    unknown = new_id()
    assert article_store.get(session, unknown) is None
    assert article_store.history(session, unknown) == ()
    assert article_store.many(session, [unknown, known.article.id, known.article.id]) == {known.article.id: known}


def test_many_keeps_the_order_asked_for_beyond_one_statement(session: Session) -> None:
    articles = [make_article(str(number)) for number in range(1100)]
    article_store.save_many(session, articles, editor="", now=NOW)
    wanted = [article.id for article in reversed(articles)]
    assert list(article_store.many(session, wanted)) == wanted


def test_all_articles_come_by_age_and_in_bounded_memory(database: Database) -> None:
    articles = [make_article(str(number), body=f"{number:04d}" * 1000) for number in range(4000)]
    with database.write() as session:
        article_store.save_many(session, reversed(articles), editor="", now=NOW)
    expected = [article.id for article in articles]
    del articles
    with database.read() as session:
        tracemalloc.start()
        found = [revision.article.id for revision in article_store.all_articles(session)]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert found == expected
    # All of them are 16 MB; one batch is 2 MB.
    assert peak < 6_000_000


def test_articles_of_one_kind_in_some_states(session: Session) -> None:
    draft = save(session, make_article("a", kind=Kind.NOTICE))
    shown = save(session, make_article("b", kind=Kind.NOTICE, state=State.VALIDATED))
    save(session, make_article("c", kind=Kind.CASE, state=State.VALIDATED))
    assert article_store.of_kind(session, Kind.NOTICE) == (draft, shown)
    assert article_store.of_kind(session, Kind.NOTICE, [State.VALIDATED, State.NOT_VALIDATED]) == (shown,)
    save(session, dataclasses.replace(shown.article, state=State.ARCHIVED))
    assert article_store.of_kind(session, Kind.NOTICE, [State.VALIDATED]) == ()


def test_an_article_is_found_by_kind_and_title_as_it_is_now(session: Session) -> None:
    older = save(session, make_article("題"))
    save(session, make_article("題"))
    assert article_store.by_kind_and_title(session, Kind.SCRIPT, "題") == older
    assert article_store.by_kind_and_title(session, Kind.CASE, "題") is None
    renamed = save(session, dataclasses.replace(older.article, title="新しい題"))
    assert article_store.by_kind_and_title(session, Kind.SCRIPT, "新しい題") == renamed
    found = article_store.by_kind_and_title(session, Kind.SCRIPT, "題")
    assert found is not None
    assert found.article.id != older.article.id


def test_scripts_of_a_stage_and_articles_of_a_practice_are_found_by_their_latest_revision(session: Session) -> None:
    solution = dataclasses.replace(
        make_article(kind=Kind.SCRIPT), stage=Stage.SOLUTION, practices=("P15", "P19"), state=State.VALIDATED
    )
    draft = dataclasses.replace(solution, id=new_id(), title="別の題", state=State.DRAFT)
    former = dataclasses.replace(solution, id=new_id(), title="前の題")
    for article in (solution, draft, former):
        save(session, article)
    save(session, dataclasses.replace(former, stage=Stage.FACTS, practices=("P1",)), minutes=1)
    published, scripts = (State.NOT_VALIDATED, State.VALIDATED), (Kind.SCRIPT,)
    assert [one.article.id for one in article_store.of_stage(session, Stage.SOLUTION, published)] == [solution.id]
    assert [one.article.id for one in article_store.of_practice(session, "P15", scripts, published)] == [solution.id]
    assert [one.article.id for one in article_store.of_practice(session, "P1", scripts, published)] == [former.id]
    assert article_store.of_practice(session, "P%", scripts, published) == ()
    assert article_store.of_practice(session, "P15", (Kind.CASE, Kind.PROCEDURE), published) == ()


def test_one_revision_is_found_by_its_number(session: Session) -> None:
    first = save(session, make_article("題"))
    second = save(session, dataclasses.replace(first.article, title="新しい題"), minutes=1)
    assert article_store.revision(session, first.article.id, 1) == first
    assert article_store.revision(session, first.article.id, 2) == second
    assert article_store.revision(session, first.article.id, 3) is None
    assert article_store.revision(session, new_id(), 1) is None
