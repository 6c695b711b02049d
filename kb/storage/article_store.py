"""Articles and their revisions: appended, never changed, never lost.

Functions take a session of ``Database.read`` or ``Database.write`` and leave the transaction to the caller.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, cast, func, insert, select, update

from kb.domain.article import ArticleRevision, Kind
from kb.storage import outbox_store
from kb.storage.article_rows import head_values, revision_values, storable_article, to_revision
from kb.storage.outbox_store import OutboxChange
from kb.storage.tables import ARTICLES, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Select
    from sqlmodel import Session

    from kb.domain.article import Article, Stage, State

#: Articles read or written by one statement: bounds the memory, and SQLite's number of parameters.
_CHUNK = 500


def save(session: Session, article: Article, *, editor: str, now: datetime) -> ArticleRevision:
    """Append a revision and an outbox entry; content equal to the latest revision appends nothing and returns that one.

    Half emoji (lone surrogates) come back as U+FFFD.
    """
    return save_many(session, [article], editor=editor, now=now)[0]


def save_many(
    session: Session, articles: Iterable[Article], *, editor: str, now: datetime
) -> tuple[ArticleRevision, ...]:
    """Save like ``save``, many at a time and in their order; returns the latest revision of each."""
    remaining = iter(articles)
    saved: list[ArticleRevision] = []
    while chunk := [storable_article(article) for article in islice(remaining, _CHUNK)]:
        saved += _save_chunk(session, chunk, editor, now)
    return tuple(saved)


def _save_chunk(session: Session, articles: Sequence[Article], editor: str, now: datetime) -> list[ArticleRevision]:
    stored = many(session, [article.id for article in articles])
    latest = dict(stored)
    appended: list[ArticleRevision] = []
    saved: list[ArticleRevision] = []
    for article in articles:
        before = latest.get(article.id)
        if before is None or before.article != article:
            number = 1 if before is None else before.number + 1
            revision = ArticleRevision(article=article, number=number, saved_at=now, saved_by=editor)
            latest[article.id] = revision
            appended.append(revision)
        saved.append(latest[article.id])
    if appended:
        _append(session, appended, frozenset(stored))
    return saved


def _append(session: Session, revisions: Sequence[ArticleRevision], known: frozenset[UUID]) -> None:
    connection = session.connection()
    heads = {revision.article.id: head_values(revision) for revision in revisions}
    added = [values for key, values in heads.items() if key not in known]
    if added:
        connection.execute(insert(ARTICLES), added)
    changed = [{"head_id": key, **values} for key, values in heads.items() if key in known]
    if changed:
        columns: dict[str, Any] = {name: bindparam(name) for name in ("kind", "title", "state", "latest_number")}
        connection.execute(update(ARTICLES).where(ARTICLES.c.id == bindparam("head_id")).values(columns), changed)
    connection.execute(insert(REVISIONS), [revision_values(revision) for revision in revisions])
    outbox_store.add(session, ((key, OutboxChange.CHANGED if key in known else OutboxChange.ADDED) for key in heads))


def get(session: Session, article_id: UUID) -> ArticleRevision | None:
    """Return the latest revision of an article."""
    row = session.connection().execute(_latest().where(ARTICLES.c.id == article_id)).first()
    return None if row is None else to_revision(row)


def many(session: Session, article_ids: Iterable[UUID]) -> dict[UUID, ArticleRevision]:
    """Return the latest revisions of those articles that exist, in the order of ``article_ids``."""
    wanted = list(dict.fromkeys(article_ids))
    found: dict[UUID, ArticleRevision] = {}
    for start in range(0, len(wanted), _CHUNK):
        statement = _latest().where(ARTICLES.c.id.in_(wanted[start : start + _CHUNK]))
        found.update((row.article_id, to_revision(row)) for row in session.connection().execute(statement))
    return {key: found[key] for key in wanted if key in found}


def latest_numbers(session: Session, article_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the number of the latest revision of those of these articles that exist."""
    wanted = list(article_ids)
    found: dict[UUID, int] = {}
    statement = select(ARTICLES.c.id, ARTICLES.c.latest_number)
    for start in range(0, len(wanted), _CHUNK):
        some = statement.where(ARTICLES.c.id.in_(wanted[start : start + _CHUNK]))
        found.update((row.id, row.latest_number) for row in session.connection().execute(some))
    return found


def ids(session: Session) -> list[UUID]:
    """Return the ids of all articles, oldest first."""
    return list(session.connection().execute(select(ARTICLES.c.id).order_by(ARTICLES.c.id)).scalars())


