"""A sample tried with the rules in use and those being written, while both change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch

if TYPE_CHECKING:
    from desktop.setup.ports import Rules
    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.rule_editing import RuleTrial

    Question = tuple[str, str, str]


class SampleTrial(QObject):
    """The newest question wins.

    Signals:
        changed: ``trial`` is another.
        failed: (KbError).
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, rules: Rules, faults: FaultChannel, delay_ms: int, parent: QObject) -> None:
        """Try nothing yet."""
        super().__init__(parent)
        self._rules = rules
        self.trial: RuleTrial | None = None
        self._live: LiveSearch[Question, RuleTrial] = LiveSearch(self._try, faults, delay_ms=delay_ms, parent=self)
        self._live.succeeded.connect(self._show)
        self._live.failed.connect(self.failed)

    def ask(self, name: str, text: str, sample: str) -> None:
        """Try a sample with the rules of a file in use and with those of ``text``."""
        self._live.set_query((name, text, sample))

    def clear(self) -> None:
        """Nothing can be tried now."""
        self._live.cancel()
        self._show(None)

    def close(self) -> bool:
        """Stop for good; return whether the thread ended in time."""
        return self._live.close()

    def _try(self, question: Question, _token: CancelToken) -> RuleTrial:
        return self._rules.try_out(*question)

    def _show(self, trial: RuleTrial | None) -> None:
        self.trial = trial
        self.changed.emit()
