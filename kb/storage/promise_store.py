"""Promises to customers and the changes of their due times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, delete, or_, select

from kb.domain.promise import Promise, PromiseChannel, PromiseMove, PromiseState
from kb.storage.call_tables import PromiseMoveRow, PromiseRow

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlmodel import Session
    from sqlmodel.sql.expression import SelectOfScalar


def save(session: Session, promise: Promise) -> None:
    """Add the promise or write it over its former state."""
    session.merge(
        PromiseRow(
            id=promise.id,
            made_at=promise.made_at,
            due_at=promise.due_at,
            what=promise.what,
            to_whom=promise.to_whom,
            owner=promise.owner,
            channel=promise.channel.value,
            call_id=promise.call_id,
            matter_id=promise.matter_id,
            state=promise.state.value,
            settled_at=promise.settled_at,
            reason=promise.reason,
        )
    )
    session.flush()
    session.exec(delete(PromiseMoveRow).where(col(PromiseMoveRow.promise_id) == promise.id))
    for place, move in enumerate(promise.moves):
        session.add(
            PromiseMoveRow(
                promise_id=promise.id, place=place, at=move.at, due_before=move.due_before, reason=move.reason
            )
        )
    session.flush()


def get(session: Session, promise_id: UUID) -> Promise | None:
    """Return a promise."""
    row = session.get(PromiseRow, promise_id)
    return None if row is None else _to_promise(session, row)


def remove(session: Session, promise_id: UUID) -> None:
    """Take a promise away that was recorded by mistake a moment ago."""
    session.exec(delete(PromiseMoveRow).where(col(PromiseMoveRow.promise_id) == promise_id))
    session.exec(delete(PromiseRow).where(col(PromiseRow.id) == promise_id))
    session.flush()


def unsettled_or_settled_since(session: Session, since: datetime) -> tuple[Promise, ...]:
    """Return the promises that are open, and those settled from ``since`` on; the earliest due first."""
    open_or_recent = or_(PromiseRow.state == PromiseState.OPEN.value, col(PromiseRow.settled_at) >= since)
    return _all(session, select(PromiseRow).where(open_or_recent))


def of_call(session: Session, call_id: UUID) -> tuple[Promise, ...]:
    """Return the promises made in a call, the earliest due first."""
    return _all(session, select(PromiseRow).where(PromiseRow.call_id == call_id))


def of_matter(session: Session, matter_id: UUID) -> tuple[Promise, ...]:
    """Return the promises of a matter, the earliest due first."""
    return _all(session, select(PromiseRow).where(PromiseRow.matter_id == matter_id))


def _all(session: Session, statement: SelectOfScalar[PromiseRow]) -> tuple[Promise, ...]:
    rows = session.exec(statement.order_by(col(PromiseRow.due_at), col(PromiseRow.id))).all()
    return tuple(_to_promise(session, row) for row in rows)


def _to_promise(session: Session, row: PromiseRow) -> Promise:
    moves = session.exec(
        select(PromiseMoveRow).where(PromiseMoveRow.promise_id == row.id).order_by(col(PromiseMoveRow.place))
    )
    return Promise(
        id=row.id,
        made_at=row.made_at,
        due_at=row.due_at,
        what=row.what,
        to_whom=row.to_whom,
        owner=row.owner,
        channel=PromiseChannel(row.channel),
        call_id=row.call_id,
        matter_id=row.matter_id,
        state=PromiseState(row.state),
        settled_at=row.settled_at,
        reason=row.reason,
        moves=tuple(PromiseMove(move.at, move.due_before, move.reason) for move in moves),
    )
