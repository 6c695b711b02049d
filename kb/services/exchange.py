"""Knowledge in and out as a folder of Markdown: lossless, repeatable, and never a reason for anything to disappear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.documents.article_text import article_problems
from kb.domain.importing import FileChange
from kb.domain.permission import Permission
from kb.domain.progress import JobKind
from kb.errors import ArticleInvalidError, FolderEmptyError, FolderMissingError, OperationCancelledError
from kb.services.exports import export
from kb.services.imports.afterwards import IndexAfterImport
from kb.services.imports.comparing import compare_versions
from kb.services.imports.importer import FolderImport, ImportSettings
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.progress import JobBoard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.domain.importing import ImportComparison, ImportItem, ImportReport
    from kb.domain.permission import Permissions
    from kb.domain.progress import JobProgress
    from kb.services.exports import ExportReport
    from kb.services.imports.unfinished import ImportJournal, UnfinishedImport
    from kb.services.indexing import IndexingService
    from kb.storage.database import Database

DEFAULT_SETTINGS = ImportSettings()
#: After these the index has something to learn; a conflict may have been decided for the file.
_WRITING_CHANGES = (FileChange.ADDED, FileChange.CHANGED, FileChange.MERGED, FileChange.CONFLICT)


class ExchangeService:
    """Imports and exports folders."""

    def __init__(
        self,
        database: Database,
        indexing: IndexingService,
        clock: Clock,
        repair: Callable[[], None],
        jobs_folder: Path,
        permissions: Permissions | None = None,
    ) -> None:
        """``repair`` is called when what was imported could not be indexed at once; jobs leave notes in a folder.

        Without ``permissions`` nobody is refused: a job goes on with what somebody was allowed to begin.
        """
        self._database = database
        self._clock = clock
        self._jobs_folder = jobs_folder
        self._permissions = permissions
        self._board = JobBoard(jobs_folder, clock)
        self._afterwards = IndexAfterImport(indexing, self._board, repair)
        #: Imports that began and did not end.
        self.unfinished = UnfinishedImports(jobs_folder)

    def preview_folder(
        self,
        path: Path,
        *,
        settings: ImportSettings = DEFAULT_SETTINGS,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> ImportReport:
        """Tell what ``import_folder`` would do, and write nothing.

        Raises:
            FolderMissingError, FolderEmptyError, OperationCancelledError, LibraryBusyError
        """
        with self._board.report(JobKind.IMPORT, listener) as progress:
            one = FolderImport(self._database, self._clock, None, settings)
            return one.run(path, None, token or CancelToken(), progress)

    def compare(self, path: Path, item: ImportItem, *, text_kind: Kind | None = None) -> ImportComparison:
        """Return the versions of one article of a preview of ``path``, as folder and library are now.

        ``text_kind`` is that of the decisions the preview was made with.

        Raises:
            ArticleInvalidError: its file breaks a rule by now, or cannot be read.
        """
        return compare_versions(self._database, path, item, text_kind)

    def import_folder(
        self,
        path: Path,
        *,
        settings: ImportSettings = DEFAULT_SETTINGS,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> ImportReport:
        """Take in the articles of a folder; nothing is deleted, and a second import of the same folder changes nothing.

        A file stands for the article of its id; without an id, for the oldest of its kind and title, or it is new.
        Files that break a rule are listed and the others imported. Where the library changed as well since both had a
        version in common, both changes are merged; where they contradict each other, ``settings.decisions`` tells.

        An import that was killed goes on where it was. One that the token cancels is given up: only who asks for it
        again has the rest imported. Cancelled once all is saved, it is whole, and the index learns of it later.

        Raises:
            NotPermittedError: the user may not import.
            FolderMissingError, FolderEmptyError: nothing was changed.
            ArticleInvalidError: an article that was merged by hand breaks a rule; nothing was changed.
            OperationCancelledError: the articles before are imported.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above; repeat it later.
        """
        self._require_permission()
        token = token or CancelToken()
        for resolution in settings.decisions.resolved.values():
            if problems := article_problems(resolution.article):
                raise ArticleInvalidError(problems)
        begun = self.unfinished.begun(path, editor=settings.editor, now=self._clock.now(), decisions=settings.decisions)
        with begun as journal:
            try:
                report = self._save(path, journal, settings, token, listener)
            except OperationCancelledError:
                journal.finish()
                raise
        # Also what an earlier run has saved and could not have indexed any more.
        if report.of(*_WRITING_CHANGES) or report.archived or self._afterwards.behind:
            self._afterwards.bring_up_to_date(token, listener)
        return report

    def continue_import(self, record: UnfinishedImport, token: CancelToken) -> ImportReport:
        """Go on with an import that did not end; cancelled once more, it is remembered still.

        The index is left to whoever asked for this. Raises what ``import_folder`` raises.
        """
        settings = replace(DEFAULT_SETTINGS, editor=record.editor, decisions=record.decisions)
        begun = self.unfinished.begun(
            record.folder, editor=record.editor, now=record.started_at, decisions=record.decisions
        )
        with begun as journal:
            return self._save(record.folder, journal, settings, token, None)

    def _save(
        self,
        path: Path,
        journal: ImportJournal,
        settings: ImportSettings,
        token: CancelToken,
        listener: Callable[[JobProgress], None] | None,
    ) -> ImportReport:
        one = FolderImport(self._database, self._clock, journal, settings)
        with self._board.report(JobKind.IMPORT, listener) as progress:
            try:
                report = one.run(path, self._jobs_folder, token, progress)
            except (FolderMissingError, FolderEmptyError):
                journal.finish()
                raise
        journal.finish()
        return report

    def export_folder(self, path: Path) -> ExportReport:
        """Write every article, in any state, as one file; importing the folder elsewhere gives the same articles.

        A folder of an earlier export is brought up to date, so that in Git only true changes show. A file that was
        changed by hand since stays as it is until it is imported.

        Raises:
            NotPermittedError: the user may not export.
            FolderMissingError: the place for the folder does not exist.
            FolderNotEmptyError: it holds other things than an earlier export; nothing was written.
            DiskFullError, LibraryReadOnlyError: it cannot be written.
        """
        self._require_permission()
        return export(self._database, path)

    def _require_permission(self) -> None:
        if self._permissions is not None:
            self._permissions.require((Permission.EXCHANGE,))
