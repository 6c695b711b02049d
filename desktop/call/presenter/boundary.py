"""The boundary of a call (P21): which steps were taken and when. People judge; nothing is ever judged here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.boundary import BoundaryMark, BoundaryState, BoundaryStep
from kb.domain.call import CallEventType, CallResult

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Calls, Guidance
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.boundary import BoundaryLadder
    from kb.domain.call import CallEvent

#: Between the step and who decided to leave out those before it, in the timeline.
_BY = " "


class Boundary(QObject):
    """Keeps the order of the ladder and writes each step down with its time.

    Signals:
        changed: the ladder or the steps taken are different.
        failed: (KbError) the ladder cannot be read, or a step not be written.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        calls: Calls,
        guidance: Guidance,
        session: CallSession,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        """No step is taken yet."""
        super().__init__(parent)
        self._calls = calls
        self._guidance = guidance
        self._session = session
        self._runner = runner
        self._ladder: BoundaryLadder | None = None
        self._state = BoundaryState()
        session.switched.connect(self._on_switched)

    @property
    def ladder(self) -> BoundaryLadder | None:
        """The words of the steps and the criteria; None until they are read."""
        return self._ladder

    @property
    def state(self) -> BoundaryState:
        """The steps taken in this call."""
        return self._state

    def load(self) -> None:
        """Read the ladder, unless it is there."""
        if self._ladder is None:
            self._runner.read(self._guidance.boundary_ladder, self._on_ladder, self.failed.emit)

    def take(self, step: BoundaryStep, *, decided_by: str = "") -> bool:
        """Note that the sentence of a step was spoken now; False while no call runs or when it is not its turn.

        ``decided_by`` names the supervisor who decided to leave out the steps before it.
        """
        call_id = self._session.call_id
        if call_id is None:
            return False
        try:
            state = self._state.taken(step, self._session.moment, decided_by=decided_by.strip())
        except ValueError:
            return False
        self._set(state)
        by = state.marks[-1].decided_by
        detail = f"{step.value}{_BY}{by}" if by else step.value
        work = partial(self._calls.record, call_id, CallEventType.BOUNDARY, None, detail, at=self._session.moment)
        self._runner.owed.write(work, None, self.failed.emit)
        self._session.touch()
        return True

    def _set(self, state: BoundaryState) -> None:
        """Take a state; 切電 is the result to propose for a call that came to the last step."""
        self._state = state
        over = state.taken_at(BoundaryStep.TERMINATION) is not None
        self._session.propose_result(CallResult.TERMINATED if over else None)
        self.changed.emit()

    def _on_ladder(self, ladder: BoundaryLadder) -> None:
        self._ladder = ladder
        self.changed.emit()

    def _on_switched(self) -> None:
        self._set(BoundaryState())
        call_id = self._session.call_id
        if call_id is not None:
            # In the line of the writes, so that a step taken a moment ago is among them.
            self._runner.write(partial(self._calls.events, call_id), partial(self._on_events, call_id))

    def _on_events(self, call_id: UUID, events: tuple[CallEvent, ...]) -> None:
        if call_id != self._session.call_id or self._state.marks:
            return
        marks = []
        for event in events:
            step, _, by = event.detail.partition(_BY)
            if event.type is CallEventType.BOUNDARY and step in set(BoundaryStep):
                marks.append(BoundaryMark(BoundaryStep(step), event.at, by))
        if marks:
            self._set(BoundaryState(tuple(marks)))
