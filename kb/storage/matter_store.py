"""Matters: one complaint across its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, delete, select, update

from kb.domain.demand import Demand, DemandQuality
from kb.domain.matter import AnswerChannel, Evidence, EvidencePrinciple, Matter, MatterState
from kb.storage.call_tables import CallRow, EvidenceRow, MatterRow, PromiseRow

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
            reviewers=matter.reviewers,
            closed_at=matter.closed_at,
        )
    )
    session.flush()
    session.exec(delete(EvidenceRow).where(col(EvidenceRow.matter_id) == matter.id))
    for place, fact in enumerate(matter.evidence):
        session.add(
            EvidenceRow(
                matter_id=matter.id,
                place=place,
                at=fact.at,
                principle=fact.principle.value,
                text=fact.text,
                checked_by=fact.checked_by,
            )
        )
    session.flush()


def get(session: Session, matter_id: UUID) -> Matter | None:
    """Return a matter."""
    row = session.get(MatterRow, matter_id)
    return None if row is None else _to_matter(session, row)


def open_for_caller(session: Session, reference: str) -> tuple[Matter, ...]:
    """Return the matters of a caller reference that are not closed, newest first (P7); none for an empty reference."""
    if not reference:
        return ()
    statement = select(MatterRow).where(MatterRow.caller_reference == reference, col(MatterRow.closed_at).is_(None))
    rows = session.exec(statement.order_by(col(MatterRow.opened_at).desc(), col(MatterRow.id).desc()))
    return tuple(_to_matter(session, row) for row in rows.all())


def hang_on(session: Session, matter_id: UUID, call_id: UUID) -> None:
    """Make a call and the promises made in it belong to a matter; both must exist."""
    session.exec(update(CallRow).where(col(CallRow.id) == call_id).values(matter_id=matter_id))
    session.exec(update(PromiseRow).where(col(PromiseRow.call_id) == call_id).values(matter_id=matter_id))
    session.flush()


def every(session: Session) -> tuple[Matter, ...]:
    """Return all matters in the order they were opened, for the export."""
    rows = session.exec(select(MatterRow).order_by(col(MatterRow.opened_at), col(MatterRow.id)))
    return tuple(_to_matter(session, row) for row in rows.all())


def _evidence(session: Session, matter_id: UUID) -> tuple[Evidence, ...]:
    rows = session.exec(select(EvidenceRow).where(EvidenceRow.matter_id == matter_id).order_by(col(EvidenceRow.place)))
    return tuple(
        Evidence(at=row.at, principle=EvidencePrinciple(row.principle), text=row.text, checked_by=row.checked_by)
        for row in rows
    )


def _to_matter(session: Session, row: MatterRow) -> Matter:
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
        evidence=_evidence(session, row.id),
        reviewers=row.reviewers,
        closed_at=row.closed_at,
    )
