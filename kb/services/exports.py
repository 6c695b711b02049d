"""Writing the whole library into a folder, without losing what somebody changed there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.documents.article_text import content_digest
from kb.documents.folder_attachments import write_attachments
from kb.documents.folder_export import write_folder
from kb.domain.attachment import referenced_attachments
from kb.services.imports.pictures import PagePictures
from kb.services.imports.unfinished import folder_key
from kb.storage import article_store, attachment_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import Article
    from kb.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote; ``files`` are relative to ``folder``, ``attachments`` the images that the articles show.

    ``left`` are files with changes that the library never had: they were not written over, and wait to be imported.
    """

    folder: Path
    files: tuple[str, ...]
    left: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def export(database: Database, path: Path, token: CancelToken, progress: Callable[[int, int], None]) -> ExportReport:
    """Write every article, in any state, and the images they show; see ``ExchangeService.export_folder``.

    ``progress`` is called with articles written and their total.
    """
    with database.read() as session:
        one = _Export(session, path, token, progress)
        written = write_folder(path, one.articles(), one.may_replace)
        attachments = write_attachments(path, one.images(), tidy=not written.left)
    return ExportReport(path, written.files, written.left, attachments)


class _Export:
    """What one export knows of the library."""

    def __init__(
        self, session: Transaction, path: Path, token: CancelToken, progress: Callable[[int, int], None]
    ) -> None:
        self._session = session
        self._path = path
        self._token = token
        self._progress = progress
        self._shown: dict[UUID, None] = {}

    def articles(self) -> Iterator[Article]:
        total = len(article_store.ids(self._session))
        for done, revision in enumerate(article_store.all_articles(self._session)):
            self._token.check()
            self._progress(done, total)
            self._shown.update(dict.fromkeys(referenced_attachments(revision.article.body)))
            yield revision.article

    def may_replace(self, file: str, found: Article) -> bool:
        """Tell whether the library had what a file says, or an import dealt with it: then nothing is lost with it."""
        body = PagePictures(self._path, file).rewritten(found.body)
        digest = content_digest(replace(found, body=body))
        key = folder_key(self._path)
        if folder_version_store.digests(self._session, key, [found.id]).get(found.id) == digest:
            return True
        history = article_store.history(self._session, found.id)
        return any(content_digest(revision.article) == digest for revision in history)

    def images(self) -> Iterator[tuple[str, bytes | None]]:
        for key in sorted(self._shown):
            self._token.check()
            found = attachment_store.get(self._session, key)
            if found is not None:
                yield found.file_name, attachment_store.whole_content(self._session, key)
