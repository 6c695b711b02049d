"""Searches and calls for which the library had nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, delete, select, update

from kb.domain.queues import Miss, MissSource
from kb.storage.tables import MissedSearchRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlmodel import Session

    from kb.domain.queues import Settlement

_CHUNK = 500


def add(session: Session, miss: Miss) -> None:
    """Append one; its question must hold no personal data."""
    session.add(
        MissedSearchRow(id=miss.id, at=miss.at, source=miss.source.value, question=miss.question, call_id=miss.call_id)
    )
    session.flush()


def unsettled(session: Session, limit: int) -> tuple[Miss, ...]:
    """Return up to ``limit`` that nobody settled, the newest first."""
    statement = select(MissedSearchRow).where(col(MissedSearchRow.settled_at).is_(None))
    newest = statement.order_by(col(MissedSearchRow.at).desc(), col(MissedSearchRow.id).desc()).limit(limit)
    return tuple(map(_to_miss, session.exec(newest)))


def remove_of_call(session: Session, call_id: UUID) -> None:
    """Forget that a call found nothing, unless that was settled: it goes on, or it ended again."""
    statement = delete(MissedSearchRow).where(
        col(MissedSearchRow.call_id) == call_id, col(MissedSearchRow.settled_at).is_(None)
    )
    session.exec(statement)


def settle(session: Session, ids: Iterable[UUID], *, at: datetime | None, by: str, how: Settlement | None) -> None:
    """Note who settled these, when and how; without ``at`` they are unsettled again."""
    wanted = list(ids)
    values = {"settled_at": at, "settled_by": by if at else None, "settlement": how.value if at and how else None}
    for start in range(0, len(wanted), _CHUNK):
        chosen = col(MissedSearchRow.id).in_(wanted[start : start + _CHUNK])
        session.exec(update(MissedSearchRow).where(chosen).values(**values))


def _to_miss(row: MissedSearchRow) -> Miss:
    return Miss(id=row.id, at=row.at, source=MissSource(row.source), question=row.question, call_id=row.call_id)
