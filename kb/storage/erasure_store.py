"""Blanks what customers said in calls that ended long ago, and leaves what trends are counted from.

Each ``Erasure`` is one kind of row with the condition under which it is due. A row that was blanked is not due any
more: the work may stop anywhere and go on later. Functions take a session of ``Database.read`` or ``Database.write``
and leave the transaction to the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, exists, func, or_, select, update

from kb.domain.call import CallEventType, DismissReason
from kb.domain.promise import PromiseState
from kb.storage.tables import DRAFTS, METADATA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Column, ColumnElement, Table
    from sqlmodel import Session

    from kb.domain.retention import RetentionLimits

    Key = tuple[Any, ...]

_CALLS, _EVENTS, _MATTERS = METADATA.tables["calls"], METADATA.tables["call_events"], METADATA.tables["matters"]
_EVIDENCE, _MEMOS = METADATA.tables["matter_evidence"], METADATA.tables["handover_memos"]
_PROMISES, _MOVES = METADATA.tables["promises"], METADATA.tables["promise_moves"]
_REVIEWS, _MISSES = METADATA.tables["review_items"], METADATA.tables["missed_searches"]
_FEEDBACK = METADATA.tables["feedback"]

#: Their ``detail`` is an id or a word of a closed list, which trends are counted by.
_DETAIL_IS_NO_TEXT = (
    CallEventType.ALERT_RAISED,
    CallEventType.ALERT_ACKNOWLEDGED,
    CallEventType.ALERT_DENIED,
    CallEventType.QUESTION_ANSWERED,
    CallEventType.PROMISE_CALLED,
    CallEventType.PROMISE_MADE,
    CallEventType.PROMISE_MOVED,
    CallEventType.PROMISE_KEPT,
    CallEventType.PROMISE_MISSED,
    CallEventType.ENDED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Rows of one table that are ``due`` and what their columns become; without ``values`` the rows are removed."""

    kind: str
    table: Table
    due: ColumnElement[bool]
    values: Mapping[str, Any] | None = None

    @property
    def keys(self) -> tuple[Column[Any], ...]:
        """The columns that name a row."""
        return tuple(self.table.primary_key.columns)


def erasures(limits: RetentionLimits) -> tuple[Erasure, ...]:
    """Return what is to be erased from the tables, what hangs on calls before the matters they belong to."""
    found: list[Erasure] = []
    if limits.calls is not None:
        found += _of_calls(limits.calls, agents=limits.agents)
        found += _of_promises(limits.calls, agents=limits.agents)
        found += _of_matters(limits.calls, agents=limits.agents)
    if limits.drafts is not None:
        due = and_(DRAFTS.c.call_id.is_not(None), DRAFTS.c.saved_at < limits.drafts)
        found.append(Erasure(kind="drafts", table=DRAFTS, due=due))
    return tuple(found)


def count(session: Session, erasure: Erasure) -> int:
    """Return how many rows are due."""
    return session.connection().execute(select(func.count()).where(erasure.due)).scalar_one()


def due(session: Session, erasure: Erasure) -> list[Key]:
    """Return the keys of all rows that are due, some 200 bytes of memory each."""
    return [tuple(row) for row in session.connection().execute(select(*erasure.keys).where(erasure.due))]


def erase(session: Session, erasure: Erasure, keys: Sequence[Key]) -> int:
    """Erase these rows, but those that are not due any more, and return how many were."""
    named = [{f"key_{column.name}": value for column, value in zip(erasure.keys, key, strict=True)} for key in keys]
    chosen = and_(*(column == bindparam(f"key_{column.name}") for column in erasure.keys), erasure.due)
    table = erasure.table
    change = delete(table) if erasure.values is None else update(table).values(dict(erasure.values))
    return session.connection().execute(change.where(chosen), named).rowcount


def _texts(table: Table, *names: str, words: Sequence[str] = ()) -> tuple[ColumnElement[bool], dict[str, Any]]:
    """Return the condition that any of these columns says something, and the values with which none does."""
    says = [table.c[name] != "" for name in names] + [table.c[name] != () for name in words]
    return or_(*says), {**dict.fromkeys(names, ""), **dict.fromkeys(words, ())}


def _none_of(column: Column[Any], values: Sequence[str]) -> ColumnElement[bool]:
    """Tell whether a column has none of these values; NOT IN takes no part in a statement for many rows."""
    return and_(*(column != value for value in values))


