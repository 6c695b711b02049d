"""What happens in a call while it goes on: it becomes a secondary complaint, the caller waits, and back again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.call.presenter.call_state import CallState
from kb.domain.call import Handling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from desktop.call.presenter.ports import Calls
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Changes
    from kb.domain.call import Call


class CallCourse(CallState):
    """Shows what has happened in the call at once, and writes it; what is written of its fields stands elsewhere.

    Signals, beside those of ``CallState``:
        escalated: (call) it became a secondary complaint; ``take_back_secondary`` undoes it.
        library_changed: (Changes).
        failed: (KbError) it could not be saved.
    """

    escalated = Signal(object)
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, calls: Calls, runner: TaskRunner, clock: Clock, *, agent: str = "", parent: QObject | None = None
    ) -> None:
        """Start idle; ``agent`` is who sits here."""
        super().__init__(clock, agent=agent, parent=parent)
        self._calls = calls
        self._runner = runner

    def touch(self) -> None:
        """Note that somebody is at work on this call."""
        self._clock.touch()

    def make_secondary(self) -> bool:
        """Note that the complaint has become a secondary one; False if it has already, or while no call runs."""
        if self._call is None or self._call.handling is Handling.SECOND:
            return False
        before = self._call
        self._flow(replace(before, handling=Handling.SECOND, secondary_at=self._clock.now), self._calls.make_secondary)
        self.escalated.emit(before)
        return True

    def take_back_secondary(self, call: Call) -> None:
        """Undo that; without effect once another call runs."""
        if self._call is not None and call.id == self._call.id:
            back = replace(self._call, handling=call.handling, secondary_at=call.secondary_at)
            self._flow(back, self._calls.take_back_secondary)

    def hold(self) -> bool:
        """Put the caller on hold; False if they wait already, or while no call runs."""
        if self._call is None or self.on_hold:
            return False
        self._flow(replace(self._call, held_since=self._clock.now), self._calls.hold)
        return True

    def resume(self) -> bool:
        """Go on with a caller on hold; False if nobody waits."""
        if self._call is None or not self.on_hold:
            return False
        held = self._call.seconds_held + self.seconds_waiting
        self._flow(replace(self._call, held_since=None, seconds_held=held), self._calls.resume)
        return True

    def _flow(self, call: Call, work: Callable[..., Changes]) -> None:
        """Show what has happened in the call at once, and write it."""
        self._call = call
        self.touch()
        now = self._clock.now
        self._runner.owed.write(partial(work, call.id, at=now), self.library_changed.emit, self.failed.emit)
        self.changed.emit()
