from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.article import Article, Kind, Role, Stage, State
from kb.domain.article_merge import Side, attribute_value, merge_articles
from kb.domain.demand import DemandQuality
from kb.domain.text_merge import Origin
from kb.identifiers import new_id

ID = new_id()
DAY = date(2026, 11, 22)
BASE = Article(
    id=ID,
    kind=Kind.SCRIPT,
    title="訪問を求められたとき",
    body="## 使う場面\n\n- 訪問\n",
    state=State.NOT_VALIDATED,
    tags=("訪問", "夜間"),
)
WORDS = st.lists(st.sampled_from(["訪問", "返金", "謝罪文", "夜間", "修理"]), unique=True, max_size=4).map(tuple)
ARTICLES = st.builds(
    Article,
    id=st.just(ID),
    kind=st.sampled_from([Kind.SCRIPT, Kind.CASE]),
    title=st.sampled_from(["訪問", "返金"]),
    body=st.lists(st.sampled_from(["", "- 訪問", "- 返金", "## 手順"]), max_size=5).map("\n".join),
    state=st.sampled_from(State),
    validated_on=st.sampled_from([None, DAY]),
    product=st.sampled_from(["", "ケトル"]),
    demand=st.lists(st.sampled_from(DemandQuality), unique=True, max_size=3).map(tuple),
    tags=WORDS,
    customer_words=WORDS,
    stage=st.sampled_from([None, Stage.FACTS]),
    role=st.sampled_from([None, Role.FIRST]),
)


def test_changes_of_different_attributes_are_joined() -> None:
    ours = replace(BASE, title="今すぐの訪問を求められたとき", tags=("訪問", "今すぐ", "夜間"))
    theirs = replace(BASE, product="ケトル", tags=("訪問",), body=BASE.body + "- 返金\n")
    merge = merge_articles(BASE, ours, theirs)
    assert merge.is_clean
    assert merge.article() == replace(
        ours, product="ケトル", tags=("訪問", "今すぐ"), body="## 使う場面\n\n- 訪問\n- 返金\n"
    )
    assert {field.key: field.origin for field in merge.fields} == {
        "title": Origin.OURS,
        "product": Origin.THEIRS,
        "tags": Origin.WOVEN,
    }


def test_an_attribute_both_changed_is_decided_by_a_person() -> None:
    merge = merge_articles(BASE, replace(BASE, title="私の題"), replace(BASE, title="相手の題"))
    (conflict,) = merge.field_conflicts
    assert (conflict.key, conflict.base, conflict.ours, conflict.theirs) == (
        "title",
        BASE.title,
        "私の題",
        "相手の題",
    )
    assert not merge.is_clean
    assert merge.article({"title": Side.OURS}).title == "私の題"
    assert merge.article({"title": Side.THEIRS}).title == "相手の題"
    with pytest.raises(KeyError):
        merge.article()


def test_words_keep_their_order_and_come_behind_what_they_followed() -> None:
    ours = replace(BASE, tags=("今すぐ", "訪問", "夜間"))
    theirs = replace(BASE, tags=("訪問", "修理", "夜間", "返金"))
    assert merge_articles(BASE, ours, theirs).article().tags == ("今すぐ", "訪問", "修理", "夜間", "返金")


def test_nobody_validates_a_text_they_have_not_seen() -> None:
    validated = replace(BASE, state=State.VALIDATED, validated_on=DAY)
    changed = replace(BASE, title="新しい題")
    merge = merge_articles(BASE, changed, validated)
    assert [field.key for field in merge.field_conflicts] == ["state"]
    assert merge.article({"state": Side.OURS}) == changed
    accepted = merge.article({"state": Side.THEIRS})
    assert (accepted.state, accepted.validated_on, accepted.title) == (State.VALIDATED, DAY, "新しい題")
    assert merge_articles(BASE, BASE, validated).article() == validated


def test_articles_without_a_common_beginning_differ_where_they_differ() -> None:
    merge = merge_articles(None, BASE, replace(BASE, title="相手の題", tags=("返金",)))
    assert [field.key for field in merge.field_conflicts] == ["title"]
    assert set(merge.article({"title": Side.OURS}).tags) == {"訪問", "夜間", "返金"}
    assert merge_articles(None, BASE, BASE).article() == BASE


@given(ARTICLES, ARTICLES)
def test_what_one_side_alone_changed_is_taken(base: Article, changed: Article) -> None:
    assert merge_articles(base, changed, base).article() == changed
    assert merge_articles(base, base, changed).article() == changed
    assert merge_articles(base, changed, changed).article() == changed


@given(ARTICLES, ARTICLES, ARTICLES)
def test_nothing_anybody_added_is_lost(base: Article, ours: Article, theirs: Article) -> None:
    merge = merge_articles(base, ours, theirs)
    for side in (ours, theirs):
        for key in ("tags", "customer_words", "demand"):
            words = {field.key: field.merged for field in merge.fields}.get(key, attribute_value(ours, key))
            assert isinstance(words, tuple)
            assert set(getattr(side, key)) - set(getattr(base, key)) <= set(words)
            assert len(set(words)) == len(words)
    for field in merge.fields:
        changed = {value for value in (field.ours, field.theirs) if value != field.base}
        assert field.is_conflict or field.origin is Origin.WOVEN or field.merged in changed
        assert field.is_conflict or field.origin is Origin.WOVEN or changed == {field.merged}
