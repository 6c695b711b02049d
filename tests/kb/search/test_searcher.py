"""Questions to a small library: what is found, in which order, and how it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.cancellation import CancelToken
from kb.domain.article import Kind, State
from kb.domain.searching import SearchQuery, SearchResults
from kb.errors import OperationCancelledError
from kb.search.indexer import apply
from kb.search.searcher import search
from tests.kb.search.library import articles, build, make

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.index import SearchIndex


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    return build(tmp_path, articles())


def ask(index: SearchIndex, text: str, **filters: object) -> SearchResults:
    return search(index.snapshot(), SearchQuery(text=text, **filters))  # type: ignore[arg-type] # values by name


def found(results: SearchResults) -> list[int]:
    return [hit.article_id.int for hit in results.hits]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("訪問", {1, 2}),
        ("訪問して", {1, 2}),
        ("訪問 謝罪", {2}),
        ("謝罪した", {2}),
        ("訪問 OR 加湿器", {1, 2, 3, 4}),
        ("加湿器 -粉", {4}),
        ("NOT 訪問", {3, 4, 7, 8}),
        ("（訪問 OR 水漏れ） 加湿器", {4}),
        ("家まで来て謝れ", {1}),
        ("ｺｰﾄﾞﾚｽ", {7}),
        ("K-21", {2}),
        ("k21", {2}),
        ("P1", {1}),
        ("取っ手", {2}),
        ("題名:訪問", {1}),
        ("題名:訪", {1}),
        ("title:加湿*", {3, 4}),
        ("製品:加湿器", {3, 4}),
        ('製品:"加湿器"', set()),
        ('製品:"加湿器 H-3"', {3, 4}),
        ("種別:手順", {1}),
        ("kind:procedure", {1}),
        ("状態:未検証", {4}),
        ("要求:訪問", {1}),
        ("原因:誤解 OR タグ:お詫び", {3, 7}),
        ("practice:p1", {1}),
        ("「求められた」", {1, 2}),
        ("「求められる」", set()),
        ("ケト*", {2}),
        ("粉", {3}),
        ("めんどう", set()),
        ("にほんのみずたまり", {4}),
        ("みずもれ", {4}),
    ],
)
def test_what_is_found(index: SearchIndex, text: str, numbers: set[int]) -> None:
    results = ask(index, text)
    assert set(found(results)) == numbers
    assert results.total == results.total_unfiltered == len(numbers)


def test_typing_errors_are_forgiven_and_a_better_spelling_is_offered(index: SearchIndex) -> None:
    results = ask(index, "電気ケトレ")
    assert found(results) == [2]
    assert results.did_you_mean == "電気ケトル"
    assert ask(index, "電気ケトル").did_you_mean == ""


def test_when_not_all_words_stand_together_more_of_them_come_first(index: SearchIndex) -> None:
    assert found(ask(index, "宇宙船 加湿器 水漏れ")) == [4, 3]


def test_what_was_insisted_on_stays_insisted_on(index: SearchIndex) -> None:
    assert found(ask(index, "宇宙船 加湿器 「水漏れ」")) == [4]
    assert found(ask(index, "宇宙船 加湿器 -水漏れ")) == [3]
    assert found(ask(index, "宇宙船 加湿器 種別:手順")) == []


def test_an_empty_question_lists_everything_the_newest_first(index: SearchIndex) -> None:
    results = ask(index, " 　")
    assert found(results) == [1, 2, 4, 3, 8, 7]
    assert ask(index, "", only_published=False).total == 8
    assert found(ask(index, "", limit=2)) == [1, 2]


def test_facets_narrow_and_keep_the_total(index: SearchIndex) -> None:
    results = ask(index, "訪問", kinds=(Kind.CASE,), only_published=False)
    assert set(found(results)) == {2, 5}
    assert (results.total, results.total_unfiltered) == (2, 4)
    assert found(ask(index, "訪問", states=(State.DRAFT,))) == [5]
    assert found(ask(index, "", products=("加湿器 H-3",), causes=("product_defect",))) == [4]


def test_a_hit_has_what_its_row_shows(index: SearchIndex) -> None:
    results = search(index.snapshot(), SearchQuery(text="取っ手 訪問"), used={UUID(int=2): 7})
    (hit,) = results.hits
    assert (hit.kind, hit.state, hit.product, hit.cause) == (
        Kind.CASE,
        State.VALIDATED,
        "電気ケトル K-21",
        "product_defect",
    )
    assert (hit.happened_on, hit.used) == (date(2026, 7, 14), 7)
    assert [hit.title.text[start:end] for start, end in hit.title.hits] == ["取っ手"]
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.hits] == ["取っ手", "訪問"]
    assert hit.score > 0


def test_changes_are_found_and_what_is_gone_is_not(index: SearchIndex) -> None:
    apply(index, [make(2, "別の題名", "別の本文"), make(9, "宇宙船の訪問")], [UUID(int=3)])
    assert set(found(ask(index, "訪問"))) == {1, 9}
    assert found(ask(index, "白い粉")) == []
    assert found(ask(index, "製品:電気ケトル")) == []


@pytest.mark.parametrize("text", ["(((", '"', "NOT", "*", "AND OR", "\ud800", "a" * 9000, "製品:", "^~[]{}", "\0"])
def test_no_question_fails(index: SearchIndex, text: str) -> None:
    assert ask(index, text).total >= 0


def test_a_cancelled_token_stops_it(index: SearchIndex) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        search(index.snapshot(), SearchQuery(text="訪問"), token=token)


def test_a_bare_negation_does_not_stand_for_a_question(index: SearchIndex) -> None:
    apply(index, [make(90, "折り返しの連絡がない"), make(91, "商品が届かない")])
    assert found(ask(index, "zzzzq ない世界")) == []
