"""What the exchange section knows: what was chosen, what it would do, what runs, what came of it."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from desktop.setup.exchange.export_presenter import ExportPresenter
from desktop.setup.exchange.folder_presenter import FolderPresenter
from desktop.setup.exchange.table_presenter import TablePresenter
from desktop.setup.exchange.unfinished_presenter import UnfinishedPresenter
from desktop.tasks.long_job import LongJob
from desktop.tasks.ways_out import WaysOut
from kb.domain.article import Changes, Kind
from kb.domain.importing import ImportReport
from kb.domain.permission import Permission
from kb.domain.table import TableReport
from kb.errors import FolderEmptyError, KbError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.setup.exchange.ports import ExchangeServices, Written
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner


#: What files without Markdown become unless somebody says otherwise: most are instructions.
_TEXTS_ALONE = Kind.PROCEDURE
#: What the names of tables end with.
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
_PLAIN_TEXTS = frozenset({".txt", ".text"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_FOREIGN = _PLAIN_TEXTS | _PAGES
_ARTICLES = _PAGES | {".md"}
#: So much of a text is looked at, in bytes.
_BEGINNING = 4_096


class Phase(Enum):
    """Where one is: nothing chosen, looked at, running, or done."""

    HOME = "home"
    FOLDER = "folder"
    TABLE = "table"
    RUNNING = "running"
    DONE = "done"


class ExchangePresenter(QObject):
    """One step after the other; what was looked at is kept by ``folder`` and ``table``.

    Imports run in another process and are waited for on a thread of their own.

    Signals:
        phase_changed: ``phase`` is another.
        looked: what the folder or table would do is another: ``folder.report``, ``table.look``.
        progressed: (JobProgress).
        failed: (KbError) nothing was changed, or what was before it stays; the phase is the one before.
        taken_in: (Changes) something new is in the library.
    """

    phase_changed = Signal()
    looked = Signal()
    progressed = Signal(object)
    failed = Signal(object)
    taken_in = Signal(object)

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
        self.report: ImportReport | TableReport | None = None
        self.was_cancelled = False
        self.dry_run = False
        #: Whether what runs writes out instead of taking in.
        self.exporting = False
        self.refusal: KbError | None = None
        self.folder = FolderPresenter(services.exchange, runner, faults, delay_ms=delay_ms, parent=self)
        self.table = TablePresenter(services.tables, runner, self)
        self.table.looked.connect(self._on_table_looked)
        self.ways = WaysOut(services.exits, runner, self)
        self.unfinished = UnfinishedPresenter(services.exchange, runner, self)
        self.exports = ExportPresenter(services, runner, self)
        for part in (self.folder, self.table, self.unfinished, self.exports):
            part.failed.connect(self.failed)
        self._job = LongJob(faults, self)
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._on_done)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.failed.connect(self._on_job_failed)

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
        self._runner.read(self._ask_refusal, self._on_refusal, self.failed.emit, about=self._on_refusal)
        self.ways.load()
        self.unfinished.start()

    def choose_folder(self, path: Path, text_kind: Kind | None = None) -> None:
        """Look at a folder or at one file with an article; nothing is changed."""
        if path.suffix.lower() in _FOREIGN:
            text_kind = text_kind or _TEXTS_ALONE  # it becomes a draft, or there is nothing to look at
        self._path = path
        self.folder.begin(path, text_kind)
        order = self.folder.order(path, self._editor)
        self._run(partial(self._exchange.run_elsewhere, order, dry_run=True), dry_run=True)

    def choose_table(self, path: Path) -> None:
        """Look at a table; nothing is changed."""
        self._path = path
        self.table.choose(path)

    def choose_file(self, path: Path) -> bool:
        """Look at one file by what its name ends with; False where none of that kind can be taken in.

        A name that ends with ``.txt`` may stand for a table as well: the file has tabs in its first lines then.
        """
        ending = path.suffix.lower()
        if ending in _PLAIN_TEXTS:
            self._runner.read(partial(_has_tabs, path), partial(self._on_text_seen, path), self.failed.emit)
        elif ending in TABLES:
            self.choose_table(path)
        elif ending in _ARTICLES:
            self.choose_folder(path)
        return ending in {*_PLAIN_TEXTS, *TABLES, *_ARTICLES}

    def export_folder(self, path: Path) -> None:
        """Write every article into a folder; what is in the library stays as it is."""
        self._path = path
        self._run(partial(self._exchange.export_folder, path), dry_run=False, exporting=True)

    def run(self, *, dry_run: bool = False) -> None:
        """Import what was looked at; ``dry_run`` only reads every row of a table."""
        if self._phase is Phase.FOLDER and self._path is not None:
            order = self.folder.order(self._path, self._editor)
            self._run(partial(self._exchange.run_elsewhere, order), dry_run=False)
        elif (table := self.table.order(reasons=self._reasons, editor=self._editor)) is not None:
            self._run(partial(self._tables.run_elsewhere, table, dry_run=dry_run), dry_run=dry_run)

    def cancel(self) -> None:
        """Stop what runs; what is saved stays."""
        self._job.cancel()

    def again(self) -> None:
        """Look at the same folder or table again, to go on with the rest."""
        if self._path is not None and self.table.look is not None:
            self._set_phase(Phase.TABLE)
            self.looked.emit()
        elif self._path is not None:
            self.choose_folder(self._path, self.folder.decisions.text_kind)

    def leave(self) -> None:
        """Go back to the beginning; a preview that runs is given up."""
        self._job.cancel()
        self.folder.leave()
        self.table.leave()
        self._path = self.report = None
        self._set_phase(Phase.HOME)
        self.unfinished.look()

    def close(self) -> bool:
        """Stop for good; an import goes on in its process at the next start. Return whether all ended in time."""
        self.unfinished.stop()
        return self._job.close() and self.folder.close()

    # Behind it

    def _ask_refusal(self) -> KbError | None:
        return self._permissions.refusal(Permission.EXCHANGE)

    def _on_refusal(self, refusal: KbError | None) -> None:
        self.refusal = refusal
        self.phase_changed.emit()

    def _on_table_looked(self) -> None:
        self.folder.report = None
        self._set_phase(Phase.TABLE)
        self.looked.emit()

    def _on_text_seen(self, path: Path, is_table: bool) -> None:
        if is_table:
            self.choose_table(path)
        else:
            self.choose_folder(path)

    def _run(self, work: Callable[..., object], *, dry_run: bool, exporting: bool = False) -> None:
        self.table.stop_looking()
        self.dry_run, self.exporting, self.was_cancelled = dry_run, exporting, False
        self._before = self._phase if self._phase is not Phase.RUNNING else Phase.HOME
        self._job.start(lambda token, listener: work(token=token, listener=listener))
        self.unfinished.own = None if exporting else self._path
        self._set_phase(Phase.RUNNING)

    def _on_done(self, result: object) -> None:
        if self.exporting:
            self._on_exported(result)
            return
        if isinstance(result, ImportReport) and result.dry_run:
            if self._phase is not Phase.RUNNING:
                return  # left while the answer was on its way
            self.folder.report, self.table.look = result, None
            self._set_phase(Phase.FOLDER)
            self.looked.emit()
            return
        assert isinstance(result, ImportReport | TableReport)  # noqa: S101 - what the services return
        self.report = result
        self._set_phase(Phase.DONE)
        if not result.dry_run:
            self.taken_in.emit(Changes(everything=True))

    def _on_exported(self, report: object) -> None:
        path, self._path = self._path, None
        self._set_phase(Phase.HOME)
        files = cast("Written", report).files
        self.exports.exported.emit(path, len(files))

    def _on_cancelled(self) -> None:
        if self._phase is not Phase.RUNNING:
            return
        if self.exporting:
            self.exports.stopped.emit(self._path)
            self._path = None
            self._set_phase(Phase.HOME)
            return
        self.was_cancelled = True
        if self.dry_run:
            self._set_phase(self._before)
        else:
            self.report = None
            self._set_phase(Phase.DONE)
            self.taken_in.emit(Changes(everything=True))

    def _on_job_failed(self, error: KbError) -> None:
        if self._phase is not Phase.RUNNING:
            return  # left while the answer was on its way
        self._set_phase(self._before)
        if isinstance(error, FolderEmptyError) and self.dry_run and self._path and not self.folder.decisions.text_kind:
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


def _has_tabs(path: Path) -> bool:
    """Tell whether a text looks like a table; one that cannot be read is looked at like an article, and says why."""
    try:
        with path.open("rb") as stream:
            return b"\t" in stream.read(_BEGINNING)
    except OSError:
        return False
