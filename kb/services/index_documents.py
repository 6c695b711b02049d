"""What the index learns of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.rendering import plain_paragraphs
from kb.documents.sections import case_summary
from kb.domain.article import Kind
from kb.search.document import IndexDocument

if TYPE_CHECKING:
    from kb.domain.article import Article


def index_document(article: Article) -> IndexDocument:
    """Return what the index learns of an article."""
    return IndexDocument(
        article_id=article.id,
        kind=article.kind,
        state=article.state,
        title=article.title,
        paragraphs=plain_paragraphs(article.body),
        customer_words=article.customer_words,
        practices=article.practices,
        tags=article.tags,
        product=article.product,
        cause=article.cause,
        demand=tuple(quality.value for quality in article.demand),
        stage=article.stage,
        summary=case_summary(article.body) if article.kind is Kind.CASE else None,
        outcome=article.outcome,
        happened_on=article.happened_on,
        ends_on=article.ends_on,
        validated_on=article.validated_on,
    )
