"""No acceptable answer exists (P15): what is published for that, and what to change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.call_facts import call_facts

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Services
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import Article
    from kb.domain.call import Call
    from kb.domain.three_changes import SuggestedChange

_MINUTE = 60


class _Found(NamedTuple):
    articles: tuple[Article, ...]
    changes: tuple[SuggestedChange, ...]


class NoAnswer(QObject):
    """Looks when it is asked.

    Signals:
        found: ``articles`` and ``changes`` are those of now.
        failed: (KbError).
    """

    found = Signal()
    failed = Signal(object)

    def __init__(
        self, services: Services, session: CallSession, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Know nothing yet."""
        super().__init__(parent)
        self._services = services
        self._session = session
        self._runner = runner
        self._found = _Found((), ())

    @property
    def articles(self) -> tuple[Article, ...]:
        """Procedures, scripts, then cases that ended without consent."""
        return self._found.articles

    @property
    def changes(self) -> tuple[SuggestedChange, ...]:
        """What to change and why; none without a call, or while it moves."""
        return self._found.changes

    def look(self) -> None:
        """Look for both."""
        work = partial(self._read, self._session.call, self._session.seconds // _MINUTE)
        self._runner.read(work, self._on_found, self.failed.emit, about=self._on_found)

    def _read(self, call: Call | None, minutes: int) -> _Found:
        """Called on a reading thread."""
        services = self._services
        articles = services.guidance.no_answer()
        if call is None:
            return _Found(articles, ())
        facts = call_facts(services, call, services.calls.events(call.id), minutes)
        return _Found(articles, services.guidance.changes(facts))

    def _on_found(self, found: _Found) -> None:
        self._found = found
        self.found.emit()
