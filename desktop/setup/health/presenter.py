"""What the section 点検 knows: what was found so far, what is being mended, and how to tell it to somebody else."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.long_job import LongJob
from desktop.texts import label
from desktop.texts.health import health_words
from kb.domain.health import HealthItem, Verdict, worst

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.setup.care import Care
    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken


class HealthPresenter(QObject):
    """Looks on a thread of its own, whether the library is open or not.

    Signals:
        changed: it begins or ends to look or to mend.
        found: (HealthItem) one thing more was looked at.
        mended: (HealthItem) this was mended; everything is looked at anew.
        failed: (KbError) looking or mending was given up.
    """

    changed = Signal()
    found = Signal(object)
    mended = Signal(object)
    failed = Signal(object)

    def __init__(self, care: Care, faults: FaultChannel, parent: QObject | None = None) -> None:
        """Look at nothing yet."""
        super().__init__(parent)
        self._care = care
        self.items: tuple[HealthItem, ...] = ()
        self.done = False
        self._mending: HealthItem | None = None
        self._job = LongJob(faults, self)
        self._job.progressed.connect(self._on_found)
        self._job.succeeded.connect(self._on_done)
        self._job.cancelled.connect(self.changed)
        self._job.failed.connect(self._on_failed)

    @property
    def looking(self) -> bool:
        """Whether something is still being looked at."""
        return self._job.running and self._mending is None

    @property
    def mending(self) -> HealthItem | None:
        """What is being mended now."""
        return self._mending

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict so far."""
        return worst(self.items)

    def count(self, verdict: Verdict) -> int:
        """Return how many things are so."""
        return sum(item.verdict is verdict for item in self.items)

    def look(self) -> None:
        """Look at everything, from the beginning; without effect while something is being mended."""
        if self._mending is not None:
            return
        self.items, self.done = (), False
        self._job.start(partial(_look, self._care))
        self.changed.emit()

    def stop(self) -> None:
        """Look at nothing more; what was found stays."""
        self._job.cancel()

    def mend(self, item: HealthItem) -> None:
        """Mend one thing, which loses nothing, and look at everything anew."""
        if self._job.running:
            return
        self._mending = item
        self._job.start(lambda _token, _listener: self._care.repair(item))
        self.changed.emit()

    def close(self) -> bool:
        """Stop for good; return whether it ended in time."""
        return self._job.close()

    def as_text(self) -> str:
        """Return what was found as lines for a message to whoever helps."""
        lines: list[str] = []
        for item in self.items:
            words = health_words(item)
            lines.append(f"[{label(item.verdict)}] {words.subject}: {words.sentence} {words.remedy}".rstrip())
        return "\n".join(lines)

    def as_json(self) -> str:
        """Return what was found as ``kb doctor --json`` prints it: an object on each line."""
        return "\n".join(
            json.dumps(
                {
                    "code": item.code,
                    "verdict": item.verdict.value,
                    "repairable": item.repairable,
                    "repaired": False,
                    "params": dict(item.params),
                    "message": health_words(item).sentence,
                },
                ensure_ascii=False,
            )
            for item in self.items
        )

    def _on_found(self, item: HealthItem) -> None:
        self.items += (item,)
        self.found.emit(item)

    def _on_done(self, _result: object) -> None:
        mended, self._mending = self._mending, None
        if mended is None:
            self.done = True
            self.changed.emit()
            return
        self.mended.emit(mended)
        self.look()

    def _on_failed(self, error: object) -> None:
        self._mending = None
        self.changed.emit()
        self.failed.emit(error)


def _look(care: Care, token: CancelToken, listener: Callable[[object], None]) -> None:
    for item in care.examine():
        token.check()
        listener(item)
