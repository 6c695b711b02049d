"""What the section 通話 knows: the policy in force, asked off the screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.long_job import LongJob

if TYPE_CHECKING:
    from desktop.setup.care import Care
    from desktop.tasks.faults import FaultChannel
    from kb.domain.policy import PolicyInForce


class CallRulesPresenter(QObject):
    """Asks whenever somebody looks.

    Signals:
        changed: ``found`` is known anew.
        failed: (KbError) the file of the rules cannot be read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, care: Care, faults: FaultChannel, parent: QObject | None = None) -> None:
        """Know of nothing before ``refresh``."""
        super().__init__(parent)
        self._care = care
        self.found: PolicyInForce | None = None
        self._job = LongJob(faults, self)
        self._job.succeeded.connect(self._on_found)
        self._job.failed.connect(self.failed)

    def refresh(self) -> None:
        """Ask."""
        self._job.start(lambda _token, _listener: self._care.policy())

    def close(self) -> bool:
        """Stop for good."""
        return self._job.close()

    def _on_found(self, found: PolicyInForce) -> None:
        self.found = found
        self.changed.emit()
