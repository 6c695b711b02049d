"""The running call: starts by itself, is saved while it is written, ends, comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Unpack

from PySide6.QtCore import Signal

from desktop.call.presenter.call_content import CallContent, FieldValues
from desktop.call.presenter.call_course import CallCourse
from desktop.call.presenter.call_saver import CallSaver
from desktop.call.presenter.call_state import Phase

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QObject

    from desktop.call.presenter.call_saver import Beginning
    from desktop.call.presenter.ports import Calls
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Changes, Stage
    from kb.domain.call import Call, CallResult
    from kb.errors import KbError


__all__ = ["CallSession", "Phase"]

#: A clock that is moved back by more was not forgotten but mistyped.
MOST_MINUTES_EARLIER = 240
_END = "end of a call"


class CallSession(CallCourse):
    """What is done to the call in the pane.

    Signals, beside those of ``CallCourse``:
        progressed: the stage followed what was spoken, which takes part in suggestions too.
        saved: the call is saved (or not: see ``saver``).
        ended: (call) it was ended here; ``take_back`` undoes it.
        ended_unwritten: (Beginning, CallContent) it was ended here before the library had it; ``take_back_unwritten``.
        reopening: (call) its end is being undone.
        began_earlier: (seconds) the beginning of the call was moved back.
        kept_open: (call) the pane is another customer's now, while this one waits on hold.
        quiet: nobody wrote for ten minutes.
        unsaved: as that of ``saver``.
    """

    progressed = Signal()
    saved = Signal()
    ended = Signal(object)
    ended_unwritten = Signal(object, object)
    reopening = Signal(object)
    began_earlier = Signal(int)
    kept_open = Signal(object)
    quiet = Signal()
    unsaved = Signal(object, str, object)

    def __init__(
        self, calls: Calls, runner: TaskRunner, clock: Clock, *, agent: str = "", parent: QObject | None = None
    ) -> None:
        """Start idle; ``agent`` is who sits here."""
        super().__init__(calls, runner, clock, agent=agent, parent=parent)
        self._proposed: CallResult | None = None
        self.saver = CallSaver(calls, runner, lambda: self._clock.seconds, self)
        self.saver.started.connect(self._on_started)
        self.saver.changed.connect(self.saved)
        self.saver.unsaved.connect(self.unsaved)
        self.saver.library_changed.connect(self.library_changed)
        self.saver.failed.connect(self.failed)
        self._clock.quiet.connect(self._on_quiet)

    # What the agent does

    def set_notes(self, text: str) -> None:
        """Take the committed text of the notes pane; the first words start the call."""
        content = self._content.with_notes(text)
        if content == self._content:
            return
        self._content = content
        self.touch()
        if self._phase is Phase.IDLE and content.notes.strip():
            self.start()
        self.saver.set_notes(content.notes)
        self.typed.emit()

    def set_fields(self, **values: Unpack[FieldValues]) -> None:
        """Take fields beside the notes; one that is not given stays. A field that says something starts the call."""
        before = self._content
        if self._take_fields(values) and self._content.ranked != before.ranked:
            self.typed.emit()

    def follow_stage(self, stage: Stage) -> None:
        """Take the stage from what was spoken; without effect while no call runs."""
        if self._phase is not Phase.IDLE and self._take_fields({"stage": stage}):
            self.progressed.emit()

    def start(self) -> None:
        """Start the clock and write a new call; without effect while one runs."""
        if self._phase is not Phase.IDLE:
            return
        self._phase = Phase.STARTING
        self._clock.start()
        self.saver.start(self._agent, self._clock.now)
        self.changed.emit()

    def next(self) -> None:
        """Start the next call; the one in the pane ends, unless its caller waits on hold."""
        self._make_room()
        self.start()

    def propose_result(self, result: CallResult | None) -> None:
        """Say what the call would end as; whoever ends it can say otherwise afterwards."""
        self._proposed = result

    def end(self) -> bool:
        """End the call, its last words saved before, with the proposed result; False while none runs."""
        if self.call is None:
            return self._end_unwritten()
        call = replace(self.call, result=self._proposed)
        self.saver.hand_over()
        self._runner.owed.write(
            partial(self._calls.end, call.id, self._proposed, at=self._clock.now),
            self.library_changed.emit,
            partial(self._on_end_failed, call),
            key=(_END, call.id),
        )
        self._leave()
        self.ended.emit(call)
        return True

    def _end_unwritten(self) -> bool:
        """End a call that the library has not written yet: the next customer does not wait for a disk."""
        content = self._content
        beginning = self.saver.end_unwritten(content, self._proposed, self._clock.now)
        if beginning is None:
            return False
        self._leave()
        self.ended_unwritten.emit(beginning, content)
        return True

    def take_back_unwritten(self, beginning: Beginning, content: CallContent) -> None:
        """Undo that; a call that was started meanwhile ends, unless its caller waits on hold."""
        self._make_room()
        self._phase, self._content = Phase.STARTING, content
        self._clock.start(beginning.began)
        self.saver.start_again(beginning)
        self._announce(None)

    def begin_earlier(self, minutes: int) -> bool:
        """Move the beginning back: the clock was started late. False while no call runs, or for no sensible time."""
        if self._call is None or not 0 < minutes <= MOST_MINUTES_EARLIER:
            return False
        self._call = replace(self._call, started_at=self._call.started_at - timedelta(minutes=minutes))
        self._clock.correct(self._call.started_at)
        self.saver.move_clock(minutes * 60)
        self.began_earlier.emit(minutes * 60)
        self.touch()
        self.saver.set_fields(self._content.of(self._call))
        self.changed.emit()
        return True

    def take_back(self, call: Call) -> None:
        """Undo the end of a call; one that was started meanwhile ends, unless its caller waits on hold."""
        self.reopening.emit(call)
        self._make_room()
        if self._runner.owed.withdraw((_END, call.id)):
            self.enter(replace(call, result=None))  # its end was not written yet
            return
        reopened = partial(self._on_reopened, call)
        self._runner.owed.write(partial(self._calls.reopen, call.id), reopened, self.failed.emit)

    def flush(self) -> None:
        """Save now what is not saved."""
        self.saver.flush()

    def enter(self, call: Call) -> None:
        """Go on with a call that is in the library and open; one that runs here stays open there."""
        former = self.call_id
        self._phase = Phase.RUNNING
        self._call = call
        self._content = CallContent.in_call(call)
        self.saver.follow(call.id, call.notes)
        self._clock.start(call.started_at)
        self._announce(former)

    def shut_down(self) -> None:
        """Save what is not saved and stop all timers; the call stays open and comes back at the next start."""
        self.flush()
        if self._phase is Phase.STARTING:
            self.saver.finish(self._content)
        self._clock.pause()
        self.saver.stop()

    def _take_fields(self, values: FieldValues) -> bool:
        content = self._content.with_fields(values)
        if content == self._content:
            return False
        self._content = content
        self.touch()
        if self._phase is Phase.IDLE and content.has_fields:
            self.start()
        if self._call is not None:
            self.saver.set_fields(content.of(self._call))
        self.changed.emit()
        return True

    # What comes back

    def _on_started(self, call: Call) -> None:
        self._phase = Phase.RUNNING
        self._call = call
        self._clock.correct(call.started_at)
        self.saver.follow(call.id, "")
        self.saver.set_notes(self._content.notes)
        if self._content.has_fields:
            self.saver.set_fields(self._content.of(call))
        self.changed.emit()
        self.saved.emit()

    def _on_reopened(self, call: Call, changes: Changes) -> None:
        if self._phase is Phase.IDLE:
            self.enter(replace(call, result=None))
        self.library_changed.emit(changes)

    def _on_end_failed(self, call: Call, error: KbError) -> None:
        if self._phase is Phase.IDLE and not self._content.notes:
            self.enter(call)
        self.failed.emit(error)

    # From one call to another

    def _make_room(self) -> None:
        call = self.call
        if call is not None and self.on_hold:
            self._leave()
            self.kept_open.emit(call)
        else:
            self.end()

    def _leave(self) -> None:
        former = self.call_id
        self._phase = Phase.IDLE
        self._call = None
        self._content = CallContent()
        self.saver.follow(None, "")
        self._clock.stop()
        self._announce(former)

    def _announce(self, former: UUID | None) -> None:
        self.switched.emit(former)
        self.changed.emit()
        self.saved.emit()
        self.typed.emit()

    def _on_quiet(self) -> None:
        # Whoever is on hold is not the next customer.
        if self._phase is Phase.RUNNING and not self.on_hold:
            self.quiet.emit()
