"""What the search index has yet to learn: written with the change, taken away once it is indexed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select

from kb.storage.tables import OUTBOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from sqlmodel import Session


class OutboxChange(StrEnum):
    """What happened to the article: an added one cannot be in the index yet."""

    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One change; ``sequence_id`` grows and is never used again."""

    sequence_id: int
    article_id: UUID
    change: OutboxChange


def add(session: Session, changes: Iterable[tuple[UUID, OutboxChange]]) -> None:
    """Note changes in the transaction that makes them."""
    rows = [{"article_id": article_id, "change": change.value} for article_id, change in changes]
    if rows:
        session.connection().execute(insert(OUTBOX), rows)


def pending(session: Session, limit: int | None = None, *, after: int = 0) -> list[OutboxEntry]:
    """Return changes later than ``after``, at most ``limit``, oldest first; an article changed twice is there twice."""
    statement = select(OUTBOX).where(OUTBOX.c.sequence_id > after).order_by(OUTBOX.c.sequence_id).limit(limit)
    rows = session.connection().execute(statement)
    return [OutboxEntry(row.sequence_id, row.article_id, OutboxChange(row.change)) for row in rows]


def of(session: Session, article_id: UUID) -> list[OutboxEntry]:
    """Return the changes of one article, oldest first."""
    rows = session.connection().execute(
        select(OUTBOX).where(OUTBOX.c.article_id == article_id).order_by(OUTBOX.c.sequence_id)
    )
    return [OutboxEntry(row.sequence_id, row.article_id, OutboxChange(row.change)) for row in rows]


def count(session: Session, *, after: int = 0) -> int:
    """Return how many changes later than ``after`` there are."""
    statement = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.sequence_id > after)
    return session.connection().execute(statement).scalar_one()


def done(session: Session, entries: Sequence[OutboxEntry]) -> None:
    """Take away exactly these entries; a change made while they were indexed stays."""
    if entries:
        session.connection().execute(
            delete(OUTBOX).where(OUTBOX.c.sequence_id == bindparam("done_id")),
            [{"done_id": entry.sequence_id} for entry in entries],
        )
