"""Everything that happened in a call, with its time and the titles and promises that the events name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.call.presenter.call_state import CallState
    from desktop.call.presenter.ports import Articles, Services
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call, CallEvent
    from kb.domain.next_person import HandoverWords
    from kb.domain.promise import Promise


@dataclass(frozen=True, slots=True)
class CallTimeline:
    """``events`` in order of time; ``titles`` by article, without those that are gone; ``promises`` by id as text."""

    call: Call
    events: tuple[CallEvent, ...]
    titles: Mapping[UUID, str] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    words: HandoverWords | None = None

    def seconds_of(self, event: CallEvent) -> int:
        """Return the call clock at an event, in seconds."""
        return max(0, int((event.at - self.call.started_at).total_seconds()))


class Timelines(QObject):
    """Reads the timeline of the call in the pane.

    Signals:
        read: (CallTimeline).
        failed: (KbError).
    """

    read = Signal(object)
    failed = Signal(object)

    def __init__(
        self, services: Services, session: CallState, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Read nothing yet."""
        super().__init__(parent)
        self._services = services
        self._session = session
        self._runner = runner

    def load(self) -> bool:
        """Read it anew; False while there is no call."""
        call = self._session.call
        if call is None:
            return False
        # In the line of the writes: what has just happened belongs to it.
        self._runner.write(partial(self._read, call), self.read.emit, self.failed.emit)
        return True

    def _read(self, call: Call) -> CallTimeline:
        services = self._services
        events = services.calls.events(call.id)
        articles = {event.article_id for event in events if event.article_id is not None}
        titles = ((article_id, _title(services.reading, article_id)) for article_id in articles)
        return CallTimeline(
            call,
            events,
            {article_id: title for article_id, title in titles if title},
            {str(promise.id): promise for promise in services.promises.of_call(call.id)},
            services.guidance.handover_words(),
        )


def _title(reading: Articles, article_id: UUID) -> str:
    try:
        return reading.open(article_id).article.title
    except ArticleNotFoundError:
        return ""  # deleted since; the event stays
