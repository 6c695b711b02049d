from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.call import Call, DismissReason, Feedback, FeedbackType, Prior
from kb.errors import ArticleNotFoundError, CallNotFoundError
from kb.identifiers import new_id
from kb.storage import article_store, call_store, feedback_store
from tests.kb.storage.samples import NOW, later, make_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlmodel import Session

    from kb.storage.database import Database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as opened:
        yield opened


@pytest.fixture
def articles(session: Session) -> list[UUID]:
    saved = article_store.save_many(session, [make_article(title) for title in "abc"], editor="", now=NOW)
    return [revision.article.id for revision in saved]


@pytest.fixture
def call(session: Session) -> Call:
    started = Call(id=new_id(), started_at=NOW)
    call_store.start(session, started)
    return started


def say(
    session: Session, article_id: UUID, said: FeedbackType, *, call_id: UUID | None = None, minutes: float = 0
) -> Feedback:
    feedback = Feedback(
        id=new_id(),
        article_id=article_id,
        call_id=call_id,
        at=later(minutes),
        type=said,
        reason=DismissReason.ALREADY_DONE if said is FeedbackType.DISMISSED else "",
    )
    feedback_store.add(session, feedback)
    return feedback


def test_priors_count_what_was_said(session: Session, articles: list[UUID]) -> None:
    for said, times in zip(FeedbackType, (5, 4, 3, 2, 1), strict=True):
        for _ in range(times):
            say(session, articles[0], said)
    say(session, articles[1], FeedbackType.FLAGGED)
    say(session, articles[2], FeedbackType.HELPED)
    expected = Prior(used=5, helped=4, not_helped=3, dismissed=2)
    assert feedback_store.priors(session) == {articles[0]: expected, articles[2]: Prior(helped=1)}
    assert [feedback_store.prior(session, article) for article in articles] == [expected, Prior(), Prior(helped=1)]


def test_what_was_said_of_an_article_comes_back_newest_first(
    session: Session, articles: list[UUID], call: Call
) -> None:
    first = say(session, articles[0], FeedbackType.FLAGGED)
    second = say(session, articles[0], FeedbackType.DISMISSED, call_id=call.id, minutes=1)
    say(session, articles[1], FeedbackType.USED)
    assert feedback_store.of_article(session, articles[0]) == (second, first)


def test_dismissed_articles_belong_to_one_call(session: Session, articles: list[UUID], call: Call) -> None:
    say(session, articles[0], FeedbackType.DISMISSED, call_id=call.id)
    say(session, articles[1], FeedbackType.USED, call_id=call.id)
    say(session, articles[2], FeedbackType.DISMISSED)
    assert feedback_store.dismissed(session, call.id) == {articles[0]}
    assert feedback_store.dismissed(session, new_id()) == frozenset()


def test_what_does_not_exist_is_named(session: Session, articles: list[UUID]) -> None:
    with pytest.raises(ArticleNotFoundError):
        say(session, new_id(), FeedbackType.USED)
    with pytest.raises(CallNotFoundError):
        say(session, articles[0], FeedbackType.USED, call_id=new_id())
    assert feedback_store.priors(session) == {}
