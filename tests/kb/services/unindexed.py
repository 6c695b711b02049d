"""Saves that nobody has indexed yet, and what an index holds by now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.storage import article_store
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.search.index import SearchIndex
    from kb.storage.database import Database


def save(database: Database, *titles: str) -> list[UUID]:
    """Save without indexing, as a program that stops between the two."""
    articles = [make_script(title) for title in titles]
    with database.write() as session:
        article_store.save_many(session, articles, editor="", now=PlayedClock().now())
    return [article.id for article in articles]


def change(database: Database, article_id: UUID, title: str) -> None:
    with database.write() as session:
        before = article_store.get(session, article_id)
        assert before is not None
        article_store.save(session, replace(before.article, title=title), editor="", now=PlayedClock().now())


def indexed(index: SearchIndex) -> set[str]:
    snapshot = index.snapshot()
    return {snapshot.document(number).title for number in range(snapshot.size) if snapshot.alive[number]}


def files_left(index: SearchIndex) -> list[str]:
    """Return what an index folder holds beyond its generation and the small files beside it."""
    known = {"CURRENT", "LOCK", "TURN", "BULK", "TIDY", index.current.name}
    return [path.name for path in index.folder.iterdir() if path.name not in known] + [
        path.name for path in (index.folder / index.current.name).iterdir() if path.is_dir()
    ]
