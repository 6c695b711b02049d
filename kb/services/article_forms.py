"""What the form of an editor asks: drafts as text and back, what is wrong, how it reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.article_form import article_of, form_of, read_form, write_form
from kb.documents.preview import article_preview
from kb.errors import ArticleInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import Article
    from kb.domain.article_form import ArticleForm
    from kb.domain.preview import ArticlePreview
    from kb.domain.reading import ShownImage
    from kb.errors import Problem


def _no_images(_markdown: str) -> tuple[ShownImage, ...]:
    return ()


class ArticleFormService:
    """What an editor types is looked at as it stands; only the images it shows are asked of the library."""

    def __init__(self, images: Callable[[str], tuple[ShownImage, ...]] = _no_images) -> None:
        """``images`` returns those that a Markdown text shows."""
        self._images = images

    def of(self, article: Article) -> ArticleForm:
        """Return an article as the form shows it."""
        return form_of(article)

    def read(self, text: str) -> ArticleForm:
        """Return the form that a draft keeps; a text that is none is all body."""
        return read_form(text)

    def write(self, form: ArticleForm) -> str:
        """Return the text that a draft keeps."""
        return write_form(form)

    def check(self, form: ArticleForm, token: CancelToken | None = None) -> tuple[Problem, ...]:
        """Return what keeps the form from being saved: attributes at line 0, the body's lines from 1."""
        if token is not None:
            token.check()
        return article_of(form)[1]

    def article(self, form: ArticleForm, article_id: UUID) -> Article:
        """Return the article that the form makes, to be saved.

        Raises:
            ArticleInvalidError: something typed is none of what it should be, or is missing; see ``check``.
        """
        article, problems = article_of(form)
        if problems:
            raise ArticleInvalidError(problems)
        return replace(article, id=article_id)

    def preview(self, form: ArticleForm, token: CancelToken | None = None) -> ArticlePreview:
        """Return what an agent would see."""
        article = article_of(form)[0]
        return article_preview(article, token, self._images(article.body))
