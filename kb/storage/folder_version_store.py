"""What each file of a folder said at its last import, so that the next one knows which side changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kb.storage.tables import FOLDER_VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from sqlmodel import Session

#: Bounds SQLite's number of parameters.
_CHUNK = 500


def digests(session: Session, folder: str, article_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the digests kept of those of these articles that an import of ``folder`` dealt with."""
    wanted = list(article_ids)
    found: dict[UUID, str] = {}
    statement = select(FOLDER_VERSIONS.c.article_id, FOLDER_VERSIONS.c.digest)
    statement = statement.where(FOLDER_VERSIONS.c.folder == folder)
    for start in range(0, len(wanted), _CHUNK):
        some = statement.where(FOLDER_VERSIONS.c.article_id.in_(wanted[start : start + _CHUNK]))
        found.update((row.article_id, row.digest) for row in session.connection().execute(some))
    return found


def article_ids(session: Session, folder: str) -> list[UUID]:
    """Return all articles that imports of ``folder`` dealt with, oldest first."""
    statement = select(FOLDER_VERSIONS.c.article_id).where(FOLDER_VERSIONS.c.folder == folder)
    return list(session.connection().execute(statement.order_by(FOLDER_VERSIONS.c.article_id)).scalars())


def ids_by_digest(session: Session, folder: str, wanted: Iterable[str]) -> dict[str, UUID]:
    """Return which article came of a file of ``folder`` that said this, of several the newest one."""
    texts = list(wanted)
    found: dict[str, UUID] = {}
    statement = select(FOLDER_VERSIONS.c.article_id, FOLDER_VERSIONS.c.digest)
    statement = statement.where(FOLDER_VERSIONS.c.folder == folder).order_by(FOLDER_VERSIONS.c.article_id)
    for start in range(0, len(texts), _CHUNK):
        some = statement.where(FOLDER_VERSIONS.c.digest.in_(texts[start : start + _CHUNK]))
        found.update((row.digest, row.article_id) for row in session.connection().execute(some))
    return found


def keep(session: Session, folder: str, versions: Mapping[UUID, str]) -> None:
    """Keep the digests over the former ones of the same articles."""
    if not versions:
        return
    statement = insert(FOLDER_VERSIONS)
    statement = statement.on_conflict_do_update(
        index_elements=["folder", "article_id"], set_={"digest": statement.excluded.digest}
    )
    rows = [{"folder": folder, "article_id": key, "digest": digest} for key, digest in versions.items()]
    session.connection().execute(statement, rows)
