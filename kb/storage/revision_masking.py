"""Replaces personal data in revisions that are not an article's latest one: the one change a revision ever sees.

Triggers refuse to change or delete a revision. ``replace`` takes the one against changes away and puts it back, word by
word, within the caller's transaction: no other connection ever sees the table without it, and an error or a crash
brings it back with everything else. Why that is right is told in resources/docs/adr/014-retention.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, or_, select, text, update

from kb.storage.tables import ARTICLES, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlmodel import Session

_TRIGGER = "article_revisions_no_update"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionTexts:
    """What a person wrote in a revision; ``id`` is the revision's own."""

    id: UUID
    title: str
    body: str
    customer_words: tuple[str, ...]

    def changed(self, change: Callable[[str], str]) -> RevisionTexts:
        """Return it with every text changed."""
        words = tuple(map(change, self.customer_words))
        return RevisionTexts(id=self.id, title=change(self.title), body=change(self.body), customer_words=words)


def outdated(
    session: Session, before: datetime, *, saved_since: datetime | None, replaced_since: datetime | None
) -> list[UUID]:
    """Return revisions saved before a moment that are not the latest.

    With both of the others only those that were not among them at an earlier look: saved or replaced since.
    """
    later = REVISIONS.alias()
    chosen = and_(REVISIONS.c.saved_at < before, REVISIONS.c.number < ARTICLES.c.latest_number)
    if saved_since is not None and replaced_since is not None:
        next_one = exists().where(
            later.c.article_id == REVISIONS.c.article_id,
            later.c.number == REVISIONS.c.number + 1,
            later.c.saved_at >= replaced_since,
        )
        chosen = and_(chosen, or_(REVISIONS.c.saved_at >= saved_since, next_one))
    joined = REVISIONS.join(ARTICLES, ARTICLES.c.id == REVISIONS.c.article_id)
    return list(session.connection().execute(select(REVISIONS.c.id).select_from(joined).where(chosen)).scalars())


def texts(session: Session, ids: Sequence[UUID]) -> tuple[RevisionTexts, ...]:
    """Return the texts of some revisions, up to 500."""
    columns = (REVISIONS.c.id, REVISIONS.c.title, REVISIONS.c.body, REVISIONS.c.customer_words)
    rows = session.connection().execute(select(*columns).where(REVISIONS.c.id.in_(ids)))
    return tuple(RevisionTexts(**row._mapping) for row in rows)  # noqa: SLF001 - the public name of a row's mapping


def replace(session: Session, masked: Sequence[RevisionTexts]) -> int:
    """Write the texts of revisions anew and return how many; none of those that are an article's latest.

    Where the trigger is not there, as in a library that somebody changed by hand, there is none to put back.
    """
    connection = session.connection()
    select_trigger = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    protection = connection.execute(select_trigger, {"name": _TRIGGER}).scalar_one_or_none()
    if protection is not None:
        connection.exec_driver_sql(f"DROP TRIGGER {_TRIGGER}")
    newer = exists().where(ARTICLES.c.id == REVISIONS.c.article_id, ARTICLES.c.latest_number > REVISIONS.c.number)
    change = update(REVISIONS).where(REVISIONS.c.id == bindparam("revision"), newer.correlate(REVISIONS))
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("title", "body", "customer_words")}
    written = connection.execute(
        change.values(columns),
        [
            {"revision": one.id, "new_title": one.title, "new_body": one.body, "new_customer_words": one.customer_words}
            for one in masked
        ],
    )
    if protection is not None:
        connection.exec_driver_sql(protection)
    return written.rowcount
