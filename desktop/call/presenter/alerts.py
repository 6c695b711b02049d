"""Alerts of the call in the pane: asked for while it is written, each raised once, dealt with in steps (P2, P12)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.alert_state import AlertStep, Progress, RaisedAlert, alert_of, progress_in, question_detail
from desktop.call.presenter.call_state import Phase
from desktop.tasks.live_search import DEBOUNCE_MS, LiveSearch
from kb.domain.call import CallEventType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.call.presenter.call_state import CallState
    from desktop.call.presenter.ports import Calls, Triaging
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.call import CallEvent
    from kb.domain.triage import Alert, AlertRule

#: Behind the suggestions, which are waited for with every word.
_AFTER_SUGGESTIONS_MS = 60


class Alerts(QObject):
    """Keeps what was raised in this call. What is denied or put away is not raised again in the same call.

    Signals:
        changed: other alerts, or another progress.
        rules_read: ``rules`` are there.
        denied: (rule) somebody said that it is none; ``take_back_denial`` undoes it.
        failed: (KbError) the rules cannot be read, or an event could not be written.
    """

    changed = Signal()
    rules_read = Signal()
    denied = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        triage: Triaging,
        calls: Calls,
        session: CallState,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = DEBOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Know of none yet; rules are applied on a thread of their own."""
        super().__init__(parent)
        self._triage = triage
        self._calls = calls
        self._session = session
        self._runner = runner
        delay = delay_ms + _AFTER_SUGGESTIONS_MS if delay_ms else 0
        self._live: LiveSearch[str, tuple[Alert, ...]] = LiveSearch(self._check, faults, delay_ms=delay, parent=self)
        self._live.succeeded.connect(self._on_found)
        self._live.failed.connect(self.failed)
        self._rules: Mapping[str, AlertRule] = {}
        self._raised: dict[str, RaisedAlert] = {}
        self._found: tuple[Alert, ...] = ()
        #: What was raised before in a call that came back; None until that is read.
        self._before: dict[str, Progress] | None = {}
        self._front = ""
        self._unwritten: list[tuple[CallEventType, str]] = []
        session.switched.connect(self._on_switched)
        session.changed.connect(self._on_session_changed)
        session.typed.connect(self._ask)

    # What is

    @property
    def raised(self) -> tuple[RaisedAlert, ...]:
        """All alerts of this call, also those that are over, in the order they were raised."""
        return tuple(self._raised.values())

    @property
    def waiting(self) -> tuple[RaisedAlert, ...]:
        """Alerts that somebody still has to deal with, the one on the bar first, then the gravest."""
        found = [alert for alert in self._raised.values() if not alert.progress.over]
        return tuple(sorted(found, key=lambda one: (one.rule != self._front, one.alert.severity.order)))

    @property
    def questions_left(self) -> int:
        """How many questions of crises hold the reader."""
        return sum(alert.questions_left for alert in self._raised.values())

    @property
    def busy(self) -> bool:
        """Whether the notes are being looked at."""
        return self._live.busy

    @property
    def rules(self) -> tuple[AlertRule, ...]:
        """The centre's rules, as soon as they are read; ``rules_read`` tells."""
        return tuple(self._rules.values())

    def rule(self, rule_id: str) -> AlertRule | None:
        """Return a rule of the centre by its id."""
        return self._rules.get(rule_id)

    # What the agent does

    def load(self) -> None:
        """Read the names of the rules, which the timeline needs."""
        self._runner.read(self._triage.rules, self._on_rules, self.failed.emit, about=self._on_rules)

    def step(self) -> bool:
        """Do what the bar says is next (Alt+K); False while no alert is up."""
        if not self.waiting:
            return False
        front = self.waiting[0]
        if front.next_step is AlertStep.QUESTION:
            self._answer(front, front.open_questions[0], answered=True)
        elif front.next_step is AlertStep.CONTACT:
            self._set(replace(front.progress, contacted=True), front, CallEventType.DUTY_CONTACTED)
        else:
            self._set(replace(front.progress, over=True), front, CallEventType.ALERT_ACKNOWLEDGED)
        return True

    def toggle(self, number: int) -> None:
        """Tick a question of the alert on the bar, or take its tick away."""
        if self.waiting:
            front = self.waiting[0]
            self._answer(front, number, answered=number in front.open_questions)

    def deny(self) -> None:
        """Say that the alert on the bar is none."""
        if self.waiting:
            front = self.waiting[0]
            self._set(replace(front.progress, over=True), front, CallEventType.ALERT_DENIED)
            self.denied.emit(front.rule)

    def take_back_denial(self, rule: str) -> None:
        """Bring a denied alert back."""
        alert = self._raised.get(rule)
        if alert is not None and alert.progress.over:
            self._set(replace(alert.progress, over=False), alert, CallEventType.ALERT_RAISED)

    def bring_next(self) -> None:
        """Show the next waiting alert on the bar, each in turn."""
        waiting = sorted(self.waiting, key=lambda one: one.alert.severity.order)
        if len(waiting) > 1:
            rules = [alert.rule for alert in waiting]
            self._front = rules[(rules.index(self.waiting[0].rule) + 1) % len(rules)]
            self.changed.emit()

    def flush(self) -> None:
        """Do not wait for a pause in the typing."""
        self._live.flush()

    def shut_down(self) -> None:
        """Stop asking for good."""
        self._live.close()

    # What comes

    def _check(self, notes: str, token: CancelToken) -> tuple[Alert, ...]:
        token.check()
        return self._triage.check(notes)

    def _ask(self) -> None:
        notes = self._session.content.notes
        if self._session.phase is Phase.IDLE or not notes.strip():
            self._live.cancel()
        else:
            self._live.set_query(notes)

    def _on_rules(self, rules: tuple[AlertRule, ...]) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self.rules_read.emit()
        self._take()

    def _on_found(self, found: tuple[Alert, ...]) -> None:
        self._found = found
        self._take()

    def _on_switched(self, _former: UUID | None) -> None:
        self._live.cancel()
        call_id = self._session.call_id
        self._raised, self._found, self._front, self._unwritten = {}, (), "", []
        self._before = {} if call_id is None else None
        if call_id is not None:
            # In the line of the writes, behind what was answered a moment ago.
            self._runner.write(partial(self._calls.events, call_id), partial(self._on_events, call_id))
        self.changed.emit()

    def _on_events(self, call_id: UUID, events: tuple[CallEvent, ...]) -> None:
        if call_id == self._session.call_id and self._before is None:
            self._before = progress_in(events)
            self._take()

    def _take(self) -> None:
        """Raise what was found, but for what was raised before."""
        if self._before is None:
            return
        before = dict(self._raised)
        for rule, progress in self._before.items():
            if rule not in self._raised and (alert := self._known(rule)) is not None:
                self._raised[rule] = RaisedAlert(alert, progress)
        for alert in self._found:
            if alert.rule not in self._raised and alert.rule not in self._before:
                self._raised[alert.rule] = RaisedAlert(alert)
                self._front = ""  # the gravest comes to the front again
                self._record(CallEventType.ALERT_RAISED, alert.rule)
        if self._raised != before:
            self.changed.emit()

    def _known(self, rule_id: str) -> Alert | None:
        """Return what a rule raised before: its words may have been deleted from the notes since."""
        found = next((alert for alert in self._found if alert.rule == rule_id), None)
        rule = self._rules.get(rule_id)
        if found is not None or rule is None:
            return found
        return alert_of(rule)

    # What is written

    def _answer(self, alert: RaisedAlert, number: int, *, answered: bool) -> None:
        numbers = alert.progress.answered
        numbers = numbers | {number} if answered else numbers - {number}
        self._raised[alert.rule] = replace(alert, progress=replace(alert.progress, answered=numbers))
        self._record(CallEventType.QUESTION_ANSWERED, question_detail(alert.rule, number, answered=answered))
        self.changed.emit()

    def _set(self, progress: Progress, alert: RaisedAlert, kind: CallEventType) -> None:
        self._raised[alert.rule] = replace(alert, progress=progress)
        if progress.over and self._front == alert.rule:
            self._front = ""
        self._record(kind, alert.rule)
        self.changed.emit()

    def _record(self, kind: CallEventType, detail: str) -> None:
        self._unwritten.append((kind, detail))
        self._write()

    def _on_session_changed(self) -> None:
        self._write()

    def _write(self) -> None:
        """Write what happened, as soon as the call itself is written."""
        call_id = self._session.call_id
        if call_id is None:
            return
        unwritten, self._unwritten = self._unwritten, []
        for kind, detail in unwritten:
            work = partial(self._calls.record, call_id, kind, None, detail, at=self._session.moment)
            self._runner.owed.write(work, None, self.failed.emit)
