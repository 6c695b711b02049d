"""Imports tables, remembers how their columns are read, and writes articles as tables."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.documents.tables.words import load_table_words
from kb.domain.exporting import Export
from kb.domain.permission import Permission
from kb.domain.progress import JobKind
from kb.domain.table import TableReading, TableTarget
from kb.errors import (
    DiskFailingError,
    DiskFullError,
    KbError,
    LibraryBusyError,
    LibraryReadOnlyError,
    OperationCancelledError,
)
from kb.patience import require_answer
from kb.services.audit.entrances import Arrival, Entrances
from kb.services.audit.ways import Ways
from kb.services.imports.afterwards import IndexAfterImport
from kb.services.imports.steps import ShortSteps
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.progress import JobBoard
from kb.services.table_imports.article_rows import ArticleRows
from kb.services.table_imports.bad_rows import place_of_their_own
from kb.services.table_imports.call_rows import CallRows
from kb.services.table_imports.exporting import export_articles
from kb.services.table_imports.importing import TableImport
from kb.services.table_imports.looking import FirstLook
from kb.services.table_imports.mappings import signature
from kb.services.table_imports.orders import read_order, write_order
from kb.storage import table_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kb.clock import Clock
    from kb.documents.tables.words import TableWords
    from kb.domain.audit import Detail
    from kb.domain.permission import Permissions
    from kb.domain.table import TableField, TableLook, TableMapping, TableOrder, TableReport
    from kb.services.imports.unfinished import ImportJournal, UnfinishedImport
    from kb.services.indexing import IndexingService
    from kb.services.table_imports.elsewhere import Elsewhere, Listener
    from kb.services.table_imports.importing import Rows
    from kb.storage.database import Database

DEFAULT_READING = TableReading()
#: After these the rest can be imported by and by; anything else would end a second try in the same way.
_LATER = (LibraryBusyError, DiskFullError, DiskFailingError, LibraryReadOnlyError, OperationCancelledError)


class TableService:
    """CSV and Excel files in and out; any thread may ask, one import of a file at a time."""

    def __init__(
        self,
        database: Database,
        indexing: IndexingService,
        clock: Clock,
        repair: Callable[[], None],
        library_root: Path,
        elsewhere: Elsewhere | None = None,
        permissions: Permissions | None = None,
        ways: Ways | None = None,
    ) -> None:
        """``repair`` is called when what was imported is to be taken in by index and notes.

        Without ``elsewhere`` there is no other process. Without ``permissions`` nobody is refused: a job goes on with
        what somebody was allowed to begin.
        """
        self._database = database
        self._clock = clock
        self._repair = repair
        jobs = library_root / "jobs"
        self._board = JobBoard(jobs, clock)
        self._unfinished = UnfinishedImports(jobs, database.key)
        self._afterwards = IndexAfterImport(indexing, self._board, repair)
        self._root = library_root
        self._elsewhere = elsewhere
        self._permissions = permissions
        ways = ways or Ways()
        self._exits, self._entrances = ways.exits, ways.entrances

    def fields(self, target: TableTarget) -> tuple[TableField, ...]:
        """Return what a column may be, in the order in which one chooses."""
        return tuple(words.field for words in load_table_words(self._root).fields[target])

    def field(self, target: TableTarget, name: str) -> TableField | None:
        """Return the field of this key, or with this title in either language."""
        return load_table_words(self._root).field(target, name)

    def look(
        self,
        path: Path,
        target: TableTarget | None = None,
        *,
        reading: TableReading = DEFAULT_READING,
        mapping: TableMapping | None = None,
    ) -> TableLook:
        """Take a first look: what was found, which column is which, and the first 20 rows as they would be.

        Nothing is changed. Without a ``target`` the headings decide; without a ``mapping`` the one remembered for these
        headings is used, else it is guessed.

        Raises:
            FileUnreadableError, TableFormatError, TableEmptyError, TableTooLargeError: it is no table to import.
            TableEncodingUnknownError, TableSheetMissingError: ``reading`` has to say.
            PlaceSilentError: its place does not answer, as a share that hangs.
            TableTargetUnknownError: the headings do not say what the rows are.
            TableColumnUnknownError, TableFieldUnknownError: the ``mapping`` does not fit.
        """
        require_answer(path)
        words = load_table_words(self._root)

        def make_rows(target: TableTarget, mapping: TableMapping, names: Sequence[str]) -> Rows:
            return self._rows(words, target, mapping, names, editor="")

        return FirstLook(self._database, words, make_rows).at(path, target, reading, mapping)

    def run(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> TableReport:
        """Import a table here; ``run_elsewhere`` is for a window. A second import of the same table changes nothing.

        Rows that break a rule are named and kept aside, the others imported. With ``dry_run`` nothing is written: the
        report counts what would be.

        An import that was killed goes on where it was. One that the token cancels is given up: only who asks for it
        again has the rest imported, and nothing twice.

        Raises:
            NotPermittedError: the user may not import; what would be may be asked.
            FileUnreadableError and the others of ``look``; TableFieldMissingError: nothing was changed.
            OperationCancelledError: the rows before are imported.
            FolderMissingError: the place for the bad rows does not exist.
            BadRowsPlaceError: nobody named one, and there is none where they could go by themselves.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above; repeat it later.
        """
        token = token or CancelToken()
        self._require_permission(dry_run=dry_run)
        require_answer(order.path)
        if dry_run:
            return self._import(order, None, 0, token, listener)
        order = self._signed(replace(order, bad_rows=self._place_for_bad_rows(order)))
        text = write_order(order)
        earlier = self._unfinished.of(order.path)
        resumed = earlier.saved if earlier is not None and earlier.order == text else 0
        begun = self._unfinished.begun(order.path, editor=order.editor, now=self._clock.now(), order=text)
        with self._entrances.through(Arrival.TABLE, order.path) as counts, begun as journal:
            try:
                report = self._remembered(order, journal, resumed, token, listener)
                counts.update(_counts(report))
            except OperationCancelledError:
                journal.finish()
                raise
        self._take_in(report, token, listener)
        return report

    def run_elsewhere(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> TableReport:
        """Import a table in another process and wait for it: for a window, whose own process paints.

        ``listener`` is called on the thread that waits. Raises what ``run`` raises, and UnexpectedError when that
        process is gone; the import goes on in the background then.
        """
        token = token or CancelToken()
        self._require_permission(dry_run=dry_run)
        order = self._signed(order)
        if self._elsewhere is None:
            return self.run(order, dry_run=dry_run, token=token, listener=listener)
        try:
            with (Entrances() if dry_run else self._entrances).through(Arrival.TABLE, order.path) as counts:
                report = self._elsewhere.import_table(order, token, listener, dry_run=dry_run)
                counts.update(_counts(report))
        except OperationCancelledError:
            # Also where that process did not hear of it in time: nobody shall go on with what was given up.
            if not dry_run:
                self._unfinished.drop(order.path)
            raise
        finally:
            if not dry_run:
                self._repair()
        return report if report is not None else self.run(order, dry_run=dry_run, token=token, listener=listener)

    def continue_import(self, record: UnfinishedImport, token: CancelToken) -> TableReport:
        """Go on with an import that did not end; cancelled once more, it is remembered still.

        Index and notes are left to whoever asked for this. Raises what ``run`` raises.
        """
        order = read_order(record.order)
        begun = self._unfinished.begun(record.folder, editor=record.editor, now=record.started_at, order=record.order)
        with begun as journal:
            return self._remembered(order, journal, record.saved, token, None)

    def export_articles(self, file: Path) -> int:
        """Write all articles, in any state, as ``.xlsx`` or else as CSV, and return how many.

        Importing the file gives the same articles.

        Raises:
            NotPermittedError: the user may not export.
            ExportRefusedError: the policy of this computer lets no such tables out.
            AuditUnwritableError: it cannot be recorded that something goes out; nothing was written.
            FolderMissingError: the place for the file does not exist.
            TableCellTooLongError: a workbook cannot hold a text; a CSV file can.
            DiskFullError, LibraryReadOnlyError: it cannot be written.
        """
        self._require_permission()
        with self._exits.through(Export.XLSX if file.suffix.lower() == ".xlsx" else Export.CSV, file) as counts:
            count = export_articles(self._database, load_table_words(self._root), file)
            counts.update(articles=count)
        return count

    def _require_permission(self, *, dry_run: bool = False) -> None:
        if self._permissions is not None and not dry_run:
            self._permissions.require((Permission.EXCHANGE,))

    def _signed(self, order: TableOrder) -> TableOrder:
        return order if self._permissions is None else replace(order, editor=self._permissions.signed(order.editor))

    def _place_for_bad_rows(self, order: TableOrder) -> Path:
        """Return where bad rows go: never over the table itself; raises BadRowsPlaceError."""
        if order.bad_rows is not None and order.bad_rows.resolve() != order.path.resolve():
            return order.bad_rows
        writable = os.access(order.path.parent, os.W_OK)
        return place_of_their_own(order.path, writable, None if self._database.key else self._root)

    def _remembered(
        self,
        order: TableOrder,
        journal: ImportJournal,
        resumed: int,
        token: CancelToken,
        listener: Listener | None,
    ) -> TableReport:
        """Import; what a later try could bring to an end stays remembered, everything else is forgotten."""
        try:
            report = self._import(order, journal, resumed, token, listener)
        except _LATER:
            raise
        except KbError:
            journal.finish()
            raise
        journal.finish()
        return report

    def _import(
        self,
        order: TableOrder,
        journal: ImportJournal | None,
        resumed: int,
        token: CancelToken,
        listener: Listener | None,
    ) -> TableReport:
        words = load_table_words(self._root)

        def make_rows(mapping: TableMapping, names: Sequence[str]) -> Rows:
            rows = self._rows(words, order.target, mapping, names, editor=order.editor)
            if journal is not None:
                with self._database.write() as session:
                    known = signature(words, names)
                    table_store.keep_mapping(session, known, order.target, mapping, now=self._clock.now())
            return rows

        one = TableImport(order, words, make_rows, self._clock, ShortSteps(self._database, self._clock))
        bad_rows = None if journal is None else order.bad_rows
        with self._board.report(JobKind.IMPORT, listener) as progress:
            return one.run(bad_rows, journal, resumed, token, progress)

    def _rows(
        self, words: TableWords, target: TableTarget, mapping: TableMapping, names: Sequence[str], *, editor: str
    ) -> Rows:
        if target is TableTarget.CALLS:
            return CallRows(self._database, words, mapping, names, self._clock.now())
        return ArticleRows(self._database, words, mapping, names, clock=self._clock, editor=editor)

    def _take_in(self, report: TableReport, token: CancelToken, listener: Listener | None) -> None:
        """Make articles findable, and have past notes count in suggestions."""
        if report.target is TableTarget.CALLS:
            self._repair()
        elif report.added or report.changed or self._afterwards.behind:
            self._afterwards.bring_up_to_date(token, listener)


def _counts(report: TableReport | None) -> dict[str, Detail]:
    """Return what came of the rows; nothing where another process never began."""
    if report is None:
        return {}
    return {"rows": report.target.value, "added": report.added, "changed": report.changed, "bad": report.bad_count}
