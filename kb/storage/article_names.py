"""Articles by the names other articles know them by: ids, titles, and two with the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from kb.storage.tables import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from sqlmodel import Session

    from kb.domain.article import Kind


def known_ids(session: Session, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of the ids that are articles, in any state."""
    return frozenset(session.connection().execute(select(ARTICLES.c.id).where(ARTICLES.c.id.in_(ids))).scalars())


def known_titles(session: Session, titles: Collection[str]) -> frozenset[str]:
    """Return those of the titles that an article has, in any state."""
    statement = select(ARTICLES.c.title).where(ARTICLES.c.title.in_(titles))
    return frozenset(session.connection().execute(statement).scalars())


def twin_of(session: Session, article_id: UUID, kind: Kind, title: str) -> UUID | None:
    """Return the oldest other article of this kind and exact title."""
    same = (ARTICLES.c.kind == kind.value, ARTICLES.c.title == title, ARTICLES.c.id != article_id)
    statement = select(ARTICLES.c.id).where(*same).order_by(ARTICLES.c.id).limit(1)
    return session.connection().execute(statement).scalars().first()
