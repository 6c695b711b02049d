from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.article_form import form_of
from kb.domain.article import Kind, State
from kb.domain.article_form import ArticleForm
from kb.domain.near_duplicate import Likeness
from kb.errors import OperationCancelledError
from kb.identifiers import new_id

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.library import Library

TITLE = "「この場で答えろ」と迫られたとき"


def sample_article(library: Library, title: str = TITLE) -> Article:
    return library.reading.find(title).article


def typed(title: str, body: str = "", kind: Kind = Kind.SCRIPT) -> ArticleForm:
    return ArticleForm({"kind": kind.value, "title": title}, body)


def test_a_title_in_other_words_is_noticed_before_anything_else_is_written(sample: Library) -> None:
    (near,) = sample.near_duplicates.find(typed("営業時間と休業日のご案内"), new_id())
    assert (near.title, near.likeness, near.kind) == ("営業時間・休業日の案内", Likeness.TITLE, Kind.SCRIPT)
    assert near.share > 0.9


def test_copied_words_are_noticed_under_any_title(sample: Library) -> None:
    source = sample_article(sample)
    near, *_ = sample.near_duplicates.find(typed("別の題", source.body), new_id())
    assert (near.article_id, near.likeness, round(near.share, 1)) == (source.id, Likeness.SPOKEN, 1.0)


def test_an_article_is_no_duplicate_of_itself(sample: Library) -> None:
    source = sample_article(sample)
    assert sample.near_duplicates.find(form_of(source), source.id) == ()


def test_another_kind_may_have_the_same_subject(sample: Library) -> None:
    assert sample.near_duplicates.find(typed("営業時間と休業日のご案内", kind=Kind.CASE), new_id()) == ()


def test_articles_that_agents_do_not_see_are_found_too(sample: Library) -> None:
    source = sample_article(sample)
    sample.editing.set_state(source.id, State.ARCHIVED)
    (near,) = sample.near_duplicates.find(typed(TITLE), new_id())
    assert near.state is State.ARCHIVED


@pytest.mark.parametrize(
    ("title", "body"), [("", ""), ("\ud800", "\0"), ("あ", "い"), ("x" * 5_000, "- " * 9_000), ("。。。", "!!!\n" * 50)]
)
def test_any_text_may_be_typed(sample: Library, title: str, body: str) -> None:
    assert sample.near_duplicates.find(typed(title, body), new_id()) == ()


def test_an_empty_library_has_none(blank: Library) -> None:
    assert blank.near_duplicates.find(typed(TITLE), new_id()) == ()


def test_what_is_saved_now_is_noticed_next(blank: Library, sample: Library) -> None:
    source = replace(sample_article(sample), state=State.NOT_VALIDATED, validated_on=None)
    blank.editing.save(source)
    (near,) = blank.near_duplicates.find(typed(TITLE), new_id())
    assert near.article_id == source.id


def test_a_look_that_is_not_wanted_any_more_ends(sample: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        sample.near_duplicates.find(typed(TITLE), new_id(), token)
