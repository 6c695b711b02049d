"""Notes searches that found nothing and that somebody meant: Enter was pressed, or the text stayed for two seconds."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.search.presenter import SearchPresenter
    from desktop.search.question import Answer
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

#: Who goes on typing does not look at what came back.
STAY_MS = 2_000
_LOG = logging.getLogger(__name__)


class Misses(Protocol):
    """``kb.services.misses.MissRecorder``, as far as it is needed here."""

    def search_missed(self, question: str) -> bool: ...


class MissWatch(QObject):
    """Watches a presenter; what is kept is written on the writing thread, and typing never waits for it.

    Signals:
        kept: a search was kept for editors.
    """

    kept = Signal()

    def __init__(
        self, presenter: SearchPresenter, misses: Misses, runner: TaskRunner, *, stay_ms: int = STAY_MS
    ) -> None:
        """Watch from now on, as long as ``presenter`` lives."""
        super().__init__(presenter)
        self._presenter = presenter
        self._misses = misses
        self._runner = runner
        self._meant = ""
        self._told = ""
        self._timer = QTimer(self, singleShot=True, interval=stay_ms)
        self._timer.timeout.connect(self.submit)
        presenter.answered.connect(self._on_answered)
        presenter.busy_changed.connect(lambda busy: self._timer.stop() if busy else None)
        presenter.closing.connect(self._timer.stop)

    def submit(self) -> None:
        """Take the question on show as meant: Enter was pressed. An answer to it that is still to come counts too."""
        self._meant = self._presenter.question.text
        answer = self._presenter.answer
        if answer is not None and answer.question == self._presenter.question and not self._presenter.busy:
            self._on_answered(answer)

    def _on_answered(self, answer: Answer) -> None:
        text = answer.question.text
        if text != self._told:
            self._told = ""
        # What only the filters leave out was found.
        if answer.question.browsing or answer.results.total_unfiltered or text == self._told:
            self._timer.stop()
        elif text == self._meant:
            self._timer.stop()
            self._told = text
            self._runner.write(lambda: self._misses.search_missed(text), self._on_kept, self._on_failed)
        else:
            self._timer.start()

    def _on_kept(self, kept: bool) -> None:
        if kept:
            self.kept.emit()

    def _on_failed(self, error: KbError) -> None:
        # What is lost is a hint for editors; whoever searches goes on.
        _LOG.warning("A search that found nothing could not be kept: %s", error.code)
