"""What the exchange section knows: what was chosen, what it would do, what runs, what came of it."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.setup.exchange.export_presenter import ExportPresenter
from desktop.setup.exchange.unfinished_presenter import UnfinishedPresenter
from desktop.tasks.live_search import LiveSearch
from desktop.tasks.long_job import LongJob
from desktop.tasks.ways_out import WaysOut
from kb.domain.article import Changes, Kind
from kb.domain.importing import ConflictChoice, FileChange, FolderOrder, ImportDecisions, ImportReport
from kb.domain.permission import Permission
from kb.domain.table import TableLook, TableMapping, TableOrder, TableReading, TableReport, TableTarget
from kb.errors import FolderEmptyError, KbError, TableTargetUnknownError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from uuid import UUID

    from desktop.setup.exchange.ports import ExchangeServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.importing import ComparedTexts, ImportItem
    from kb.domain.table import TableField


#: What files without Markdown become unless somebody says otherwise: most are instructions.
_TEXTS_ALONE = Kind.PROCEDURE


class Phase(Enum):
    """Where one is: nothing chosen, looked at, running, or done."""

    HOME = "home"
    FOLDER = "folder"
    TABLE = "table"
    RUNNING = "running"
    DONE = "done"


class ExchangePresenter(QObject):
    """Imports run in another process and are waited for on a thread of their own.

    Signals:
        phase_changed: ``phase`` is another.
        looked: what the folder or table would do is another: ``folder_report``, ``table_look``.
        decided: ``decisions`` are others.
        compared: (ImportItem, ComparedTexts).
        progressed: (JobProgress).
        failed: (KbError) nothing was changed, or what was before it stays; the phase is the one before.
        taken_in: (Changes) something new is in the library.
        merge_refused: (KbError) what was merged by hand breaks a rule.
    """

    phase_changed = Signal()
    looked = Signal()
    decided = Signal()
    compared = Signal(object, object)
    progressed = Signal(object)
    failed = Signal(object)
    taken_in = Signal(object)
    merge_refused = Signal(object)

    def __init__(
        self,
        services: ExchangeServices,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        reasons: Mapping[str, str] | None = None,
        editor: str = "",
        delay_ms: int = 150,
    ) -> None:
        """``reasons`` are the sentences for the file of bad rows, by code; ask nothing until ``start``."""
        super().__init__()
        self._exchange = services.exchange
        self._tables = services.tables
        self._permissions = services.permissions
        self._runner = runner
        self._reasons = dict(reasons or {})
        self._editor = editor
        self._phase = Phase.HOME
        self._before = Phase.HOME
        self._path: Path | None = None
        self.decisions = ImportDecisions()
        self.folder_report: ImportReport | None = None
        self.table_look: TableLook | None = None
        self.table_fields: tuple[TableField, ...] = ()
        self.report: ImportReport | TableReport | None = None
        self.was_cancelled = False
        self.dry_run = False
        self.refusal: KbError | None = None
        self.ways = WaysOut(services.exits, runner, self)
        self.unfinished = UnfinishedPresenter(services.exchange, runner, self)
        self.unfinished.failed.connect(self.failed)
        self.exports = ExportPresenter(services, runner, self)
        self.exports.failed.connect(self.failed)
        self._job = LongJob(faults, self)
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._on_done)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.failed.connect(self._on_job_failed)
        self._comparing: LiveSearch[ImportItem, tuple[ImportItem, ComparedTexts]] = LiveSearch(
            self._compare, faults, delay_ms=delay_ms, parent=self
        )
        self._comparing.succeeded.connect(lambda found: self.compared.emit(*found))
        self._comparing.failed.connect(self.failed)

    # What there is

    @property
    def phase(self) -> Phase:
        """Where one is."""
        return self._phase

    @property
    def path(self) -> Path | None:
        """What was chosen."""
        return self._path

    @property
    def running(self) -> bool:
        """Whether a preview or an import runs."""
        return self._job.running

    # What the user does

    def start(self) -> None:
        """The library is open: list what did not end, now and then."""
        self._runner.read(self._ask_refusal, self._on_refusal, self.failed.emit)
        self.ways.load()
        self.unfinished.start()

    def choose_folder(self, path: Path, text_kind: Kind | None = None) -> None:
        """Look at a folder; nothing is changed."""
        self._path = path
        self.decisions = ImportDecisions(text_kind=text_kind)
        order = FolderOrder(path=path, decisions=self.decisions, editor=self._editor)
        self._run(partial(self._exchange.run_elsewhere, order, dry_run=True), dry_run=True)

    def choose_table(
        self,
        path: Path,
        target: TableTarget | None = None,
        reading: TableReading | None = None,
        mapping: TableMapping | None = None,
    ) -> None:
        """Look at a table; nothing is changed. Where its headings do not say what it is, they are past calls."""
        self._path = path
        reading = reading or TableReading()

        def look() -> tuple[TableLook, tuple[TableField, ...]]:
            try:
                found = self._tables.look(path, target, reading=reading, mapping=mapping)
            except TableTargetUnknownError:
                found = self._tables.look(path, TableTarget.CALLS, reading=reading, mapping=mapping)
            return found, self._tables.fields(found.target)

        self._runner.read(look, self._on_looked, self._on_look_failed)

    def map_column(self, name: str, field: str) -> None:
        """Let a column be another field, or none; a field that may be only one column leaves the former one."""
        look = self.table_look
        if look is None:
            return
        columns = dict(look.mapping.columns)
        single = next((not known.several for known in self.table_fields if known.key == field), True)
        if field and single:
            columns = {known: other for known, other in columns.items() if other != field}
        if field:
            columns[name] = field
        else:
            columns.pop(name, None)
        self._look_again(mapping=TableMapping(columns=columns, constants=look.mapping.constants))

    def read_as(self, reading: TableReading) -> None:
        """Read the same table otherwise: another encoding, sheet, heading row."""
        look = self.table_look
        if look is not None and reading != look.source.reading:
            self.choose_table(look.path, look.target, reading)

    def make_target(self, target: TableTarget) -> None:
        """Let the rows be something else."""
        look = self.table_look
        if look is not None and target is not look.target:
            self.choose_table(look.path, target, look.source.reading)

    def decide(self, article_id: UUID, choice: ConflictChoice | None) -> None:
        """Decide about one article; None leaves it to what holds for all."""
        each = {known: other for known, other in self.decisions.each.items() if known != article_id}
        resolved = {known: other for known, other in self.decisions.resolved.items() if known != article_id}
        if choice is not None:
            each[article_id] = choice
        self._decide(replace(self.decisions, each=each, resolved=resolved))

    def decide_all(self, choice: ConflictChoice) -> None:
        """Decide about all conflicts that nothing else was decided about."""
        self._decide(replace(self.decisions, conflicts=choice))

    def archive_missing(self, archive: bool) -> None:
        """Take the articles that the folder has no longer out of use, or leave them."""
        missing = self.folder_report.of(FileChange.MISSING) if archive and self.folder_report else ()
        self._decide(replace(self.decisions, archive=frozenset(item.article_id for item in missing)))

    def merge(self, item: ImportItem, text: str, library_number: int) -> None:
        """Take what somebody merged by hand as the article."""

        def done(resolution: object) -> None:
            resolved = {**self.decisions.resolved, item.article_id: resolution}
            self._decide(replace(self.decisions, resolved=resolved))  # type: ignore[arg-type] # a Resolution

        self._runner.read(partial(self._exchange.resolution, item, text, library_number), done, self.merge_refused.emit)

    def compare(self, item: ImportItem) -> None:
        """Ask for the texts of one article of the preview."""
        self._comparing.set_query(item)

    def run(self, *, dry_run: bool = False) -> None:
        """Import what was looked at; ``dry_run`` only reads every row of a table."""
        if self._phase is Phase.FOLDER and self._path is not None:
            order = FolderOrder(path=self._path, decisions=self.decisions, editor=self._editor)
            self._run(partial(self._exchange.run_elsewhere, order), dry_run=False)
        elif self.table_look is not None:
            look = self.table_look
            table = TableOrder(
                path=look.path,
                target=look.target,
                mapping=look.mapping,
                reading=look.source.reading,
                reasons=self._reasons,
                editor=self._editor,
            )
            self._run(partial(self._tables.run_elsewhere, table, dry_run=dry_run), dry_run=dry_run)

    def cancel(self) -> None:
        """Stop what runs; what is saved stays."""
        self._job.cancel()

    def again(self) -> None:
        """Look at the same folder or table again, to go on with the rest."""
        if self._path is not None and self.table_look is not None:
            self._set_phase(Phase.TABLE)
            self.looked.emit()
        elif self._path is not None:
            self.choose_folder(self._path, self.decisions.text_kind)

    def leave(self) -> None:
        """Go back to the beginning; a preview that runs is given up."""
        self._job.cancel()
        self._path = self.folder_report = self.table_look = self.report = None
        self._set_phase(Phase.HOME)
        self.unfinished.look()

    def close(self) -> bool:
        """Stop for good; an import goes on in its process at the next start. Return whether all ended in time."""
        self.unfinished.stop()
        return self._job.close() and self._comparing.close()

    # Behind it

    def _ask_refusal(self) -> KbError | None:
        return self._permissions.refusal(Permission.EXCHANGE)

    def _on_refusal(self, refusal: KbError | None) -> None:
        self.refusal = refusal
        self.phase_changed.emit()

    def _compare(self, item: ImportItem, _token: CancelToken) -> tuple[ImportItem, ComparedTexts]:
        assert self._path is not None  # noqa: S101 - only what was looked at is compared
        texts = self._exchange.compare_texts(self._path, item, text_kind=self.decisions.text_kind)
        return item, texts

    def _decide(self, decisions: ImportDecisions) -> None:
        self.decisions = decisions
        self.decided.emit()

    def _look_again(self, mapping: TableMapping) -> None:
        look = self.table_look
        if look is not None:
            self.choose_table(look.path, look.target, look.source.reading, mapping)

    def _on_looked(self, found: tuple[TableLook, tuple[TableField, ...]]) -> None:
        self.table_look, self.table_fields = found
        self.folder_report = None
        self._set_phase(Phase.TABLE)
        self.looked.emit()

    def _on_look_failed(self, error: KbError) -> None:
        self.failed.emit(error)

    def _run(self, work: Callable[..., object], *, dry_run: bool) -> None:
        self.dry_run, self.was_cancelled = dry_run, False
        self._before = self._phase if self._phase is not Phase.RUNNING else Phase.HOME
        self._job.start(lambda token, listener: work(token=token, listener=listener))
        self.unfinished.own = self._path
        self._set_phase(Phase.RUNNING)

    def _on_done(self, result: object) -> None:
        if isinstance(result, ImportReport) and result.dry_run:
            self.folder_report, self.table_look = result, None
            self._set_phase(Phase.FOLDER)
            self.looked.emit()
            return
        assert isinstance(result, ImportReport | TableReport)  # noqa: S101 - what the services return
        self.report = result
        self._set_phase(Phase.DONE)
        if not result.dry_run:
            self.taken_in.emit(Changes(everything=True))

    def _on_cancelled(self) -> None:
        if self._phase is not Phase.RUNNING:
            return
        self.was_cancelled = True
        if self.dry_run:
            self._set_phase(self._before)
        else:
            self.report = None
            self._set_phase(Phase.DONE)
            self.taken_in.emit(Changes(everything=True))

    def _on_job_failed(self, error: KbError) -> None:
        self._set_phase(self._before)
        if isinstance(error, FolderEmptyError) and self.dry_run and self._path and self.decisions.text_kind is None:
            # There may be nothing but HTML and text files, which are taken in only where somebody wants them.
            self.choose_folder(self._path, _TEXTS_ALONE)
            return
        self.failed.emit(error)
        self.unfinished.look()

    def _set_phase(self, phase: Phase) -> None:
        if phase is not Phase.RUNNING:
            self.unfinished.own = None
        self._phase = phase
        self.phase_changed.emit()
