"""Articles between their domain values and their columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kb.domain.article import Article, ArticleRevision, Kind, Outcome, Role, Stage, State
from kb.domain.demand import DemandQuality
from kb.identifiers import new_id
from kb.storage.column_types import storable

if TYPE_CHECKING:
    from sqlalchemy.engine import Row


def revision_values(revision: ArticleRevision) -> dict[str, Any]:
    """Return the columns of ``article_revisions``; each revision gets its own key, for libraries that merge."""
    article = revision.article
    return {
        "id": new_id(),
        "article_id": article.id,
        "number": revision.number,
        "saved_at": revision.saved_at,
        "saved_by": revision.saved_by,
        "kind": article.kind.value,
        "title": article.title,
        "body": article.body,
        "state": article.state.value,
        "practices": article.practices,
        "product": article.product,
        "cause": article.cause,
        "demand": article.demand,
        "tags": article.tags,
        "customer_words": article.customer_words,
        "validated_on": article.validated_on,
        "stage": article.stage,
        "role": article.role,
        "outcome": article.outcome,
        "happened_on": article.happened_on,
        "ends_on": article.ends_on,
    }


def head_values(revision: ArticleRevision) -> dict[str, Any]:
    """Return the columns of ``articles``."""
    article = revision.article
    return {
        "id": article.id,
        "kind": article.kind.value,
        "title": article.title,
        "state": article.state.value,
        "latest_number": revision.number,
    }


def to_revision(row: Row[Any]) -> ArticleRevision:
    """Return the domain value of a row of ``article_revisions``."""
    article = Article(
        id=row.article_id,
        kind=Kind(row.kind),
        title=row.title,
        body=row.body,
        state=State(row.state),
        practices=row.practices,
        product=row.product,
        cause=row.cause,
        demand=tuple(map(DemandQuality, row.demand)),
        tags=row.tags,
        customer_words=row.customer_words,
        validated_on=row.validated_on,
        stage=Stage(row.stage) if row.stage else None,
        role=Role(row.role) if row.role else None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        happened_on=row.happened_on,
        ends_on=row.ends_on,
    )
    return ArticleRevision(article=article, number=row.number, saved_at=row.saved_at, saved_by=row.saved_by)


def storable_article(article: Article) -> Article:
    """Return the article as it will be read back; almost always the same object (see ``storable``)."""
    words = (*article.practices, *article.tags, *article.customer_words)
    try:
        "".join((article.title, article.body, article.product, article.cause, *words)).encode()
    except UnicodeEncodeError:
        return replace(
            article,
            title=storable(article.title),
            body=storable(article.body),
            product=storable(article.product),
            cause=storable(article.cause),
            practices=tuple(map(storable, article.practices)),
            tags=tuple(map(storable, article.tags)),
            customer_words=tuple(map(storable, article.customer_words)),
        )
    return article
