from __future__ import annotations

from uuid import UUID

from desktop.editor.presenter import EditedArticle
from kb.domain.article_form import ArticleForm

CASE = ArticleForm({"kind": "case", "outcome": "settled", "tags": ("a",)}, "本文")


def edited() -> EditedArticle:
    made = EditedArticle()
    made.open(UUID(int=1), None, CASE, CASE)
    return made


def test_another_kind_puts_aside_what_it_may_not_carry_and_the_old_one_takes_it_back() -> None:
    article = edited()
    article.set_value("kind", "notice")
    assert article.form == ArticleForm({"kind": "notice", "tags": ("a",)}, "本文")
    article.set_value("ends_on", "2026-12-31")
    article.set_value("kind", "case")
    assert article.form == CASE
    article.set_value("kind", "notice")
    assert article.form.text("ends_on") == "2026-12-31"


def test_nothing_is_typed_while_no_article_is_open() -> None:
    article = EditedArticle()
    article.set_value("title", "x")
    article.set_body("y")
    assert article.form == ArticleForm()
    assert not article.modified


def test_problems_of_an_older_content_are_not_those_of_the_present_one() -> None:
    article = edited()
    old = article.form
    article.set_body("別")
    article.set_problems(old, ())
    assert article.problems == ()
