"""Headings of articles for lists: pages out of the latest revisions, without their text.

Functions take a session of ``Database.read``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, case, cast, func, or_, select

from kb.domain.article import Kind, State
from kb.domain.article_heading import ArticleHeading, HeadingChoices, HeadingOrder
from kb.domain.call import FeedbackType
from kb.domain.lifecycle import Usage
from kb.storage.column_types import Moment
from kb.storage.folding import folded
from kb.storage.tables import ARTICLES, METADATA, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.engine import Row
    from sqlmodel import Session

    from kb.domain.article_heading import HeadingQuery

_FEEDBACK = METADATA.tables["feedback"]
#: Ids in one statement: SQLite's number of parameters is bounded.
_CHUNK = 500
_IS_LATEST = and_(REVISIONS.c.article_id == ARTICLES.c.id, REVISIONS.c.number == ARTICLES.c.latest_number)
_IS_USE = _FEEDBACK.c.type == FeedbackType.USED.value


def page(session: Session, query: HeadingQuery, *, offset: int, limit: int) -> tuple[ArticleHeading, ...]:
    """Return the headings from ``offset`` on, in the order that the query asks for."""
    latest_first = (REVISIONS.c.saved_at.desc(), ARTICLES.c.id.desc())
    order = latest_first if query.order is HeadingOrder.LATEST else (ARTICLES.c.title, ARTICLES.c.id)
    statement = _headings().where(*_filters(query)).order_by(*order).offset(offset).limit(limit)
    return _with_usage(session, session.connection().execute(statement).all())


def first_of_each_kind(
    session: Session, query: HeadingQuery, limit: int
) -> dict[Kind, tuple[tuple[ArticleHeading, ...], int]]:
    """Return, for each kind that has any, the first headings by title and how many there are in all."""
    if not query.text:
        # The index of kind and title gives the first ones without looking at the others.
        counts = count_by_kind(session, query)
        by_title = replace(query, order=HeadingOrder.TITLE)
        return {
            kind: (page(session, replace(by_title, kinds=(kind,)), offset=0, limit=limit), total)
            for kind, total in counts.items()
        }
    # Looking for words means reading every title: once for all kinds, and not for each again.
    kind_of = ARTICLES.c.kind
    place = func.row_number().over(partition_by=kind_of, order_by=(ARTICLES.c.title, ARTICLES.c.id)).label("place")
    total_of = func.count().over(partition_by=kind_of).label("total")
    found = select(ARTICLES.c.id, kind_of, place, total_of).select_from(ARTICLES)
    if query.products or query.causes or query.tags:
        found = found.join(REVISIONS, _IS_LATEST)
    numbered = found.where(*_filters(query)).subquery()
    statement = select(numbered).where(numbered.c.place <= limit).order_by(numbered.c.kind, numbered.c.place)
    rows = session.connection().execute(statement).all()
    headings = {heading.id: heading for heading in of_ids(session, [row.id for row in rows])}
    totals = {Kind(row.kind): int(row.total) for row in rows}
    return {
        kind: (tuple(headings[row.id] for row in rows if row.kind == kind.value), totals[kind])
        for kind in Kind
        if kind in totals
    }


def of_ids(session: Session, article_ids: Iterable[UUID]) -> tuple[ArticleHeading, ...]:
    """Return the headings of those of these articles that exist, in the order given."""
    wanted = list(dict.fromkeys(article_ids))
    found: dict[UUID, ArticleHeading] = {}
    for start in range(0, len(wanted), _CHUNK):
        statement = _headings().where(ARTICLES.c.id.in_(wanted[start : start + _CHUNK]))
        rows = session.connection().execute(statement).all()
        found.update((heading.id, heading) for heading in _with_usage(session, rows))
    return tuple(found[key] for key in wanted if key in found)


def perhaps_due(
    session: Session, states: Sequence[State], *, untouched_since: datetime, in_use_since: datetime
) -> Iterator[ArticleHeading]:
    """Yield, in no order, the headings of articles in ``states`` that may be due for a look.

    Those are all that were neither used nor saved after ``untouched_since``, and all whose first use after their
    validation was before ``in_use_since``.
    """
    usages = _usages().subquery()
    touched = func.max(func.coalesce(usages.c.last, REVISIONS.c.saved_at), REVISIONS.c.saved_at)
    statement = (
        _headings()
        .add_columns(usages.c.uses, usages.c.last, usages.c.since)
        .outerjoin(usages, usages.c.article_id == ARTICLES.c.id)
        .where(ARTICLES.c.state.in_([state.value for state in states]))
        .where(or_(touched <= bindparam(None, untouched_since, Moment()), usages.c.since <= in_use_since))
    )
    for row in session.connection().execute(statement.execution_options(yield_per=_CHUNK)):
        yield _to_heading(row, Usage() if row.uses is None else _to_usage(row))


def count(session: Session, query: HeadingQuery) -> int:
    """Return how many articles a query lists."""
    statement = select(func.count()).select_from(ARTICLES)
    if query.products or query.causes or query.tags:
        statement = statement.join(REVISIONS, _IS_LATEST)
    return int(session.connection().execute(statement.where(*_filters(query))).scalar_one())


def count_by_kind(session: Session, query: HeadingQuery) -> dict[Kind, int]:
    """Return how many articles of each kind a query lists; kinds without any are left out."""
    statement = select(ARTICLES.c.kind, func.count()).select_from(ARTICLES)
    if query.products or query.causes or query.tags:
        statement = statement.join(REVISIONS, _IS_LATEST)
    rows = session.connection().execute(statement.where(*_filters(query)).group_by(ARTICLES.c.kind))
    found = {Kind(kind): int(number) for kind, number in rows}
    return {kind: found[kind] for kind in Kind if kind in found}


def choices(session: Session) -> HeadingChoices:
    """Return what the filters can be set to, with their counts, the most frequent first."""
    connection = session.connection()

    def counted(column: ColumnElement[Any], source: Any) -> list[tuple[Any, int]]:  # noqa: ANN401 - a table or a join
        number = func.count()
        statement = select(column, number).select_from(source).where(column != "").group_by(column)
        return [(value, int(total)) for value, total in connection.execute(statement.order_by(number.desc(), column))]

    latest = ARTICLES.join(REVISIONS, _IS_LATEST)
    tags = func.json_each(cast(REVISIONS.c.tags, Text)).table_valued("value", joins_implicitly=True)
    return HeadingChoices(
        kinds={Kind(value): number for value, number in counted(ARTICLES.c.kind, ARTICLES)},
        states={State(value): number for value, number in counted(ARTICLES.c.state, ARTICLES)},
        products=dict(counted(REVISIONS.c.product, latest)),
        causes=dict(counted(REVISIONS.c.cause, latest)),
        tags=dict(counted(tags.c.value, latest.join(tags, tags.c.value.is_not(None)))),
    )


def _headings() -> Select[Any]:
    columns = ("product", "cause", "tags", "number", "saved_at", "saved_by", "validated_on")
    heads = (ARTICLES.c.id, ARTICLES.c.kind, ARTICLES.c.title, ARTICLES.c.state)
    return select(*heads, *(REVISIONS.c[name] for name in columns)).select_from(ARTICLES).join(REVISIONS, _IS_LATEST)


def _filters(query: HeadingQuery) -> Iterator[ColumnElement[bool]]:
    if query.kinds:
        yield ARTICLES.c.kind.in_([kind.value for kind in query.kinds])
    if query.states:
        yield ARTICLES.c.state.in_([state.value for state in query.states])
    if query.products:
        yield REVISIONS.c.product.in_(query.products)
    if query.causes:
        yield REVISIONS.c.cause.in_(query.causes)
    if query.tags:
        # Tags are kept as a JSON array: with its quotes one tag is not part of another.
        tags, quoted = cast(REVISIONS.c.tags, Text), [json.dumps(tag, ensure_ascii=False) for tag in query.tags]
        yield or_(*(func.instr(tags, tag) > 0 for tag in quoted))
    if words := folded(query.text).split():
        yield func.has_words(ARTICLES.c.title, "\n".join(words)) == 1


def _usages() -> Select[Any]:
    """Select how often each article was used, when last, and when first after the local day of its validation."""
    after = or_(REVISIONS.c.validated_on.is_(None), func.date(_FEEDBACK.c.at, "localtime") > REVISIONS.c.validated_on)
    return (
        select(
            _FEEDBACK.c.article_id,
            func.count().label("uses"),
            func.max(_FEEDBACK.c.at).label("last"),
            func.min(case((after, _FEEDBACK.c.at))).label("since"),
        )
        .select_from(_FEEDBACK)
        .join(ARTICLES, ARTICLES.c.id == _FEEDBACK.c.article_id)
        .join(REVISIONS, _IS_LATEST)
        .where(_IS_USE)
        .group_by(_FEEDBACK.c.article_id)
    )


def _with_usage(session: Session, rows: Sequence[Row[Any]]) -> tuple[ArticleHeading, ...]:
    usages: dict[UUID, Row[Any]] = {}
    for start in range(0, len(rows), _CHUNK):
        wanted = [row.id for row in rows[start : start + _CHUNK]]
        found = session.connection().execute(_usages().where(_FEEDBACK.c.article_id.in_(wanted)))
        usages.update((row.article_id, row) for row in found)
    return tuple(_to_heading(row, _to_usage(usages.get(row.id))) for row in rows)


def _to_usage(row: Row[Any] | None) -> Usage:
    return Usage() if row is None else Usage(row.uses, row.last, row.since)


def _to_heading(row: Row[Any], usage: Usage) -> ArticleHeading:
    return ArticleHeading(
        id=row.id,
        kind=Kind(row.kind),
        title=row.title,
        state=State(row.state),
        product=row.product,
        cause=row.cause,
        tags=row.tags,
        number=row.number,
        saved_at=row.saved_at,
        saved_by=row.saved_by,
        validated_on=row.validated_on,
        usage=usage,
    )
