"""How far a library is with its knowledge packs, and which revisions a pack does not know yet.

Functions take a session of ``Database.read`` or ``Database.write`` and leave the transaction to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlmodel import col
from sqlmodel import select as select_rows

from kb.domain.article import State
from kb.domain.pack import PackState
from kb.storage.tables import ARTICLES, REVISIONS, PackRow

if TYPE_CHECKING:
    from sqlmodel import Session

#: Before every revision there is.
NO_MARK = UUID(int=0)


def made(session: Session) -> PackState | None:
    """Return the pack that this library's editors make, None before the first one."""
    row = session.exec(select_rows(PackRow).where(col(PackRow.made_here).is_(True))).first()
    return None if row is None else _state(row)


def taken(session: Session, pack_id: UUID) -> PackState | None:
    """Return how far the library is with a pack that it takes in."""
    row = session.get(PackRow, (pack_id, False))
    return None if row is None else _state(row)


def all_taken(session: Session) -> tuple[PackState, ...]:
    """Return all packs that the library takes in."""
    rows = session.exec(select_rows(PackRow).where(col(PackRow.made_here).is_(False)).order_by(col(PackRow.pack_id)))
    return tuple(map(_state, rows))


def note(session: Session, state: PackState, *, made_here: bool) -> None:
    """Write down how far a pack is now."""
    session.merge(
        PackRow(pack_id=state.pack_id, made_here=made_here, version=state.version, mark=state.mark, at=state.at)
    )
    session.flush()


def last_revision(session: Session) -> UUID:
    """Return the newest revision of any article, NO_MARK where there is none."""
    return session.connection().execute(select(func.max(REVISIONS.c.id))).scalar_one() or NO_MARK


def changed_since(session: Session, mark: UUID) -> list[UUID]:
    """Return the articles whose latest revision is newer than ``mark`` and is no unfinished text, oldest first."""
    latest = and_(REVISIONS.c.article_id == ARTICLES.c.id, REVISIONS.c.number == ARTICLES.c.latest_number)
    statement = select(ARTICLES.c.id).select_from(ARTICLES).join(REVISIONS, latest)
    statement = statement.where(REVISIONS.c.id > mark, ARTICLES.c.state != State.DRAFT.value)
    return list(session.connection().execute(statement.order_by(ARTICLES.c.id)).scalars())


def _state(row: PackRow) -> PackState:
    return PackState(pack_id=row.pack_id, version=row.version, mark=row.mark, at=row.at)
