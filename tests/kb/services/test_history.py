from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.errors import ArticleNotFoundError
from kb.identifiers import new_id
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.library import Library
    from tests.kb.support import PlayedClock


@pytest.fixture
def article(blank: Library, clock: PlayedClock) -> Article:
    """An article of three revisions: its text was changed, then its state."""
    made = make_script("訪問を求められたとき")
    blank.editing.save(made, editor="編集者")
    clock.pass_minutes(10)
    body = made.body.replace("- けがの申告があるとき", "- けがの申告があるとき\n- 夜間のとき").replace(
        "伺う", "うかがう"
    )
    blank.editing.save(replace(made, body=body, product="ケトル"), editor="別の人")
    blank.editing.set_state(made.id, State.VALIDATED, editor="SV")
    return blank.editing.get(made.id).article


def test_a_history_says_who_changed_how_much(blank: Library, article: Article) -> None:
    validated, changed, first = blank.history.entries(article.id)
    assert (first.number, first.saved_by, first.saved_at, first.is_first) == (1, "編集者", START, True)
    assert (changed.added, changed.removed, changed.changed, changed.keys) == (1, 0, 1, ("product",))
    assert (validated.state, validated.keys) == (State.VALIDATED, ("state", "validated_on"))
    assert (validated.added, validated.removed, validated.changed) == (0, 0, 0)
    assert blank.history.entries(new_id()) == ()


def test_any_two_can_be_compared_and_what_is_typed_too(blank: Library, article: Article) -> None:
    assert [field.key for field in blank.history.compare(article.id, 1, 3).fields] == [
        "state",
        "validated_on",
        "product",
    ]
    assert not blank.history.compare(article.id, 2, 2)
    everything = blank.history.compare(article.id, 0, 1)
    assert "title" in [field.key for field in everything.fields]
    typed = replace(blank.history.form(article.id, 3), body="書きかけ")
    assert blank.history.compare(article.id, 3, typed).body
    for number in (4, -1):
        with pytest.raises(ArticleNotFoundError):
            blank.history.form(article.id, number)


def test_what_is_typed_is_merged_with_what_was_saved_meanwhile(blank: Library, article: Article) -> None:
    typed = blank.history.form(article.id, 1).with_value("title", "題を変えた")
    merge = blank.history.merge(article.id, 1, typed, 2)
    assert merge.is_clean
    assert (merge.form().title, merge.form().text("product")) == ("題を変えた", "ケトル")
    assert blank.history.merge(article.id, 0, ArticleForm(), 1).form().title == article.title
