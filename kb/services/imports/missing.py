"""Articles that a folder had once and has no longer: told, and taken out of use only when somebody says so."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.folder import stated_id
from kb.domain.article import State
from kb.domain.importing import FileChange, ImportItem
from kb.storage import article_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.errors import Problem
    from kb.storage.database import Database


def present_ids(folder: Path, ids: Iterable[UUID], invalid: Sequence[tuple[str, Problem]]) -> frozenset[UUID]:
    """Return the articles that a folder has: ``ids``, and those of files that break a rule, which are there as well."""
    found = set(ids)
    for path in dict.fromkeys(path for path, _ in invalid):
        with suppress(OSError):  # what cannot be read at all is told among what is invalid
            article_id = stated_id(folder / path)
            if article_id is not None:
                found.add(article_id)
    return frozenset(found)


def missing_articles(
    database: Database, key: str, exported: Mapping[UUID, str], present: frozenset[UUID]
) -> tuple[ImportItem, ...]:
    """Return the articles that were exported into a folder or imported from it, and are not in it any more.

    ``key`` is that of the folder's versions. Articles that are out of use are not missed.
    """
    with database.read() as session:
        once = {*folder_version_store.article_ids(session, key), *exported} - present
        known = article_store.many(session, sorted(once))
    return tuple(
        ImportItem(
            change=FileChange.MISSING,
            path="",
            title=revision.article.title,
            kind=revision.article.kind,
            article_id=revision.article.id,
        )
        for revision in known.values()
        if revision.article.state is not State.ARCHIVED
    )


def archive(database: Database, items: Sequence[ImportItem], *, editor: str, now: datetime) -> None:
    """Take articles out of use (公開停止), each as a new revision.

    Raises:
        LibraryBusyError, DiskFullError, LibraryReadOnlyError: none of them is.
    """
    with database.write() as session:
        found = article_store.many(session, (item.article_id for item in items))
        stopped = [replace(revision.article, state=State.ARCHIVED) for revision in found.values()]
        article_store.save_many(session, stopped, editor=editor, now=now)
