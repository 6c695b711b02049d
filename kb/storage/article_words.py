"""Which products, causes and tags the articles of a library have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import and_, func, select, true

from kb.domain.article import Kind, State
from kb.domain.article_line import ArticleLine
from kb.storage.tables import ARTICLES, REVISIONS

if TYPE_CHECKING:
    from sqlmodel import Session

#: More than anybody chooses from.
_MOST = 500

_IS_LATEST = and_(REVISIONS.c.article_id == ARTICLES.c.id, REVISIONS.c.number == ARTICLES.c.latest_number)


def values(session: Session, name: Literal["product", "cause"]) -> tuple[str, ...]:
    """Return the values of an attribute in use, the most frequent first."""
    column = REVISIONS.c[name]
    statement = select(column).join(ARTICLES, _IS_LATEST).where(column != "").group_by(column)
    rows = session.connection().execute(statement.order_by(func.count().desc(), column).limit(_MOST))
    return tuple(rows.scalars())


def tags(session: Session) -> tuple[str, ...]:
    """Return the tags in use, the most frequent first."""
    words = func.json_each(REVISIONS.c.tags).table_valued("value", name="words")
    statement = select(words.c.value).select_from(REVISIONS).join(ARTICLES, _IS_LATEST).join(words, true())
    rows = session.connection().execute(
        statement.group_by(words.c.value).order_by(func.count().desc(), words.c.value).limit(_MOST)
    )
    return tuple(rows.scalars())


def lines(session: Session) -> tuple[ArticleLine, ...]:
    """Return every article as a line, by kind and title."""
    columns = (ARTICLES.c.id, ARTICLES.c.kind, ARTICLES.c.title, ARTICLES.c.state)
    rows = session.connection().execute(select(*columns).order_by(ARTICLES.c.kind, ARTICLES.c.title))
    return tuple(ArticleLine(row.id, Kind(row.kind), row.title, State(row.state)) for row in rows)
