"""Knowledge in and out as a folder of Markdown: lossless, repeatable, and never a reason for anything to disappear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kb.cancellation import CancelToken
from kb.documents.article_text import article_problems, read_article
from kb.domain.exporting import Export
from kb.domain.importing import FileChange, Resolution, UnfinishedWork
from kb.domain.permission import Permission
from kb.domain.progress import JobKind
from kb.errors import ArticleInvalidError, FolderEmptyError, FolderMissingError, OperationCancelledError
from kb.patience import require_answer
from kb.services.audit.entrances import Arrival, Entrances
from kb.services.audit.ways import Ways
from kb.services.exports import export
from kb.services.imports.afterwards import IndexAfterImport
from kb.services.imports.comparing import compare_versions, compared_texts
from kb.services.imports.importer import FolderImport, ImportSettings
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.progress import JobBoard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.domain.audit import Detail
    from kb.domain.importing import (
        ComparedTexts,
        FolderOrder,
        ImportComparison,
        ImportDecisions,
        ImportItem,
        ImportReport,
    )
    from kb.domain.permission import Permissions
    from kb.domain.progress import JobProgress
    from kb.services.exports import ExportReport
    from kb.services.imports.unfinished import ImportJournal, UnfinishedImport
    from kb.services.indexing import IndexingService
    from kb.storage.database import Database

    Listener = Callable[[JobProgress], None]

DEFAULT_SETTINGS = ImportSettings()


class Elsewhere(Protocol):
    """Imports folders in another process; None tells that none could be started."""

    def import_folder(
        self, order: FolderOrder, token: CancelToken, listener: Listener | None, *, dry_run: bool
    ) -> ImportReport | None: ...


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
        elsewhere: Elsewhere | None = None,
        ways: Ways | None = None,
    ) -> None:
        """``repair`` is called when what was imported could not be indexed at once; jobs leave notes in a folder.

        Without ``permissions`` nobody is refused: a job goes on with what somebody was allowed to begin. Without
        ``elsewhere`` there is no other process.
        """
        self._database = database
        self._clock = clock
        self._jobs_folder = jobs_folder
        self._permissions = permissions
        self._user = "" if permissions is None else permissions.user
        self._repair = repair
        self._elsewhere = elsewhere
        ways = ways or Ways()
        self._exits, self._entrances = ways.exits, ways.entrances
        self._board = JobBoard(jobs_folder, clock)
        self._afterwards = IndexAfterImport(indexing, self._board, repair)
        #: Imports that began and did not end.
        self.unfinished = UnfinishedImports(jobs_folder, database.key)

    def preview_folder(
        self,
        path: Path,
        *,
        settings: ImportSettings = DEFAULT_SETTINGS,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> ImportReport:
        """Tell what ``import_folder`` would do, and write nothing.

        Raises:
            FolderMissingError, FolderEmptyError, OperationCancelledError, LibraryBusyError
            PlaceSilentError: the folder does not answer, as on a share that hangs.
        """
        require_answer(path)
        with self._board.report(JobKind.IMPORT, listener) as progress:
            one = FolderImport(self._database, self._clock, None, settings)
            return one.run(path, None, token or CancelToken(), progress)

    def run(
        self,
        order: FolderOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> ImportReport:
        """Import the folder of an order here, or only tell what that would do; raises what those two raise."""
        settings = replace(DEFAULT_SETTINGS, editor=order.editor, user=order.user, decisions=order.decisions)
        work = self.preview_folder if dry_run else self.import_folder
        return work(order.path, settings=settings, token=token, listener=listener)

    def run_elsewhere(
        self,
        order: FolderOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> ImportReport:
        """Import in another process and wait for it: for a window, whose own process paints.

        ``listener`` is called on the thread that waits. Raises what ``run`` raises, and UnexpectedError when that
        process is gone; the import goes on in the background then.
        """
        token = token or CancelToken()
        if not dry_run:
            self._require_permission()
            _check_resolutions(order.decisions)
        order = replace(order, user=order.user or self._user)
        if self._elsewhere is None:
            return self.run(order, dry_run=dry_run, token=token, listener=listener)
        try:
            with (Entrances() if dry_run else self._entrances).through(Arrival.FOLDER, order.path) as counts:
                report = self._elsewhere.import_folder(order, token, listener, dry_run=dry_run)
                counts.update(_counts(report))
        except OperationCancelledError:
            # Also where that process did not hear of it in time: nobody shall go on with what was given up.
            if not dry_run:
                self.unfinished.drop(order.path)
            raise
        finally:
            if not dry_run:
                self._repair()
        return report if report is not None else self.run(order, dry_run=dry_run, token=token, listener=listener)

    def compare_texts(self, path: Path, item: ImportItem, *, text_kind: Kind | None = None) -> ComparedTexts:
        """Return what ``compare`` finds as texts like those of the folder, to be shown by lines; raises as it does."""
        return compared_texts(self.compare(path, item, text_kind=text_kind))

    def resolution(self, item: ImportItem, text: str, library_number: int) -> Resolution:
        """Return what somebody merged by hand, written as in a folder, as a decision about an article of a preview.

        Raises:
            ArticleInvalidError: it breaks a rule.
        """
        return Resolution(replace(read_article(text), id=item.article_id), library_number)

    def unfinished_work(self) -> tuple[UnfinishedWork, ...]:
        """Return the imports that began and did not end, of folders and of tables, the oldest first."""
        return tuple(
            UnfinishedWork(
                path=record.folder,
                started_at=record.started_at,
                saved=record.saved,
                running=self.unfinished.running(record),
                table=bool(record.order),
            )
            for record in self.unfinished.all()
        )

    def give_up(self, path: Path) -> None:
        """Give an unfinished import up for good; what it saved stays."""
        self.unfinished.drop(path)

    def go_on(self) -> None:
        """Have unfinished imports gone on with in the background, where that is not so already."""
        self._repair()

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
        listener: Listener | None = None,
    ) -> ImportReport:
        """Take in the articles of a folder; nothing is deleted, and a second import of the same folder changes nothing.

        A file stands for the article of its id; without an id, for the oldest of its kind and title, or it is new.
        Files that break a rule are listed and the others imported. Where the library changed as well since both had a
        version in common, both changes are merged; where they contradict each other, ``settings.decisions`` tells.

        An import that was killed goes on where it was. One that the token cancels is given up: only who asks for it
        again has the rest imported. Cancelled once all is saved, it is whole, and the index learns of it later.

        Raises:
            NotPermittedError: the user may not import.
            FolderMissingError, FolderEmptyError, PlaceSilentError: nothing was changed.
            ArticleInvalidError: an article that was merged by hand breaks a rule; nothing was changed.
            OperationCancelledError: the articles before are imported.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above; repeat it later.
        """
        self._require_permission()
        _check_resolutions(settings.decisions)
        require_answer(path)
        settings = replace(settings, user=settings.user or self._user)
        token = token or CancelToken()
        begun = self.unfinished.begun(path, editor=settings.editor, now=self._clock.now(), decisions=settings.decisions)
        with self._entrances.through(Arrival.FOLDER, path) as counts, begun as journal:
            try:
                report = self._save(path, journal, settings, token, listener)
                counts.update(_counts(report))
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
        listener: Listener | None,
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

    def export_folder(
        self, path: Path, *, token: CancelToken | None = None, listener: Listener | None = None
    ) -> ExportReport:
        """Write every article, in any state, as one file; importing the folder elsewhere gives the same articles.

        A folder of an earlier export is brought up to date, so that in Git only true changes show. A file that was
        changed by hand since stays as it is until it is imported. Cancelled, what is written stays, every file of it
        whole, and exporting again writes the rest.

        Raises:
            NotPermittedError: the user may not export.
            ExportRefusedError: the policy of this computer lets no folders out.
            AuditUnwritableError: it cannot be recorded that something goes out; nothing was written.
            FolderMissingError: the place for the folder does not exist.
            FolderNotEmptyError: it holds other things than an earlier export; nothing was written.
            DiskFullError, LibraryReadOnlyError: it cannot be written.
            OperationCancelledError: as above.
        """
        self._require_permission()
        with (
            self._exits.through(Export.FOLDER, path) as counts,
            self._board.report(JobKind.EXPORT, listener) as progress,
        ):
            report = export(self._database, path, token or CancelToken(), progress)
            counts.update(articles=len(report.files), attachments=len(report.attachments))
        return report

    def _require_permission(self) -> None:
        if self._permissions is not None:
            self._permissions.require((Permission.EXCHANGE,))


def _counts(report: ImportReport | None) -> dict[str, Detail]:
    """Return how many articles each thing happened to; nothing where another process never began."""
    if report is None:
        return {}
    found = {change.value: len(report.of(change)) for change in _WRITING_CHANGES} | {"archived": len(report.archived)}
    return {name: count for name, count in found.items() if count}


def _check_resolutions(decisions: ImportDecisions) -> None:
    for resolution in decisions.resolved.values():
        if problems := article_problems(resolution.article):
            raise ArticleInvalidError(problems)
