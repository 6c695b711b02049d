"""What agents said of articles, and what that makes of each article's chances."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlmodel import col, delete, func, select, update

from kb.domain.call import Feedback, FeedbackType, Prior
from kb.errors import ArticleNotFoundError, CallNotFoundError
from kb.storage.call_tables import CallRow, FeedbackRow
from kb.storage.tables import ArticleRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from kb.domain.queues import Settlement

#: Which kind of feedback counts in which field of ``Prior``; a flag is for the editor to read, not a count.
_COUNTED = (FeedbackType.USED, FeedbackType.HELPED, FeedbackType.NOT_HELPED, FeedbackType.DISMISSED)


#: At most one of these is kept for an article in a call.
_JUDGEMENTS = (FeedbackType.HELPED, FeedbackType.NOT_HELPED)
#: Rows changed by one statement: SQLite takes a bounded number of parameters.
#: Bounds SQLite's number of parameters.
_CHUNK = 500


def add(session: Session, feedback: Feedback) -> None:
    """Append one statement; raises ArticleNotFoundError, CallNotFoundError."""
    if session.get(ArticleRow, feedback.article_id) is None:
        raise ArticleNotFoundError(article=str(feedback.article_id))
    if feedback.call_id is not None and session.get(CallRow, feedback.call_id) is None:
        raise CallNotFoundError(call=str(feedback.call_id))
    session.add(
        FeedbackRow(
            id=feedback.id,
            article_id=feedback.article_id,
            call_id=feedback.call_id,
            at=feedback.at,
            type=feedback.type.value,
            reason=feedback.reason,
        )
    )
    session.flush()


def priors(session: Session) -> dict[UUID, Prior]:
    """Return the counts of every article that has any."""
    counts: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    article, kind = col(FeedbackRow.article_id), col(FeedbackRow.type)
    statement = select(article, kind, func.count()).where(kind.in_(_COUNTED)).group_by(article, kind)
    for article_id, said, number in session.exec(statement):
        counts[article_id][said] = number
    return {article_id: _to_prior(numbers) for article_id, numbers in counts.items()}


def prior(session: Session, article_id: UUID) -> Prior:
    """Return the counts of one article, zeros where nobody said anything."""
    statement = select(FeedbackRow.type, func.count()).where(FeedbackRow.article_id == article_id)
    return _to_prior(dict(session.exec(statement.group_by(FeedbackRow.type)).all()))


def dismissed(session: Session, call_id: UUID) -> frozenset[UUID]:
    """Return the articles waved away in this call."""
    statement = select(FeedbackRow.article_id).where(
        FeedbackRow.call_id == call_id, FeedbackRow.type == FeedbackType.DISMISSED.value
    )
    return frozenset(session.exec(statement))


def judged(session: Session, call_id: UUID) -> dict[UUID, FeedbackType]:
    """Return what was said in a call of each article used in it: that it helped or not, else only that it was used."""
    statement = select(FeedbackRow.article_id, FeedbackRow.type).where(
        FeedbackRow.call_id == call_id, col(FeedbackRow.type).in_((FeedbackType.USED, *_JUDGEMENTS))
    )
    said: dict[UUID, FeedbackType] = {}
    for article_id, kind in session.exec(statement.order_by(col(FeedbackRow.at), col(FeedbackRow.id))):
        if kind != FeedbackType.USED.value or article_id not in said:
            said[article_id] = FeedbackType(kind)
    return said


def remove_judgement(session: Session, call_id: UUID, article_id: UUID) -> None:
    """Forget whether an article helped in a call: another judgement takes its place."""
    statement = delete(FeedbackRow).where(
        col(FeedbackRow.call_id) == call_id,
        col(FeedbackRow.article_id) == article_id,
        col(FeedbackRow.type).in_(_JUDGEMENTS),
    )
    session.exec(statement)


def of_article(session: Session, article_id: UUID) -> tuple[Feedback, ...]:
    """Return everything said of an article, newest first, for its editor (P32)."""
    statement = select(FeedbackRow).where(FeedbackRow.article_id == article_id)
    rows = session.exec(statement.order_by(col(FeedbackRow.at).desc(), col(FeedbackRow.id).desc()))
    return tuple(map(_to_feedback, rows))


def unsettled(session: Session, types: Sequence[FeedbackType], limit: int) -> tuple[Feedback, ...]:
    """Return up to ``limit`` statements of some types that no editor settled, the newest first."""
    statement = select(FeedbackRow).where(*_waiting(types))
    rows = session.exec(statement.order_by(col(FeedbackRow.at).desc(), col(FeedbackRow.id).desc()).limit(limit))
    return tuple(map(_to_feedback, rows))


def count_articles_unsettled(session: Session, types: Sequence[FeedbackType], without_reason: str | None = None) -> int:
    """Return how many articles have an unsettled statement of some types, those of one reason left out."""
    statement = select(func.count(func.distinct(FeedbackRow.article_id))).where(*_waiting(types))
    if without_reason is not None:
        statement = statement.where(FeedbackRow.reason != without_reason)
    return session.exec(statement).one()


def settle(session: Session, ids: Iterable[UUID], *, at: datetime | None, by: str, how: Settlement | None) -> None:
    """Note who settled these statements, when and how; without ``at`` they are unsettled again."""
    wanted = list(ids)
    values = {"settled_at": at, "settled_by": by if at else None, "settlement": how.value if at and how else None}
    for some in _chunks(wanted):
        session.exec(update(FeedbackRow).where(col(FeedbackRow.id).in_(some)).values(**values))


def _waiting(types: Sequence[FeedbackType]) -> tuple[ColumnElement[bool], ...]:
    return col(FeedbackRow.type).in_([kind.value for kind in types]), col(FeedbackRow.settled_at).is_(None)


def since(session: Session, moment: datetime) -> tuple[Feedback, ...]:
    """Return everything said from a moment on, oldest first."""
    statement = select(FeedbackRow).where(col(FeedbackRow.at) >= moment)
    rows = session.exec(statement.order_by(col(FeedbackRow.at), col(FeedbackRow.id)))
    return tuple(map(_to_feedback, rows))


def add_from_elsewhere(session: Session, statements: Sequence[Feedback]) -> tuple[int, int]:
    """Append what was said on other computers and is not known yet.

    Return how many statements were new, and how many are about articles that are not here.
    """
    wanted = {said.article_id for said in statements}
    articles: set[UUID] = set()
    known: set[UUID] = set()
    for some in _chunks(list(wanted)):
        articles |= set(session.exec(select(ArticleRow.id).where(col(ArticleRow.id).in_(some))))
    for some in _chunks([said.id for said in statements]):
        known |= set(session.exec(select(FeedbackRow.id).where(col(FeedbackRow.id).in_(some))))
    added = 0
    for said in statements:
        if said.article_id in articles and said.id not in known:
            add(session, said)
            known.add(said.id)
            added += 1
    return added, sum(said.article_id not in articles for said in statements)


def _chunks(ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _to_feedback(row: FeedbackRow) -> Feedback:
    return Feedback(
        id=row.id,
        article_id=row.article_id,
        call_id=row.call_id,
        at=row.at,
        type=FeedbackType(row.type),
        reason=row.reason,
    )


def _to_prior(counts: dict[str, int]) -> Prior:
    return Prior(
        used=counts.get(FeedbackType.USED.value, 0),
        helped=counts.get(FeedbackType.HELPED.value, 0),
        not_helped=counts.get(FeedbackType.NOT_HELPED.value, 0),
        dismissed=counts.get(FeedbackType.DISMISSED.value, 0),
    )