def _of_calls(before: datetime, *, agents: bool) -> list[Erasure]:
    names = ("caller_reference", "notes", "demand_quantity", "action", *(("agent",) if agents else ()))
    says, blank = _texts(_CALLS, *names, words=("asked",))
    calls = Erasure(
        kind="calls",
        table=_CALLS,
        due=and_(_CALLS.c.ended_at < before, or_(says, _CALLS.c.reading.is_not(None))),
        values={**blank, "reading": None},
    )
    reasons = [one.value for one in DismissReason]
    dismissed = and_(_EVENTS.c.type == CallEventType.ARTICLE_DISMISSED.value, ~_none_of(_EVENTS.c.detail, reasons))
    free = and_(_none_of(_EVENTS.c.type, [kind.value for kind in _DETAIL_IS_NO_TEXT]), ~dismissed)
    events = _hanging("events", _EVENTS, before, ("detail",), free)
    chosen = _none_of(_FEEDBACK.c.reason, reasons)
    return [
        calls,
        events,
        _hanging("memos", _MEMOS, before, ("text", "to_role")),
        _hanging("reviews", _REVIEWS, before, ("angered", "calmed")),
        Erasure(kind="misses", table=_MISSES, due=or_(_long_ago(_MISSES, before), _without_call(_MISSES, before))),
        Erasure(
            kind="feedback",
            table=_FEEDBACK,
            due=and_(
                _FEEDBACK.c.reason != "", chosen, or_(_long_ago(_FEEDBACK, before), _without_call(_FEEDBACK, before))
            ),
            values={"reason": ""},
        ),
    ]


def _of_promises(before: datetime, *, agents: bool) -> list[Erasure]:
    """Return what goes of promises: an open one is still to be kept, and who keeps it must know to whom."""
    no_call = _PROMISES.c.call_id.is_(None)
    over = and_(
        _PROMISES.c.state != PromiseState.OPEN.value,
        _PROMISES.c.settled_at < before,
        or_(no_call, _long_ago(_PROMISES, before)),
    )
    says, blank = _texts(_PROMISES, "what", "to_whom", "reason", *(("owner",) if agents else ()))
    moved = exists().where(_PROMISES.c.id == _MOVES.c.promise_id, over).correlate(_MOVES)
    return [
        Erasure(kind="promises", table=_PROMISES, due=and_(over, says), values=blank),
        Erasure(kind="promise_moves", table=_MOVES, due=and_(_MOVES.c.reason != "", moved), values={"reason": ""}),
    ]


def _of_matters(before: datetime, *, agents: bool) -> list[Erasure]:
    """Return what goes of matters on which nothing happened since: no call, no promise to keep, no fact checked."""
    going_on = and_(_CALLS.c.matter_id == _MATTERS.c.id, or_(_CALLS.c.ended_at.is_(None), _CALLS.c.ended_at >= before))
    promised = and_(_PROMISES.c.matter_id == _MATTERS.c.id, _PROMISES.c.state == PromiseState.OPEN.value)
    checked = and_(_EVIDENCE.c.matter_id == _MATTERS.c.id, _EVIDENCE.c.at >= before)
    over = and_(
        _MATTERS.c.opened_at < before,
        or_(_MATTERS.c.closed_at.is_(None), _MATTERS.c.closed_at < before),
        *(~exists().where(young).correlate(_MATTERS) for young in (going_on, promised, checked)),
    )
    names = ("caller_reference", "demand_quantity", "original_complaint", "answer_channel_reason")
    says, blank = _texts(_MATTERS, *names, *(("handler",) if agents else ()), words=("reviewers",))
    said, blank_fact = _texts(_EVIDENCE, "text", "checked_by")
    of_such = exists().where(_MATTERS.c.id == _EVIDENCE.c.matter_id, over).correlate(_EVIDENCE)
    return [
        Erasure(kind="evidence", table=_EVIDENCE, due=and_(said, of_such), values=blank_fact),
        Erasure(kind="matters", table=_MATTERS, due=and_(over, says), values=blank),
    ]


def _hanging(
    kind: str, table: Table, before: datetime, names: Sequence[str], further: ColumnElement[bool] | None = None
) -> Erasure:
    """Return the texts of a table whose rows belong to calls."""
    says, blank = _texts(table, *names)
    conditions = (says, _long_ago(table, before)) if further is None else (says, further, _long_ago(table, before))
    return Erasure(kind=kind, table=table, due=and_(*conditions), values=blank)


def _long_ago(table: Table, before: datetime) -> ColumnElement[bool]:
    """Tell whether the call of a row ended before a moment; asked by key, row by row."""
    return exists().where(_CALLS.c.id == table.c.call_id, _CALLS.c.ended_at < before).correlate(table)


def _without_call(table: Table, before: datetime) -> ColumnElement[bool]:
    return and_(table.c.call_id.is_(None), table.c.at < before)
