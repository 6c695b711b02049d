"""How far in the outbox an index of its own has come: for programs that each keep one, and take nothing away.

The outbox of a plain library is emptied by whoever indexes. That of an encrypted one is a list that each program reads
for itself, up to where it knows it already; its beginning is cut off once the sealed copy on the disk holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import column, delete, func, literal_column, select, table

from kb.storage.tables import OUTBOX, REVISIONS

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

_ROWID: ColumnElement[int] = literal_column("rowid")
_SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))


@dataclass(frozen=True, slots=True)
class OutboxPosition:
    """All changes up to ``sequence_id`` were indexed, when ``revision`` was the newest of the library."""

    sequence_id: int
    revision: UUID | None


def last(session: Session) -> int:
    """Return the number of the latest change there ever was; 0 before the first."""
    # SQLite keeps it so that no number is used again, also when the table is empty.
    statement = select(_SEQUENCES.c.seq).where(_SEQUENCES.c.name == OUTBOX.name)
    return int(session.connection().execute(statement).scalar() or 0)


def cut_up_to(session: Session) -> int:
    """Return the number of the latest change that is no longer in the outbox, where only its beginning was cut off."""
    first = session.connection().execute(select(func.min(OUTBOX.c.sequence_id))).scalar()
    return last(session) if first is None else int(first) - 1


def position(session: Session, sequence_id: int) -> OutboxPosition:
    """Return what an index is told by later that holds all changes up to one."""
    statement = select(REVISIONS.c.id).order_by(_ROWID.desc()).limit(1)
    return OutboxPosition(sequence_id, session.connection().execute(statement).scalar())


def is_known(session: Session, known: OutboxPosition) -> bool:
    """Tell whether an index is one of this library, and what it has missed is all in the outbox.

    An older copy of the index may have missed what is cut off; an older copy of the database was never so far, or has
    gone another way since, and then has not the revision.
    """
    if not cut_up_to(session) <= known.sequence_id <= last(session):
        return False
    if known.revision is None:
        return True
    found = session.connection().execute(select(REVISIONS.c.id).where(REVISIONS.c.id == known.revision))
    return found.first() is not None


def cut(session: Session, sequence_id: int, most: int) -> bool:
    """Take away up to ``most`` changes from the beginning, none later than one; tell whether there are more to take."""
    oldest = select(OUTBOX.c.sequence_id).where(OUTBOX.c.sequence_id <= sequence_id).order_by(OUTBOX.c.sequence_id)
    done = session.connection().execute(delete(OUTBOX).where(OUTBOX.c.sequence_id.in_(oldest.limit(most))))
    return done.rowcount == most
