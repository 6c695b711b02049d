"""What the section 勘所について knows: the versions and where things lie, asked off the screen's thread."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from desktop.tasks.long_job import LongJob

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.setup.care import Care
    from desktop.tasks.faults import FaultChannel
    from kb.domain.library_facts import LibraryFacts

#: The papers of a release lie beside the program (``resources/release``); a checkout has none.
LICENCES = "LICENSES.txt"


class AboutPresenter(QObject):
    """Asks once.

    Signals:
        known: ``versions`` and ``log`` are known.
        failed: (KbError).
    """

    known = Signal()
    failed = Signal(object)

    def __init__(
        self, care: Care, faults: FaultChannel, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        """``folder`` is that of the program, where it is not the one that runs."""
        super().__init__(parent)
        self._care = care
        self._folder = folder or Path(sys.executable).parent
        self.versions: Mapping[str, str] = {}
        self.log: Path | None = None
        self._job = LongJob(faults, self)
        self._job.succeeded.connect(self._on_known)
        self._job.failed.connect(self.failed)

    @property
    def licences(self) -> Path | None:
        """The licences of everything inside; None where there is no such file."""
        file = self._folder / LICENCES
        return file if file.is_file() else None

    def ask(self) -> None:
        """Ask for what is not known yet."""
        if not self.versions and not self._job.running:
            self._job.start(lambda _token, _listener: (self._care.versions(), self._care.facts()))

    def close(self) -> bool:
        """Stop for good."""
        return self._job.close()

    def _on_known(self, found: tuple[Mapping[str, str], LibraryFacts]) -> None:
        versions, facts = found
        self.versions = {**versions, "Qt": qVersion()}
        self.log = facts.log
        self.known.emit()
