"""An editor's form as the text of a draft and back: nothing typed is lost, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.article_text import article_problems
from kb.documents.attributes import KEYS, AttributeReader, form_values
from kb.documents.front_matter import Entry, read_front_matter, split_front_matter, write_value
from kb.domain.article_form import ArticleForm
from kb.errors import Problem

if TYPE_CHECKING:
    from kb.domain.article import Article


def form_of(article: Article) -> ArticleForm:
    """Return an article as a form shows it."""
    return ArticleForm({key: value for key, value in form_values(article) if key != "id"}, article.body)


def write_form(form: ArticleForm) -> str:
    """Write a form as text like an article's, its values quoted where needed, the body exactly as it was typed."""
    order = {key: place for place, key in enumerate(KEYS)}
    values = sorted(form.values.items(), key=lambda item: order.get(item[0], len(order)))
    return "\n".join(("---", *(f"{key}: {write_value(value)}" for key, value in values), "---", "", form.body))


def read_form(text: str) -> ArticleForm:
    """Read what ``write_form`` wrote, or any article; a text without a readable head is all body."""
    parts = split_front_matter(text.removeprefix("\ufeff"))
    if isinstance(parts, Problem):
        return ArticleForm({}, text)
    front, body, _ = parts
    entries = read_front_matter(front).entries
    if not entries and front.strip():
        return ArticleForm({}, text)
    return ArticleForm({key: entry.value for key, entry in entries.items() if entry.value and key != "id"}, body)


def article_of(form: ArticleForm) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article that a form makes, under NO_ID, and everything that keeps it from being saved.

    Attributes are at line 0 (``detail`` begins with the key), the lines of the body count from 1. What a value cannot
    be is left out of the article.
    """
    reader = AttributeReader({key: Entry(0, value) for key, value in form.values.items()})
    article = reader.article(form.body)
    problems = [Problem(0, problem.code, problem.detail) for problem in reader.problems]
    found = {(problem.line, problem.code, problem.detail) for problem in problems}
    problems += (one for one in article_problems(article) if (one.line, one.code, one.detail) not in found)
    return article, tuple(sorted(problems, key=lambda problem: problem.line))
