"""Images inside the library: taken in after a look at what they are, shown by id, dropped when never used."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.attachment import Attachment, attachment_id, referenced_attachments
from kb.domain.permission import Permission
from kb.domain.picture import inspect_picture
from kb.errors import AttachmentNotFoundError
from kb.storage import attachment_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.permission import Permissions
    from kb.domain.reading import ShownImage
    from kb.storage.database import Database

#: How long an image is kept that no saved article shows: somebody may be typing the article, or undo what they did.
KEPT_UNUSED = timedelta(days=7)


class AttachmentService:
    """What an editor, a reader and an exchange do with images.

    An image belongs to the library for good once a revision of an article shows it: the revision can be restored at any
    time. One that no revision and no draft shows is dropped after ``KEPT_UNUSED``.
    """

    def __init__(self, database: Database, clock: Clock, permissions: Permissions | None = None) -> None:
        """Keep the images in ``database``; without ``permissions`` nobody is refused: an import was asked before."""
        self._permissions = permissions
        self._database = database
        self._clock = clock

    def add(self, content: bytes, *, name: str = "", editor: str = "") -> Attachment:
        """Take an image in; one that is there already is not kept twice, whatever it is called, and mended if damaged.

        Raises:
            NotPermittedError: the user may not write articles.
            PictureUnknownError: it is no PNG, JPEG, GIF or WebP image.
            PictureTooLargeError, PictureTooManyPixelsError: it is too large to be shown everywhere.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError
        """
        if self._permissions is not None:
            self._permissions.require((Permission.WRITE,))
        picture = inspect_picture(content)
        attachment = Attachment(
            id=attachment_id(content),
            name=name,
            media_type=picture.media_type,
            size=len(content),
            added_at=self._clock.now(),
            added_by=editor,
        )
        with self._database.write() as session:
            before = attachment_store.get(session, attachment.id)
            if before is None:
                attachment_store.add(session, attachment, content)
                return attachment
            if attachment_store.whole_content(session, attachment.id) is None:
                attachment_store.mend(session, attachment.id, content)
            # Else it could be dropped as unused while somebody types the article that shows it.
            attachment_store.touch(session, attachment.id, attachment.added_at)
        return replace(before, added_at=attachment.added_at)

    def get(self, key: UUID) -> Attachment:
        """Return what is known of an image; raises AttachmentNotFoundError."""
        with self._database.read() as session:
            found = attachment_store.get(session, key)
        if found is None:
            raise AttachmentNotFoundError(attachment=str(key))
        return found

    def content(self, key: UUID) -> bytes:
        """Return an image as it was taken in; raises AttachmentNotFoundError, AttachmentDamagedError."""
        with self._database.read() as session:
            found = attachment_store.content(session, key)
        if found is None:
            raise AttachmentNotFoundError(attachment=str(key))
        return found

    def shown_in(self, markdown: str) -> tuple[ShownImage, ...]:
        """Return the images that a text shows and the library has as they were; a text without any asks no library."""
        if not referenced_attachments(markdown):
            return ()
        with self._database.read() as session:
            return attachment_store.shown_in(session, markdown)

    def everything(self) -> tuple[Attachment, ...]:
        """Return all images, oldest first."""
        with self._database.read() as session:
            return attachment_store.everything(session)

    def unused(self) -> tuple[Attachment, ...]:
        """Return the images that no revision of an article and no draft shows, oldest first."""
        with self._database.read() as session:
            found = attachment_store.everything(session)
            referenced = attachment_store.referenced(session) if found else frozenset()
        return tuple(attachment for attachment in found if attachment.id not in referenced)

    def drop_unused(self) -> tuple[Attachment, ...]:
        """Drop what nothing has used for long enough, and return it.

        Raises:
            LibraryBusyError, DiskFullError, LibraryReadOnlyError
        """
        before = self._clock.now() - KEPT_UNUSED
        if not any(attachment.added_at < before for attachment in self.unused()):
            return ()
        with self._database.write() as session:
            # Looked at once more: somebody may have saved an article with one of them just now.
            referenced = attachment_store.referenced(session)
            dropped = tuple(
                attachment
                for attachment in attachment_store.everything(session)
                if attachment.added_at < before and attachment.id not in referenced
            )
            attachment_store.remove(session, (attachment.id for attachment in dropped))
        return dropped
