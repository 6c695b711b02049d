from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import State
from kb.domain.article_heading import HeadingOrder, HeadingQuery
from kb.domain.call import Feedback, FeedbackType
from kb.domain.lifecycle import Usage
from kb.identifiers import new_id
from kb.storage import article_store, feedback_store, heading_store
from tests.kb.storage.samples import NOW, make_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from kb.domain.article import Article
    from kb.storage.database import Database

DAY = timedelta(days=1)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as opened:
        yield opened


def use(session: Session, article: Article, days: int, kind: FeedbackType = FeedbackType.USED) -> None:
    feedback = Feedback(id=new_id(), article_id=article.id, call_id=None, at=NOW + days * DAY, type=kind)
    feedback_store.add(session, feedback)


def validated(title: str) -> Article:
    return make_article(title, state=State.VALIDATED, validated_on=NOW.astimezone().date())


def test_use_counts_from_the_day_after_the_validation(session: Session) -> None:
    article, other = validated("題"), make_article("別の題")
    article_store.save_many(session, (article, other), editor="", now=NOW)
    for days in (-3, 0, 2, 5):
        use(session, article, days)
    use(session, article, 9, FeedbackType.DISMISSED)
    found, unused = heading_store.of_ids(session, [article.id, new_id(), other.id])
    assert found.usage == Usage(4, NOW + 5 * DAY, NOW + 2 * DAY)
    assert unused.usage == Usage()


def test_what_is_listed_is_the_latest_revision(session: Session) -> None:
    article = make_article("題")
    article_store.save(session, article, editor="", now=NOW)
    article_store.save(session, replace(article, title="新しい題", product="ケトル"), editor="編集者", now=NOW + DAY)
    (heading,) = heading_store.page(session, HeadingQuery(order=HeadingOrder.LATEST), offset=0, limit=5)
    assert (heading.title, heading.product, heading.number, heading.saved_by) == ("新しい題", "ケトル", 2, "編集者")
    assert heading_store.count(session, HeadingQuery(products=("ケトル",))) == 1


def test_what_may_be_due_is_chosen_by_its_last_touch_or_its_first_use(session: Session) -> None:
    untouched, in_use, fresh, draft = validated("古い"), validated("使う"), validated("新しい"), make_article("下書き")
    article_store.save_many(session, (untouched, in_use, draft), editor="", now=NOW)
    article_store.save(session, fresh, editor="", now=NOW + 100 * DAY)
    use(session, in_use, 10)
    use(session, in_use, 90)
    found = heading_store.perhaps_due(
        session, (State.VALIDATED,), untouched_since=NOW + 50 * DAY, in_use_since=NOW + 20 * DAY
    )
    assert {heading.title for heading in found} == {"古い", "使う"}
