"""Matters: one complaint across its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from kb.domain.demand import Demand, DemandQuality
from kb.domain.matter import AnswerChannel, Matter, MatterState
from kb.storage.tables import MatterRow

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session


def save(session: Session, matter: Matter) -> None:
    """Add the matter or write it over its former state."""
    session.merge(
        MatterRow(
            id=matter.id,
            opened_at=matter.opened_at,
            caller_reference=matter.caller_reference,
            handler=matter.handler,
            product=matter.product,
            cause=matter.cause,
            demand_qualities=matter.demand.qualities,
            demand_quantity=matter.demand.quantity,
            original_complaint=matter.original_complaint,
            state=matter.state.value,
            answer_channel=matter.answer_channel.value if matter.answer_channel else None,
            answer_channel_reason=matter.answer_channel_reason,
            evidence=matter.evidence,
            reviewers=matter.reviewers,
            closed_at=matter.closed_at,
        )
    )
    session.flush()


def get(session: Session, matter_id: UUID) -> Matter | None:
    """Return a matter."""
    row = session.get(MatterRow, matter_id)
    return None if row is None else _to_matter(row)


def open_for_caller(session: Session, reference: str) -> tuple[Matter, ...]:
    """Return the matters of a caller reference that are not closed, newest first (P7); none for an empty reference."""
    if not reference:
        return ()
    statement = select(MatterRow).where(MatterRow.caller_reference == reference, col(MatterRow.closed_at).is_(None))
    rows = session.exec(statement.order_by(col(MatterRow.opened_at).desc(), col(MatterRow.id).desc()))
    return tuple(map(_to_matter, rows))


def _to_matter(row: MatterRow) -> Matter:
    return Matter(
        id=row.id,
        opened_at=row.opened_at,
        caller_reference=row.caller_reference,
        handler=row.handler,
        product=row.product,
        cause=row.cause,
        demand=Demand(tuple(map(DemandQuality, row.demand_qualities)), row.demand_quantity),
        original_complaint=row.original_complaint,
        state=MatterState(row.state),
        answer_channel=AnswerChannel(row.answer_channel) if row.answer_channel else None,
        answer_channel_reason=row.answer_channel_reason,
        evidence=row.evidence,
        reviewers=row.reviewers,
        closed_at=row.closed_at,
    )
