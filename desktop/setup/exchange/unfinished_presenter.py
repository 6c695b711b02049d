"""Imports that began and did not end, looked at now and then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.setup.exchange.ports import Exchanging
    from desktop.tasks.runner import TaskRunner
    from kb.domain.importing import UnfinishedWork

_LOOK_MS = 2_000


class UnfinishedPresenter(QObject):
    """Lists them, without the one that this window runs itself.

    Signals:
        changed: ``works`` are others.
        failed: (KbError) they cannot be looked at.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, exchange: Exchanging, runner: TaskRunner, parent: QObject) -> None:
        """Ask nothing until ``start``."""
        super().__init__(parent)
        self._exchange = exchange
        self._runner = runner
        #: What this window runs itself now.
        self.own: Path | None = None
        self.works: tuple[UnfinishedWork, ...] = ()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and every two seconds from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask what there is."""
        self._runner.read(self._exchange.unfinished_work, self._on_found, self.failed.emit, about=self._on_found)

    def go_on(self) -> None:
        """Have them gone on with in the background."""
        self._runner.read(self._exchange.go_on, lambda _: self.look(), self.failed.emit)

    def give_up(self, path: Path) -> None:
        """Give one of them up; what it saved stays."""
        self._runner.read(partial(self._exchange.give_up, path), lambda _: self.look(), self.failed.emit)

    def _on_found(self, found: tuple[UnfinishedWork, ...]) -> None:
        found = tuple(work for work in found if work.path != self.own)
        if found != self.works:
            self.works = found
            self.changed.emit()
