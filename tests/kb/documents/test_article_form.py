from __future__ import annotations

import pytest

from kb.documents.article_form import article_of, form_of, read_form, write_form
from kb.documents.article_text import read_article
from kb.domain.article import Kind, State
from kb.domain.article_form import ArticleForm
from kb.resources import resource_path

SAMPLES = sorted(resource_path("sample").rglob("*.md"))


@pytest.mark.parametrize("path", SAMPLES[::9], ids=lambda path: path.stem)
def test_an_article_goes_through_the_form_unchanged(path: object) -> None:
    article = read_article(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined] # a Path
    form = form_of(article)
    made, problems = article_of(read_form(write_form(form)))
    assert not problems
    assert (made.title, made.body, made.demand, made.happened_on, made.customer_words) == (
        article.title,
        article.body,
        article.demand,
        article.happened_on,
        article.customer_words,
    )
    assert form_of(made) == form


@pytest.mark.parametrize(
    "form",
    [
        ArticleForm(),
        ArticleForm({"title": "題名"}, ""),
        ArticleForm({"ends_on": "2月30日"}, "本文\n\n"),
        ArticleForm({"title": ' "x: [y]" #', "tags": ("", "a, b", "｜")}, "---\nid: x\n---\n"),
        ArticleForm({"title": "改\u2028行"}, "\n\n\n## 見出し"),
        ArticleForm({"title": " "}, "\ufeffBOM"),
    ],
)
def test_a_draft_keeps_whatever_was_typed(form: ArticleForm) -> None:
    assert read_form(write_form(form)) == form


def test_a_text_without_a_head_is_all_body() -> None:
    assert read_form("ただの文").body == "ただの文"
    assert read_form("---\n- a\n---\nb").body == "---\n- a\n---\nb"


def test_what_a_value_cannot_be_is_named_by_its_key() -> None:
    form = ArticleForm({"kind": "notice", "title": "お知らせ", "state": "draft", "ends_on": "来週"}, "本文")
    article, problems = article_of(form)
    assert article.kind is Kind.NOTICE
    assert [(one.line, one.code, one.detail) for one in problems if one.detail.startswith("ends_on")] == [
        (0, "value_unknown", "ends_on: 来週")
    ]


def test_a_missing_title_is_said_once() -> None:
    problems = article_of(ArticleForm({"kind": "notice", "state": "draft"}, "本文"))[1]
    assert [one.code for one in problems if one.detail == "title"] == ["key_missing"]


def test_ends_of_lines_make_no_other_content() -> None:
    assert ArticleForm({}, "a\r\nb\n").same_as(ArticleForm({}, "a\nb"))
    assert not ArticleForm({"title": "x"}, "a").same_as(ArticleForm({}, "a"))


def test_unknown_words_count_as_the_first_choice() -> None:
    form = ArticleForm({"kind": "?", "state": "?"})
    assert (form.kind, form.state) == (Kind.CASE, State.DRAFT)
    assert form.with_value("tags", ("a", "b")).text("tags") == "a、b"
    assert form.with_value("kind", "") == ArticleForm({"state": "?"})