def all_articles(session: Session) -> Iterator[ArticleRevision]:
    """Yield the latest revision of every article oldest first, a few hundred in memory at a time."""
    statement = _latest().order_by(ARTICLES.c.id).execution_options(yield_per=_CHUNK)
    for row in session.connection().execute(statement):
        yield to_revision(row)


def of_kind(session: Session, kind: Kind, states: Sequence[State] = ()) -> tuple[ArticleRevision, ...]:
    """Return the articles of one kind, oldest first, in any state or only in ``states``."""
    statement = _latest().where(ARTICLES.c.kind == kind.value).order_by(ARTICLES.c.id)
    if states:
        statement = statement.where(ARTICLES.c.state.in_([state.value for state in states]))
    return tuple(map(to_revision, session.connection().execute(statement)))


def of_stage(session: Session, stage: Stage, states: Sequence[State]) -> tuple[ArticleRevision, ...]:
    """Return the scripts of a stage in ``states``, oldest first."""
    # The kind is what there is an index of: without it every revision of the library would be read.
    statement = _latest().where(ARTICLES.c.kind == Kind.SCRIPT.value, REVISIONS.c.stage == stage.value)
    statement = statement.where(ARTICLES.c.state.in_([state.value for state in states])).order_by(ARTICLES.c.id)
    return tuple(map(to_revision, session.connection().execute(statement)))


def of_practice(
    session: Session, practice: str, kinds: Sequence[Kind], states: Sequence[State]
) -> tuple[ArticleRevision, ...]:
    """Return the articles of a practice such as ``P15`` in ``kinds`` and ``states``, oldest first."""
    # Practices are kept as a JSON array: with its quotes P1 is not a part of P15.
    statement = _latest().where(cast(REVISIONS.c.practices, Text).contains(f'"{practice}"', autoescape=True))
    statement = statement.where(ARTICLES.c.kind.in_([kind.value for kind in kinds]))
    statement = statement.where(ARTICLES.c.state.in_([state.value for state in states])).order_by(ARTICLES.c.id)
    return tuple(map(to_revision, session.connection().execute(statement)))


def by_kind_and_title(session: Session, kind: Kind, title: str) -> ArticleRevision | None:
    """Return the article of this kind and exact title, the oldest where several have it."""
    same = and_(ARTICLES.c.kind == kind.value, ARTICLES.c.title == title)
    row = session.connection().execute(_latest().where(same).order_by(ARTICLES.c.id).limit(1)).first()
    return None if row is None else to_revision(row)


def ids_by_kind_and_title(session: Session, names: Iterable[tuple[Kind, str]]) -> dict[tuple[Kind, str], UUID]:
    """Return the ids of those of these kinds and exact titles that exist, of each the oldest article's."""
    titles: dict[Kind, list[str]] = {}
    for kind, title in dict.fromkeys(names):
        titles.setdefault(kind, []).append(title)
    found: dict[tuple[Kind, str], UUID] = {}
    oldest = select(ARTICLES.c.title, func.min(ARTICLES.c.id).label("id")).group_by(ARTICLES.c.title)
    for kind, wanted in titles.items():
        of_this_kind = oldest.where(ARTICLES.c.kind == kind.value)
        for start in range(0, len(wanted), _CHUNK):
            rows = session.connection().execute(
                of_this_kind.where(ARTICLES.c.title.in_(wanted[start : start + _CHUNK]))
            )
            found.update({(kind, row.title): row.id for row in rows})
    return found


def count(session: Session) -> int:
    """Return how many articles there are, in any state."""
    return session.connection().execute(select(func.count()).select_from(ARTICLES)).scalar_one()


def revision(session: Session, article_id: UUID, number: int) -> ArticleRevision | None:
    """Return one revision of an article."""
    one = and_(REVISIONS.c.article_id == article_id, REVISIONS.c.number == number)
    row = session.connection().execute(select(REVISIONS).where(one)).first()
    return None if row is None else to_revision(row)


def history(session: Session, article_id: UUID) -> tuple[ArticleRevision, ...]:
    """Return all revisions of an article, newest first; empty for an unknown one."""
    statement = select(REVISIONS).where(REVISIONS.c.article_id == article_id).order_by(REVISIONS.c.number.desc())
    return tuple(map(to_revision, session.connection().execute(statement)))


def _latest() -> Select[Any]:
    is_latest = and_(REVISIONS.c.article_id == ARTICLES.c.id, REVISIONS.c.number == ARTICLES.c.latest_number)
    return select(REVISIONS).select_from(ARTICLES).join(REVISIONS, is_latest)
