"""Calls, their notes and their timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from kb.domain.article import Stage
from kb.domain.call import Call, CallEvent, CallEventType, CallResult, Handling
from kb.domain.demand import Demand, DemandQuality
from kb.errors import ArticleNotFoundError, CallNotFoundError
from kb.storage import reading_states
from kb.storage.call_tables import CallEventRow, CallRow
from kb.storage.tables import ArticleRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from sqlmodel import Session

    from kb.domain.reading_state import ReadingState

_CHUNK = 500


def start(session: Session, call: Call) -> None:
    """Add a new call with its notes; the event of the timeline is the caller's to add."""
    session.add(CallRow(id=call.id, notes=call.notes, **columns_of(call)))
    session.flush()


def save_notes(session: Session, call_id: UUID, notes: str) -> None:
    """Overwrite the notes; raises CallNotFoundError."""
    row = _row(session, call_id)
    row.notes = notes
    session.flush()


def save_reading(session: Session, call_id: UUID, state: ReadingState) -> None:
    """Overwrite how far the words of a call are read; raises CallNotFoundError."""
    _row(session, call_id).reading = reading_states.to_column(state)
    session.flush()


def reading_of(session: Session, call_id: UUID) -> ReadingState:
    """Return how far the words of a call are read; raises CallNotFoundError."""
    return reading_states.from_column(_row(session, call_id).reading)


def update(session: Session, call: Call) -> None:
    """Write every field but the notes; raises CallNotFoundError.

    Only ``save_notes`` writes notes: a value read before the latest autosave would take typed words away.
    """
    _row(session, call.id).sqlmodel_update(columns_of(call))
    session.flush()


def get(session: Session, call_id: UUID) -> Call:
    """Return a call; raises CallNotFoundError."""
    return _to_call(_row(session, call_id))


def many(session: Session, call_ids: Iterable[UUID]) -> dict[UUID, Call]:
    """Return those of these calls that exist."""
    wanted = list(dict.fromkeys(call_ids))
    found: dict[UUID, Call] = {}
    for start in range(0, len(wanted), _CHUNK):
        rows = session.exec(select(CallRow).where(col(CallRow.id).in_(wanted[start : start + _CHUNK])))
        found.update((row.id, _to_call(row)) for row in rows)
    return found


def open_calls(session: Session) -> tuple[Call, ...]:
    """Return the calls that have not ended, the longest running first."""
    statement = select(CallRow).where(col(CallRow.ended_at).is_(None))
    return tuple(map(_to_call, session.exec(statement.order_by(col(CallRow.started_at), col(CallRow.id)))))


def recent(session: Session, limit: int, *, only_ended: bool = False) -> tuple[Call, ...]:
    """Return up to ``limit`` calls, the latest started first."""
    statement = select(CallRow).order_by(col(CallRow.started_at).desc(), col(CallRow.id).desc()).limit(limit)
    if only_ended:
        statement = statement.where(col(CallRow.ended_at).is_not(None))
    return tuple(map(_to_call, session.exec(statement)))


def of_matter(session: Session, matter_id: UUID) -> tuple[Call, ...]:
    """Return the calls of a matter in the order they came, for its timeline (P16)."""
    statement = select(CallRow).where(CallRow.matter_id == matter_id)
    return tuple(map(_to_call, session.exec(statement.order_by(col(CallRow.started_at), col(CallRow.id)))))


def of_caller(session: Session, reference: str, limit: int) -> tuple[Call, ...]:
    """Return the calls of a caller reference, the latest started first (P16); none for an empty reference."""
    if not reference:
        return ()
    statement = select(CallRow).where(CallRow.caller_reference == reference)
    newest = statement.order_by(col(CallRow.started_at).desc(), col(CallRow.id).desc()).limit(limit)
    return tuple(map(_to_call, session.exec(newest)))


def every(session: Session) -> Iterator[Call]:
    """Yield all calls in the order they came, for the export."""
    statement = select(CallRow).order_by(col(CallRow.started_at), col(CallRow.id))
    yield from map(_to_call, session.exec(statement.execution_options(yield_per=_CHUNK)))


def past_notes(session: Session, limit: int) -> Iterator[str]:
    """Yield the notes of up to ``limit`` ended calls, newest first, without empty ones."""
    ended = select(CallRow.notes).where(CallRow.notes != "", col(CallRow.ended_at).is_not(None))
    statement = ended.order_by(col(CallRow.started_at).desc()).limit(limit)
    yield from session.exec(statement.execution_options(yield_per=_CHUNK))


def add_event(session: Session, event: CallEvent) -> None:
    """Append to a call's timeline; raises CallNotFoundError, ArticleNotFoundError."""
    _row(session, event.call_id)
    if event.article_id is not None and session.get(ArticleRow, event.article_id) is None:
        raise ArticleNotFoundError(article=str(event.article_id))
    session.add(
        CallEventRow(
            id=event.id,
            call_id=event.call_id,
            at=event.at,
            type=event.type.value,
            article_id=event.article_id,
            detail=event.detail,
        )
    )
    session.flush()


def events(session: Session, call_id: UUID) -> tuple[CallEvent, ...]:
    """Return a call's timeline in order of time."""
    statement = select(CallEventRow).where(CallEventRow.call_id == call_id)
    rows = session.exec(statement.order_by(col(CallEventRow.at), col(CallEventRow.id)))
    return tuple(
        CallEvent(
            id=row.id,
            call_id=row.call_id,
            at=row.at,
            type=CallEventType(row.type),
            article_id=row.article_id,
            detail=row.detail,
        )
        for row in rows
    )


def _row(session: Session, call_id: UUID) -> CallRow:
    row = session.get(CallRow, call_id)
    if row is None:
        raise CallNotFoundError(call=str(call_id))
    return row


def columns_of(call: Call) -> dict[str, Any]:
    """Return the columns of a call but its key and its notes."""
    return {
        "started_at": call.started_at,
        "agent": call.agent,
        "matter_id": call.matter_id,
        "caller_reference": call.caller_reference,
        "handling": call.handling.value,
        "demand_qualities": call.demand.qualities,
        "demand_quantity": call.demand.quantity,
        "product": call.product,
        "cause": call.cause,
        "action": call.action,
        "result": call.result.value if call.result else None,
        "seconds_held": call.seconds_held,
        "secondary_at": call.secondary_at,
        "ended_at": call.ended_at,
        "held_since": call.held_since,
        "asked": call.asked,
        "stage": call.stage.value if call.stage else None,
        "fault_established": call.fault_established,
    }


def _to_call(row: CallRow) -> Call:
    return Call(
        id=row.id,
        started_at=row.started_at,
        agent=row.agent,
        matter_id=row.matter_id,
        caller_reference=row.caller_reference,
        handling=Handling(row.handling),
        notes=row.notes,
        demand=Demand(tuple(map(DemandQuality, row.demand_qualities)), row.demand_quantity),
        product=row.product,
        cause=row.cause,
        action=row.action,
        result=CallResult(row.result) if row.result else None,
        seconds_held=row.seconds_held,
        secondary_at=row.secondary_at,
        ended_at=row.ended_at,
        held_since=row.held_since,
        asked=row.asked,
        stage=Stage(row.stage) if row.stage else None,
        fault_established=row.fault_established,
    )
