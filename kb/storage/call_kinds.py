"""How many calls were of a kind, and how many could have been, for the question whether a kind rises (P12).

All calls that were taken here could have been of any kind. One from a table of another system was never looked through
for alerts, and where the table names no product or cause it says nothing of those: such calls would make every kind
look rare before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, distinct, false, func, or_, select

from kb.domain.call import CallEventType
from kb.domain.trend import CallKind, KindCount
from kb.storage.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row
    from sqlmodel import Session

_CALLS, _EVENTS, _SOURCES = (METADATA.tables[name] for name in ("calls", "call_events", "call_sources"))
_DAY = timedelta(days=1)
_OWN: ColumnElement[bool] = _SOURCES.c.source_key.is_(None)
_WITH_SOURCE = _CALLS.outerjoin(_SOURCES, _SOURCES.c.call_id == _CALLS.c.id)


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is looked at, from ``since`` until before ``end``, and the one before it, from ``earliest`` on."""

    earliest: datetime
    since: datetime
    end: datetime


def kind_counts(
    session: Session, window: Window, *, product: str, cause: str, alerts: Iterable[str]
) -> tuple[KindCount, ...]:
    """Return a count for each alert, for the product, and for product and cause; what is empty is no kind."""
    rules = tuple(alerts)
    kinds: dict[CallKind, tuple[ColumnElement[bool], ColumnElement[bool]]] = {}
    if rules:
        kinds[CallKind.ALERT] = (false(), _OWN)
    if product:
        kinds[CallKind.PRODUCT] = (_CALLS.c.product == product, or_(_CALLS.c.product != "", _OWN))
    if product and cause:
        both = and_(_CALLS.c.product == product, _CALLS.c.cause == cause)
        kinds[CallKind.PRODUCT_AND_CAUSE] = (both, or_(and_(_CALLS.c.product != "", _CALLS.c.cause != ""), _OWN))
    if not kinds:
        return ()
    # All in one look at an index that holds everything that is asked: there may be 50,000 calls.
    columns = [part for mine, could in kinds.values() for part in _columns(window, mine, could)]
    statement = select(*columns).select_from(_WITH_SOURCE).where(_within(window))
    row = session.connection().execute(statement).one()
    counts: list[KindCount] = []
    for place, kind in enumerate(kinds):
        recent, recent_calls, before, before_calls, first = row[5 * place : 5 * place + 5]
        days = (window.since - first) / _DAY if first else 0.0
        if kind is not CallKind.ALERT:
            counts.append(KindCount(kind, product, recent, recent_calls, before, before_calls, days))
            continue
        for rule in rules:
            raised = _raised(session, window, rule)
            counts.append(KindCount(kind, rule, raised.recent, recent_calls, raised.before, before_calls, days))
    return tuple(counts)


def _columns(window: Window, mine: ColumnElement[bool], could: ColumnElement[bool]) -> tuple[ColumnElement[Any], ...]:
    recent = _CALLS.c.started_at >= window.since
    before = _CALLS.c.started_at < window.since
    return (
        _count(and_(recent, mine)),
        _count(and_(recent, could)),
        _count(and_(before, mine)),
        _count(and_(before, could)),
        func.min(case((could, _CALLS.c.started_at))),
    )


def _raised(session: Session, window: Window, rule: str) -> Row[int, int]:
    """Return how many calls raised an alert and did not have it denied, in the window and before it."""
    denied = _EVENTS.alias()
    statement = (
        select(
            func.count(distinct(case((_CALLS.c.started_at >= window.since, _CALLS.c.id)))).label("recent"),
            func.count(distinct(case((_CALLS.c.started_at < window.since, _CALLS.c.id)))).label("before"),
        )
        .select_from(_WITH_SOURCE.join(_EVENTS, _EVENTS.c.call_id == _CALLS.c.id))
        .where(_EVENTS.c.type == CallEventType.ALERT_RAISED.value, _EVENTS.c.detail == rule, _OWN, _within(window))
        .where(
            ~select(denied.c.id)
            .where(
                denied.c.call_id == _CALLS.c.id,
                denied.c.type == CallEventType.ALERT_DENIED.value,
                denied.c.detail == rule,
            )
            .exists()
        )
    )
    return session.connection().execute(statement).one()


def _within(window: Window) -> ColumnElement[bool]:
    return and_(_CALLS.c.started_at >= window.earliest, _CALLS.c.started_at < window.end)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
