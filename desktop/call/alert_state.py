"""An alert of a call and how far it is dealt with; kept as events of the call, so that it comes back as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kb.domain.call import CallEventType
from kb.domain.triage import Alert, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.domain.call import CallEvent
    from kb.domain.triage import AlertRule

#: Behind the number of a question in an event: its answer was taken back.
_OPEN_AGAIN = "open"


class AlertStep(Enum):
    """What Alt+K does next: tick the next question, note that the duty contact was rung, or put the alert away."""

    QUESTION = "question"
    CONTACT = "contact"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an alert is dealt with; ``answered`` are numbers of questions from 1."""

    answered: frozenset[int] = frozenset()
    contacted: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class RaisedAlert:
    """An alert and its progress."""

    alert: Alert
    progress: Progress = Progress()

    @property
    def rule(self) -> str:
        """Id of the rule that raised it."""
        return self.alert.rule

    @property
    def crisis(self) -> bool:
        """Whether it stops the ordinary reply (P12)."""
        return self.alert.severity is Severity.CRISIS

    @property
    def open_questions(self) -> tuple[int, ...]:
        """Numbers of the questions that nobody has answered."""
        numbers = range(1, len(self.alert.questions) + 1)
        return tuple(number for number in numbers if number not in self.progress.answered)

    @property
    def questions_left(self) -> int:
        """How many questions hold the reader: those of a crisis that is not over."""
        return len(self.open_questions) if self.crisis and not self.progress.over else 0

    @property
    def next_step(self) -> AlertStep:
        """What is to be done next."""
        if self.open_questions:
            return AlertStep.QUESTION
        return AlertStep.CONTACT if self.crisis and not self.progress.contacted else AlertStep.ACKNOWLEDGE


def alert_of(rule: AlertRule) -> Alert:
    """Return the alert of a rule without the words that raised it: they may be gone from the notes."""
    return Alert(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        subtype="",
        matched="",
        span=(0, 0),
        action=rule.action,
        questions=rule.questions,
    )


def question_detail(rule: str, number: int, *, answered: bool) -> str:
    """Return how an answer is written in an event: rule and number, and whether it was taken back."""
    return f"{rule} {number}" if answered else f"{rule} {number} {_OPEN_AGAIN}"


def read_question_detail(detail: str) -> tuple[str, int, bool] | None:
    """Return rule, number and whether it is answered; None for what is no such detail."""
    rule, _, rest = detail.partition(" ")
    number, _, state = rest.partition(" ")
    return (rule, int(number), state != _OPEN_AGAIN) if number.isdecimal() else None


def progress_in(events: Iterable[CallEvent]) -> dict[str, Progress]:
    """Return the progress of every alert that was raised in a call, by rule, in the order they were raised."""
    found: dict[str, Progress] = {}
    for event in events:
        if event.type is CallEventType.QUESTION_ANSWERED:
            _take_answer(found, event.detail)
        elif event.type is CallEventType.ALERT_RAISED:
            found[event.detail] = replace(found.get(event.detail, Progress()), over=False)
        elif event.detail in found:
            found[event.detail] = _moved_on(found[event.detail], event.type)
    return found


def _take_answer(found: dict[str, Progress], detail: str) -> None:
    answer = read_question_detail(detail)
    if answer is None or answer[0] not in found:
        return
    rule, number, answered = answer
    before = found[rule].answered
    found[rule] = replace(found[rule], answered=before | {number} if answered else before - {number})


def _moved_on(progress: Progress, kind: CallEventType) -> Progress:
    if kind is CallEventType.DUTY_CONTACTED:
        return replace(progress, contacted=True)
    if kind in {CallEventType.ALERT_ACKNOWLEDGED, CallEventType.ALERT_DENIED}:
        return replace(progress, over=True)
    return progress
