"""Images inside the library.

Functions take a session of ``Database.read`` or ``Database.write`` and leave the transaction to the caller.
"""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from kb.domain.attachment import Attachment, attachment_address, attachment_id, referenced_attachments
from kb.domain.reading import ShownImage
from kb.errors import AttachmentDamagedError
from kb.storage.tables import ATTACHMENTS, DRAFTS, REVISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from sqlalchemy.engine import Row
    from sqlmodel import Session

_LOG = logging.getLogger(__name__)
#: Bounds SQLite's number of parameters.
_CHUNK = 500
_ABOUT = (
    ATTACHMENTS.c.id,
    ATTACHMENTS.c.name,
    ATTACHMENTS.c.media_type,
    func.length(ATTACHMENTS.c.content).label("size"),
    ATTACHMENTS.c.added_at,
    ATTACHMENTS.c.added_by,
)


def add(session: Session, attachment: Attachment, content: bytes) -> None:
    """Keep an image that is not there yet."""
    values = {
        "id": attachment.id,
        "added_at": attachment.added_at,
        "added_by": attachment.added_by,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
    }
    session.connection().execute(ATTACHMENTS.insert().values(values))


def touch(session: Session, key: UUID, moment: datetime) -> None:
    """Note that somebody took an image in once more."""
    session.connection().execute(ATTACHMENTS.update().where(ATTACHMENTS.c.id == key).values(added_at=moment))


def get(session: Session, key: UUID) -> Attachment | None:
    """Return what is known of an image, without its content."""
    row = session.connection().execute(select(*_ABOUT).where(ATTACHMENTS.c.id == key)).first()
    return None if row is None else _attachment(row)


def content(session: Session, key: UUID) -> bytes | None:
    """Return the content of an image, None where there is none.

    Raises:
        AttachmentDamagedError: it is not what its id was made of; SQLite keeps no checksums that would tell.
    """
    statement = select(ATTACHMENTS.c.content, ATTACHMENTS.c.name).where(ATTACHMENTS.c.id == key)
    row = session.connection().execute(statement).first()
    if row is None:
        return None
    if attachment_id(row.content) != key:
        raise AttachmentDamagedError(attachment=str(key), name=row.name)
    return bytes(row.content)


def whole_content(session: Session, key: UUID) -> bytes | None:
    """Return the content of an image, None where there is none or it is damaged, which a health check names."""
    try:
        return content(session, key)
    except AttachmentDamagedError:
        _LOG.warning("the damaged image %s is left out", key)  # what its file was called is nothing for a log
        return None


def damaged(session: Session) -> Iterator[Attachment]:
    """Yield the images that are not what they were taken in as, oldest first; reads all of them."""
    for attachment in everything(session):
        try:
            content(session, attachment.id)
        except AttachmentDamagedError:
            yield attachment


def mend(session: Session, key: UUID, content: bytes) -> None:
    """Give an image the content that its id was made of."""
    values = {"content": content, "sha256": hashlib.sha256(content).hexdigest()}
    session.connection().execute(ATTACHMENTS.update().where(ATTACHMENTS.c.id == key).values(values))


def shown_in(session: Session, markdown: str) -> tuple[ShownImage, ...]:
    """Return the images that an article shows and the library has as they were, in the order of its text."""
    found = ((key, whole_content(session, key)) for key in referenced_attachments(markdown))
    return tuple(ShownImage(attachment_address(key), image) for key, image in found if image is not None)


def everything(session: Session) -> tuple[Attachment, ...]:
    """Return all images, oldest first, without their content."""
    return tuple(map(_attachment, session.connection().execute(select(*_ABOUT).order_by(ATTACHMENTS.c.added_at))))


def known(session: Session, keys: Iterable[UUID]) -> frozenset[UUID]:
    """Return which of these images there are."""
    wanted = list(keys)
    found: set[UUID] = set()
    for start in range(0, len(wanted), _CHUNK):
        some = select(ATTACHMENTS.c.id).where(ATTACHMENTS.c.id.in_(wanted[start : start + _CHUNK]))
        found.update(session.connection().execute(some).scalars())
    return frozenset(found)


def referenced(session: Session) -> frozenset[UUID]:
    """Return the images that any revision of an article or any draft refers to, earlier revisions included."""
    return frozenset(key for text in _texts(session) for key in referenced_attachments(text))


def remove(session: Session, keys: Iterable[UUID]) -> None:
    """Remove images."""
    wanted = list(keys)
    for start in range(0, len(wanted), _CHUNK):
        some = ATTACHMENTS.c.id.in_(wanted[start : start + _CHUNK])
        session.connection().execute(ATTACHMENTS.delete().where(some))


def _texts(session: Session) -> Iterator[str]:
    for column in (REVISIONS.c.body, DRAFTS.c.text):
        statement = select(column).where(column.contains("kb:attachment/", autoescape=True))
        yield from session.connection().execute(statement.execution_options(yield_per=_CHUNK)).scalars()


def _attachment(row: Row[*tuple[Any, ...]]) -> Attachment:
    return Attachment(
        id=row.id,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        added_at=row.added_at,
        added_by=row.added_by,
    )
