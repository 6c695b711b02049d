"""What the section 控え knows: the backups, their rule, what is being done, what a restoration would change."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.tasks.long_job import LongJob

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.setup.care import BackupMade, Care, Keeper
    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.backup import Backup, BackupCheck, BackupPlan, RestorePreview
    from kb.errors import KbError


class Work(Enum):
    """What is being done; nothing else begins meanwhile."""

    MAKING = "making"
    CHECKING = "checking"
    PREVIEWING = "previewing"


class BackupsPresenter(QObject):
    """Works on threads of its own, whether the library is open or not.

    Signals:
        listed: ``backups`` and ``plan`` are known anew.
        changed: ``work`` is another, or ``share``, how much of a backup is copied, or ``checks`` are.
        made: (BackupMade) a backup was made.
        previewed: ``preview`` is what going back to ``chosen`` would change; None again when that was left.
        failed: (KbError) what was being done was given up; nothing was changed.
    """

    listed = Signal()
    changed = Signal()
    made = Signal(object)
    previewed = Signal()
    failed = Signal(object)

    def __init__(self, care: Care, keeper: Keeper, faults: FaultChannel, parent: QObject | None = None) -> None:
        """Know of nothing before ``refresh``."""
        super().__init__(parent)
        self._care = care
        self._keeper = keeper
        self.backups: tuple[Backup, ...] | None = None
        self.plan: BackupPlan | None = None
        self.checks: dict[Path, BackupCheck] = {}
        self.work: Work | None = None
        self.share = 0.0
        self.chosen: Backup | None = None
        self.preview: RestorePreview | None = None
        self._tell: Callable[[Any], None] = self._on_made
        self._listing = LongJob(faults, self)
        self._listing.succeeded.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        self._job = LongJob(faults, self)
        self._job.progressed.connect(self._on_advanced)
        self._job.succeeded.connect(self._on_done)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Look what there is."""
        self._listing.start(lambda _token, _listener: (self._care.backups(), self._care.plan()))

    def make(self) -> None:
        """Make a backup now."""
        self.share = 0.0
        self._begin(
            Work.MAKING,
            lambda token, listener: self._care.make_backup(token, lambda done, total: listener(done / total)),
            self._on_made,
        )

    def check(self, backup: Backup) -> None:
        """Read a backup from its first page to its last."""
        self._begin(Work.CHECKING, lambda _token, _listener: self._care.check_backup(backup.path), self._on_checked)

    def look(self, backup: Backup) -> None:
        """Find out what going back to a backup would change; nothing is changed."""
        if self.work is None:
            self.chosen = backup
        self._begin(Work.PREVIEWING, lambda _token, _listener: self._care.preview(backup.path), self._on_previewed)

    def leave(self) -> None:
        """Go back to the list, with the library as it is."""
        self.preview = None
        self.previewed.emit()

    def cancel(self) -> None:
        """Give up what is being done, as soon as that can be."""
        self._job.cancel()

    def restore(self) -> str:
        """Put the backup that was looked at in the place of the library; return why not now, if that is so."""
        if self.chosen is None or self.preview is None:
            return ""
        reason = self._keeper.obstacle()
        if not reason:
            chosen = self.chosen
            self.leave()
            self._keeper.restore(chosen)
        return reason

    def close(self) -> bool:
        """Stop for good; return whether all ended in time."""
        return self._listing.close() and self._job.close()

    def _begin(
        self,
        work: Work,
        do: Callable[[CancelToken, Callable[[object], None]], object],
        tell: Callable[[Any], None],
    ) -> None:
        if self.work is None:
            self.work, self._tell = work, tell
            self._job.start(do)
            self.changed.emit()

    def _on_listed(self, found: tuple[tuple[Backup, ...], BackupPlan]) -> None:
        self.backups, self.plan = found
        self.listed.emit()

    def _on_done(self, result: object) -> None:
        self.work = None
        self._tell(result)
        self.changed.emit()

    def _on_advanced(self, share: float) -> None:
        self.share = share
        self.changed.emit()

    def _on_made(self, made: BackupMade) -> None:
        self.made.emit(made)
        self.refresh()

    def _on_checked(self, check: BackupCheck) -> None:
        self.checks[check.path] = check

    def _on_previewed(self, preview: RestorePreview) -> None:
        self.preview = preview
        self.previewed.emit()

    def _on_cancelled(self) -> None:
        self.work = None
        self.changed.emit()

    def _on_failed(self, error: KbError) -> None:
        self._on_cancelled()
        self.failed.emit(error)
