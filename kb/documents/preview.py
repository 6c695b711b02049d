"""How an article would look to agents, while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.readable import readable
from kb.documents.sections import MAIL, case_summary, placed_steps, section_named
from kb.domain.article import Kind
from kb.domain.preview import ArticlePreview
from kb.domain.suggestion import Suggestion

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.domain.article import Article
    from kb.domain.reading import ShownImage


def article_preview(
    article: Article, token: CancelToken | None = None, images: tuple[ShownImage, ...] = ()
) -> ArticlePreview:
    """Return how agents would see an article; it need be neither saved nor right.

    Raises:
        OperationCancelledError: ``token`` was cancelled before the rendering began or ended.
    """
    if token is not None:
        token.check()
    shown = readable(article, numbered=True, images=images)
    if token is not None:
        token.check()
    return ArticlePreview(
        article=shown,
        card=_card(article),
        steps=tuple(place for _, place in placed_steps(article.body)),
        mail=_mail_lines(article.body),
    )


def _card(article: Article) -> Suggestion:
    is_case = article.kind is Kind.CASE
    return Suggestion(
        article_id=article.id,
        kind=article.kind,
        title=article.title,
        state=article.state,
        score=0,
        practices=article.practices,
        summary=case_summary(article.body) if is_case else None,
        outcome=article.outcome,
        product=article.product,
    )


def _mail_lines(body: str) -> tuple[int, ...]:
    section = section_named(body, MAIL)
    if section is None:
        return ()
    lines = enumerate(section.text.split("\n"), start=section.text_line)
    return tuple(number for number, line in lines if line.strip())
