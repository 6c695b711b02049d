"""The clock that says when to hand a call over (P8): what the centre decided, and what it means now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from desktop.call.presenter.call_state import CallState
    from desktop.call.presenter.ports import Guidance, Handovers
    from desktop.tasks.runner import TaskRunner
    from kb.domain.next_person import HandoverWords
    from kb.domain.policy import Policy


class HandOverClock(QObject):
    """Compares the time in the call with the policy.

    Signals:
        changed: ``state``, ``policy`` or ``sentence`` is different.
    """

    changed = Signal()

    def __init__(
        self,
        handovers: Handovers,
        guidance: Guidance,
        session: CallState,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        """Stay quiet until the policy is known."""
        super().__init__(parent)
        self._handovers = handovers
        self._guidance = guidance
        self._session = session
        self._runner = runner
        self._policy: Policy | None = None
        self._strip = ""
        self._state = ClockState.QUIET
        session.ticked.connect(self._look)
        session.changed.connect(self._look)

    @property
    def policy(self) -> Policy | None:
        """What the centre decided; None until it is read."""
        return self._policy

    @property
    def state(self) -> ClockState:
        """Quiet, amber or red."""
        return self._state

    @property
    def minutes_passed(self) -> int:
        """The minutes that were agreed and are over, 0 while the clock is quiet."""
        if self._policy is None or self._state is ClockState.QUIET:
            return 0
        return self._policy.red_minutes if self._state is ClockState.RED else self._policy.amber_minutes

    @property
    def sentence(self) -> str:
        """What is said to the customer before somebody else takes over; empty until it is read."""
        return f"「{self._strip}」" if self._strip else ""

    def load(self) -> None:
        """Read the policy, and what is said when somebody takes over."""
        self._runner.read(self._handovers.policy, self._on_policy, about=self._on_policy)
        self._runner.read(self._guidance.handover_words, self._on_words, about=self._on_words)

    def _on_policy(self, policy: Policy) -> None:
        self._policy = policy
        self._state = policy.clock_state(self._session.seconds)
        self.changed.emit()

    def _on_words(self, words: HandoverWords) -> None:
        self._strip = words.strip
        self.changed.emit()

    def _look(self) -> None:
        state = self._policy.clock_state(self._session.seconds) if self._policy is not None else ClockState.QUIET
        if state is not self._state:
            self._state = state
            self.changed.emit()
