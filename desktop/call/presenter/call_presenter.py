"""Brings call, suggestions, reader and overview together: what one does to the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.call.presenter.call_parts import CallParts
from desktop.call.presenter.session import Phase
from desktop.tasks.live_search import DEBOUNCE_MS
from kb.domain.call import CallEventType
from kb.domain.suggestion import SuggestionQuery
from kb.domain.triage import Severity

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Services
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.owed_writes import OwedWrites
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Changes
    from kb.domain.call import Call, DismissReason
    from kb.domain.hand_off import CallHandOff


#: What is shown between calls is loaded after the first suggestions for a call that comes back, so late at most.
_OVERVIEW_AT_LAST_MS = 1_500


class CallPresenter(CallParts):
    """The state of the screen, each part under its own name.

    Signals:
        library_changed: (Changes) something was saved here.
        failed: (KbError) something could not be saved or opened.
    """

    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        faults: FaultChannel,
        clock: Clock,
        *,
        agent: str = "",
        delay_ms: int = DEBOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """``agent`` is who sits here; ``delay_ms`` is how long a pause in the typing is waited for."""
        super().__init__(services, runner, faults, clock, agent=agent, delay_ms=delay_ms, parent=parent)
        self._calls = services.calls
        self._runner = runner
        self._recorded: set[tuple[UUID, UUID]] = set()
        self._overview_timer = QTimer(self, singleShot=True, interval=_OVERVIEW_AT_LAST_MS)
        self._connect()

    @property
    def owed(self) -> OwedWrites:
        """What is still to be written of calls that are over."""
        return self._runner.owed

    def _connect(self) -> None:
        self._overview_timer.timeout.connect(self.overviews.load)
        self.advice.changed.connect(self._hurry_overview)
        self.advice.failed.connect(self._hurry_overview)
        self.session.switched.connect(self._on_switched)
        self.session.typed.connect(self._on_typed)
        self.session.progressed.connect(partial(self._ask, typed=False))
        self.open_calls.restored.connect(self._on_restored)
        self.open_calls.looked.connect(self._on_looked)
        self.reading.opened.connect(self._on_opened)
        self.reading.passed.connect(partial(self._record, CallEventType.SLOT_PASSED))
        self.alerts.rules_read.connect(self._on_rules)
        self.alerts.changed.connect(self._on_alerts)
        self.promises.made.connect(lambda _: self.after_call.reload_promises())
        saving = (self.session, self.promises, self.after_call, self.reviews)
        for part in (*saving, self.matters):
            part.library_changed.connect(self.library_changed)
        guiding = (self.questions, self.boundary, self.no_answer, self.wording, self.conduct, self.alerts)
        asking = (*guiding, self.timelines, self.scripts)
        for one in (*saving, self.reading, self.hand_over, self.case_making, self.reports, *asking):
            one.failed.connect(self.failed)

    def begin(self) -> None:
        """Go on where the program was left, and load what is shown between calls."""
        self.open_calls.look()
        self.questions.load()
        self.clock.load()
        self.promises.load()
        self.alerts.load()
        self.ways.load()

    def take_hand_off(self, incoming: CallHandOff) -> None:
        """Take a call that another program hands over; see ``HandOffs``."""
        self.hand_offs.take(incoming)

    def shut_down(self) -> None:
        """Stop searches and timers, save what is not saved."""
        self._overview_timer.stop()
        self.advice.shut_down()
        self.reading.flush()
        self.reminders.shut_down()
        self.promises.shut_down()
        self.questions.shut_down()
        self.wording.shut_down()
        self.alerts.shut_down()
        self.same_kind.shut_down()
        self.matters.shut_down()
        self.after_call.close()
        self.reviews.flush()
        self.session.shut_down()

    # What the agent does

    def use(self, article_id: UUID) -> None:
        """Record once that an article was used in this call, wherever it was read."""
        if self.reading.mark_used(article_id):
            self._write(partial(self._calls.use, self.session.call_id, article_id))

    @property
    def can_dismiss(self) -> bool:
        """Whether there is a call and an article to wave away in it."""
        return self.session.call_id is not None and self.reading.article_id is not None

    def dismiss(self, reason: DismissReason) -> None:
        """Wave the open article away for the rest of this call, with a reason that counts as feedback."""
        article_id, call_id = self.reading.article_id, self.session.call_id
        if article_id is None or call_id is None:
            return
        self.reading.close()
        self.advice.dismiss(article_id)
        self._write(partial(self._calls.dismiss, call_id, article_id, reason))
        self._ask(typed=False)

    def copied(self) -> None:
        """Note in the timeline that the words of the open article were copied."""
        self._record(CallEventType.TEXT_COPIED)

    def on_library_changed(self, changes: Changes) -> None:
        """Take in what somebody changed; rows on show stay where they are."""
        if changes.everything or changes.calls or changes.articles:
            self.overviews.load()
        if changes.everything or changes.articles:
            self._ask(typed=False)
        if changes.everything or changes.promises:
            self.promises.load()
        if changes.everything or changes.matters or changes.promises:
            self.matters.load()
        if changes.everything or self.reading.article_id in changes.articles:
            self.reading.reload()

    # What follows

    def _on_rules(self) -> None:
        # A memo is read by colleagues: it is in Japanese whatever the program speaks. What only asks for caution, such
        # as a sign of bad faith, has no place in it.
        names: dict[Severity, dict[str, str]] = {severity: {} for severity in Severity}
        for rule in self.alerts.rules:
            names[rule.severity][rule.id] = rule.name.japanese
        self.hand_over.name_alerts(names[Severity.CRISIS], names[Severity.WARNING])

    def _on_alerts(self) -> None:
        """Hold the words while a crisis question is open, and name the duty contact of the gravest alert in them."""
        self.reading.set_held(self.alerts.questions_left)
        waiting = (*self.alerts.waiting, *self.alerts.raised)
        self.reading.slots.set_duty_rule(waiting[0].rule if waiting else "")

    def _on_typed(self) -> None:
        self._ask(typed=True)

    def _ask(self, *, typed: bool) -> None:
        content = self.session.content
        asked = content.notes.strip() or content.has_fields
        if self.session.phase is Phase.IDLE or not asked:
            self.advice.ask(None, typed=typed)
            return
        query = SuggestionQuery(
            notes=content.notes,
            demand=content.demand,
            product=content.product,
            cause=content.cause,
            stage=content.stage,
            dismissed=self.advice.dismissed,
        )
        self.advice.ask(query, typed=typed)

    def _on_switched(self) -> None:
        self.advice.set_dismissed(frozenset())
        self.reading.switch(self.session.call_id)
        if self.session.call_id is not None:
            self._load_dismissed(self.session.call_id)
        else:
            self.overviews.load()

    def _load_dismissed(self, call_id: UUID) -> None:
        self._runner.read(partial(self._calls.dismissed, call_id), partial(self._on_dismissed, call_id))

    def _on_dismissed(self, call_id: UUID, article_ids: frozenset[UUID]) -> None:
        if call_id == self.session.call_id and article_ids:
            self.advice.set_dismissed(article_ids | self.advice.dismissed)
            self._ask(typed=False)

    def _on_restored(self, call: Call) -> None:
        self.advice.flush()

    def _on_looked(self) -> None:
        if self.advice.busy:
            self._overview_timer.start()
        else:
            self.overviews.load()

    def _hurry_overview(self) -> None:
        if self._overview_timer.isActive():
            self._overview_timer.stop()
            self.overviews.load()

    def _on_opened(self) -> None:
        self.advice.set_opened(self.reading.article_id)
        call_id, article_id = self.session.call_id, self.reading.article_id
        if call_id is not None and article_id is not None and (call_id, article_id) not in self._recorded:
            self._recorded.add((call_id, article_id))
            self._record(CallEventType.ARTICLE_OPENED)

    def _record(self, kind: CallEventType, detail: str = "") -> None:
        if self.session.call_id is not None:
            about = (self.session.call_id, kind, self.reading.article_id, detail)
            work = partial(self._calls.record, *about, at=self.session.moment)
            self._runner.owed.write(work, None, self.failed.emit)

    def _write(self, work: partial[Changes]) -> None:
        self._runner.owed.write(work, self.library_changed.emit, self.failed.emit)
