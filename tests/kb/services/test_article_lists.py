from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Kind, State
from kb.domain.article_heading import HeadingOrder, HeadingQuery
from kb.domain.lifecycle import Attention
from kb.errors import ArticleNotFoundError
from kb.identifiers import new_id
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.library import Library
    from tests.kb.support import PlayedClock

DAY_MINUTES = 24 * 60


@pytest.fixture
def articles(blank: Library, clock: PlayedClock) -> tuple[Article, ...]:
    """Three articles, the third saved last."""
    visit = replace(
        make_script("ＶＩＳＩＴ訪問 を求められたとき"), product="ケトル", tags=("訪問", '"引用"'), cause="attitude"
    )
    refund = replace(make_script("返金を求められたとき"), product="加湿器", tags=("訪問要求",), cause="attitude")
    draft = replace(make_script("書きかけ", state=State.DRAFT), kind=Kind.TECHNIQUE, body="")
    for article in (visit, refund, draft):
        clock.pass_minutes(1)
        blank.editing.save(article, editor="編集者")
    return visit, refund, draft


def titles(library: Library, query: HeadingQuery) -> list[str]:
    page = library.article_lists.page(query)
    assert page.total == len(page.headings)
    return [heading.title for heading in page.headings]


@pytest.mark.parametrize("text", ["", "訪問", "られた", "ない言葉"])
@pytest.mark.parametrize("limit", [1, 200])
def test_the_first_of_each_kind_are_those_of_its_page(
    blank: Library, articles: tuple[Article, ...], text: str, limit: int
) -> None:
    query = HeadingQuery(text=text)
    first = blank.article_lists.first(query, limit=limit)
    assert {kind: page.total for kind, page in first.items()} == blank.article_lists.outline(query)
    for kind, page in first.items():
        assert page == blank.article_lists.page(replace(query, kinds=(kind,)), limit=limit)


def test_the_first_of_each_kind_follow_every_filter(blank: Library, articles: tuple[Article, ...]) -> None:
    query = HeadingQuery(text="求め", products=("ケトル",), states=(articles[0].state,))
    first = blank.article_lists.first(query)
    assert [[heading.id for heading in page.headings] for page in first.values()] == [[articles[0].id]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (HeadingQuery(), [2, 1, 0]),
        (HeadingQuery(order=HeadingOrder.LATEST), [2, 1, 0]),
        (HeadingQuery(kinds=(Kind.SCRIPT,)), [1, 0]),
        (HeadingQuery(kinds=(Kind.SCRIPT, Kind.TECHNIQUE), states=(State.DRAFT,)), [2]),
        (HeadingQuery(products=("ケトル", "ない製品")), [0]),
        (HeadingQuery(causes=("attitude",), text="返金"), [1]),
        (HeadingQuery(tags=("訪問",)), [0]),
        (HeadingQuery(tags=('"引用"', "訪問要求")), [1, 0]),
        (HeadingQuery(text="visit 訪問"), [0]),
        (HeadingQuery(text="求め　られたとき"), [1, 0]),
        (HeadingQuery(text="%"), []),
    ],
)
def test_a_list_holds_what_fits_every_filter(
    blank: Library, articles: tuple[Article, ...], query: HeadingQuery, found: list[int]
) -> None:
    expected = [articles[place].title for place in found]
    if query.order is HeadingOrder.TITLE:
        expected.sort()
    assert titles(blank, query) == expected


def test_a_row_says_what_the_article_is_and_who_saved_it(blank: Library, articles: tuple[Article, ...]) -> None:
    heading = blank.article_lists.heading(articles[0].id)
    assert (heading.kind, heading.title, heading.state) == (Kind.SCRIPT, articles[0].title, State.NOT_VALIDATED)
    assert (heading.product, heading.cause, heading.tags) == ("ケトル", "attitude", ("訪問", '"引用"'))
    assert (heading.number, heading.saved_by, heading.saved_at) == (1, "編集者", START + timedelta(minutes=1))
    assert (heading.usage.uses, heading.attention) == (0, None)
    with pytest.raises(ArticleNotFoundError):
        blank.article_lists.heading(new_id())


def test_long_lists_come_in_pages(few: Library) -> None:
    query = HeadingQuery()
    whole = few.article_lists.page(query)
    parts = [few.article_lists.page(query, offset=offset, limit=5) for offset in (0, 5, 10)]
    assert [len(part.headings) for part in parts] == [5, 5, 2]
    assert tuple(heading for part in parts for heading in part.headings) == whole.headings
    assert {part.total for part in parts} == {12}


def test_groups_and_filters_come_with_their_counts(blank: Library, articles: tuple[Article, ...]) -> None:
    assert list(blank.article_lists.outline(HeadingQuery()).items()) == [(Kind.SCRIPT, 2), (Kind.TECHNIQUE, 1)]
    assert blank.article_lists.outline(HeadingQuery(products=("ケトル",))) == {Kind.SCRIPT: 1}
    choices = blank.article_lists.choices()
    assert choices.kinds == {Kind.SCRIPT: 2, Kind.TECHNIQUE: 1}
    assert choices.states == {State.NOT_VALIDATED: 2, State.DRAFT: 1}
    assert choices.products == {"ケトル": 1, "加湿器": 1}
    assert choices.causes == {"attitude": 2}
    assert choices.tags == {"訪問": 1, '"引用"': 1, "訪問要求": 1}


def test_a_row_says_that_its_article_is_due(blank: Library, clock: PlayedClock, articles: tuple[Article, ...]) -> None:
    used, unused, _ = articles
    blank.editing.set_state(used.id, State.VALIDATED)
    clock.pass_minutes(2 * DAY_MINUTES)
    blank.calls.use(None, used.id)
    first = clock.now()
    clock.pass_minutes(180 * DAY_MINUTES)
    blank.calls.use(None, used.id)
    heading = blank.article_lists.heading(used.id)
    assert (heading.usage.uses, heading.usage.last_used_at) == (2, clock.now())
    assert heading.usage.first_used_since_validation_at == first
    assert heading.attention is Attention.VERIFY
    clock.pass_minutes(200 * DAY_MINUTES)
    by_title = {heading.title: heading.attention for heading in blank.article_lists.page(HeadingQuery()).headings}
    assert by_title == {used.title: Attention.VERIFY, unused.title: Attention.ARCHIVE, articles[2].title: None}
    blank.editing.set_state(used.id, State.NOT_VALIDATED)
    blank.editing.set_state(used.id, State.VALIDATED)
    assert blank.article_lists.heading(used.id).attention is None
