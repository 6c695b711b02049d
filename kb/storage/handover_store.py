"""Hand-over memos as they were handed over, and what is to be looked at together after a secondary complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from kb.domain.handover import HandoverMemo
from kb.domain.review import ReviewItem
from kb.storage.call_tables import HandoverMemoRow, ReviewItemRow

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session


def save_memo(session: Session, memo: HandoverMemo) -> None:
    """Add a memo."""
    session.add(
        HandoverMemoRow(id=memo.id, call_id=memo.call_id, made_at=memo.made_at, to_role=memo.to_role, text=memo.text)
    )
    session.flush()


def memos(session: Session, call_id: UUID) -> tuple[HandoverMemo, ...]:
    """Return the memos of a call in the order they were made."""
    rows = session.exec(
        select(HandoverMemoRow)
        .where(HandoverMemoRow.call_id == call_id)
        .order_by(col(HandoverMemoRow.made_at), col(HandoverMemoRow.id))
    )
    return tuple(
        HandoverMemo(id=row.id, call_id=row.call_id, made_at=row.made_at, to_role=row.to_role, text=row.text)
        for row in rows
    )


def save_review(session: Session, item: ReviewItem) -> None:
    """Add a review item or write it over its former state."""
    session.merge(
        ReviewItemRow(
            id=item.id,
            call_id=item.call_id,
            opened_at=item.opened_at,
            angered=item.angered,
            calmed=item.calmed,
            closed_at=item.closed_at,
        )
    )
    session.flush()


def review_of_call(session: Session, call_id: UUID) -> ReviewItem | None:
    """Return the review item of a call."""
    row = session.exec(select(ReviewItemRow).where(ReviewItemRow.call_id == call_id)).first()
    return None if row is None else _to_review(row)


def remove_review(session: Session, call_id: UUID) -> None:
    """Take the review item of a call away: the call was no secondary complaint after all."""
    row = session.exec(select(ReviewItemRow).where(ReviewItemRow.call_id == call_id)).first()
    if row is not None:
        session.delete(row)
        session.flush()


def open_reviews(session: Session) -> tuple[ReviewItem, ...]:
    """Return the review items that are not closed, the oldest first."""
    rows = session.exec(
        select(ReviewItemRow)
        .where(col(ReviewItemRow.closed_at).is_(None))
        .order_by(col(ReviewItemRow.opened_at), col(ReviewItemRow.id))
    )
    return tuple(map(_to_review, rows))


def closed_reviews(session: Session, limit: int) -> tuple[ReviewItem, ...]:
    """Return up to ``limit`` review items that are closed, the latest closed first."""
    statement = select(ReviewItemRow).where(col(ReviewItemRow.closed_at).is_not(None))
    newest = statement.order_by(col(ReviewItemRow.closed_at).desc(), col(ReviewItemRow.id).desc()).limit(limit)
    return tuple(map(_to_review, session.exec(newest)))


def count_open_reviews(session: Session) -> int:
    """Return how many review items are not closed."""
    statement = select(func.count()).select_from(ReviewItemRow).where(col(ReviewItemRow.closed_at).is_(None))
    return session.exec(statement).one()


def _to_review(row: ReviewItemRow) -> ReviewItem:
    return ReviewItem(
        id=row.id,
        call_id=row.call_id,
        opened_at=row.opened_at,
        angered=row.angered,
        calmed=row.calmed,
        closed_at=row.closed_at,
    )
