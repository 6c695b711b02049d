"""The running call: starts by itself, is saved while it is written, ends, comes back."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.call.note_text import storable
from desktop.call.presenter.call_clock import CallClock
from desktop.call.presenter.notes_saver import NotesSaver
from kb.domain.demand import Demand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Calls
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Changes
    from kb.domain.call import Call
    from kb.errors import KbError

_FIELDS_MS = 400
_RETRY_START_MS = 5_000


class Phase(Enum):
    """STARTING: the clock runs, the library is still writing the call."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"


class CallSession(QObject):
    """The call, its notes and its fields.

    Signals:
        changed: phase, call or fields are different.
        switched: (id of the former call or None) another call is in the pane, or none; ``notes`` are its notes and
            replace what the pane shows.
        typed: the notes are different, or a field of the call that takes part in suggestions.
        ticked: the clock shows another second.
        saved: the notes are saved (or not: see ``save_error``).
        ended: (call) it was ended here; ``take_back`` undoes it.
        restored: (call) it was still open when the program started.
        quiet: nobody wrote for ten minutes.
        unsaved: (call id, notes, KbError) notes of a call that is over could not be saved; ``save_again`` tries again.
        library_changed: (Changes).
        failed: (KbError) something else could not be saved.
    """

    changed = Signal()
    switched = Signal(object)
    typed = Signal()
    ticked = Signal()
    saved = Signal()
    ended = Signal(object)
    restored = Signal(object)
    quiet = Signal()
    unsaved = Signal(object, str, object)
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, calls: Calls, runner: TaskRunner, clock: Clock, *, agent: str = "", parent: QObject | None = None
    ) -> None:
        """Start idle; ``agent`` is who sits here."""
        super().__init__(parent)
        self._calls = calls
        self._runner = runner
        self._clock = CallClock(clock, self)
        self._agent = agent
        self._phase = Phase.IDLE
        self._call: Call | None = None
        self._notes = ""
        self._demand = Demand()
        self._product = ""
        self._cause = ""
        self._saved_at: int | None = None
        self._save_error: KbError | None = None
        self._saver = NotesSaver(calls.save_notes, runner, parent=self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_save_failed)
        self._clock.ticked.connect(self.ticked)
        self._clock.quiet.connect(self._on_quiet)
        self._fields_timer = QTimer(self, singleShot=True, interval=_FIELDS_MS)
        self._fields_timer.timeout.connect(self._save_fields)
        self._start_timer = QTimer(self, singleShot=True, interval=_RETRY_START_MS)
        self._start_timer.timeout.connect(self._write_start)

    # What is

    @property
    def phase(self) -> Phase:
        """Whether a call runs."""
        return self._phase

    @property
    def call(self) -> Call | None:
        """The running call with its present notes and fields; None while there is none or it is still being written."""
        if self._call is None:
            return None
        return replace(self._call, notes=self._notes, demand=self._demand, product=self._product, cause=self._cause)

    @property
    def call_id(self) -> UUID | None:
        """Id of the running call."""
        return self._call.id if self._call else None

    @property
    def notes(self) -> str:
        """What is in the notes pane, as far as it can be stored."""
        return self._notes

    @property
    def demand(self) -> Demand:
        """The demand on its two axes."""
        return self._demand

    @property
    def product(self) -> str:
        """The product in question."""
        return self._product

    @property
    def cause(self) -> str:
        """Code of a cause class, or the agent's own words."""
        return self._cause

    @property
    def agent(self) -> str:
        """Who handles the call."""
        return (self._call.agent if self._call else "") or self._agent

    @property
    def caller(self) -> str:
        """What is known of the caller's name."""
        return self._call.caller_reference if self._call else ""

    @property
    def seconds(self) -> int:
        """Seconds since the call began; 0 while none runs."""
        return self._clock.seconds

    def length_of(self, call: Call) -> int:
        """Return how long a call that ends now took, in seconds."""
        return self._clock.since(call.started_at)

    @property
    def saved_at(self) -> int | None:
        """Seconds of the call at which the notes were last saved."""
        return self._saved_at

    @property
    def save_error(self) -> KbError | None:
        """Why the notes are not saved; None when all is well."""
        return self._save_error

    # What the agent does

    def set_notes(self, text: str) -> None:
        """Take the committed text of the notes pane; the first words start the call."""
        text = storable(text)
        if text == self._notes:
            return
        self._notes = text
        self.touch()
        if self._phase is Phase.IDLE and text.strip():
            self.start()
        self._saver.set_notes(text)
        self.typed.emit()

    def set_fields(self, *, demand: Demand | None = None, product: str | None = None, cause: str | None = None) -> None:
        """Take fields beside the notes; None leaves one as it is. A field that says something starts the call."""
        before = (self._demand, self._product, self._cause)
        self._demand = before[0] if demand is None else replace(demand, quantity=storable(demand.quantity))
        self._product = before[1] if product is None else storable(product)
        self._cause = before[2] if cause is None else storable(cause)
        after = (self._demand, self._product, self._cause)
        if after == before:
            return
        self.touch()
        if self._phase is Phase.IDLE and after != (Demand(), "", ""):
            self.start()
        self._fields_timer.start()
        self.changed.emit()
        self.typed.emit()

    def touch(self) -> None:
        """Note that somebody is at work on this call."""
        self._clock.touch()

    def start(self) -> None:
        """Start the clock and write a new call; without effect while one runs."""
        if self._phase is not Phase.IDLE:
            return
        self._phase = Phase.STARTING
        self._clock.start()
        self._write_start()
        self.changed.emit()

    def next(self) -> None:
        """End the running call, if there is one, and start the next."""
        if self._phase is Phase.RUNNING:
            self.end()
        self.start()

    def end(self) -> bool:
        """End the call, its last words saved before; False while none runs."""
        call = self.call
        if call is None:
            return False
        self.flush()
        self._runner.write(
            partial(self._calls.end, call.id), self.library_changed.emit, partial(self._on_end_failed, call)
        )
        self._leave()
        self.ended.emit(call)
        return True

    def take_back(self, call: Call) -> None:
        """Undo the end of a call; one that was started meanwhile ends."""
        self.end()
        self._runner.write(partial(self._calls.reopen, call.id), partial(self._on_reopened, call), self.failed.emit)

    def save_again(self, call_id: UUID, notes: str) -> None:
        """Try again to save notes of a call that is over."""
        self._saver.write(call_id, notes)

    def flush(self) -> None:
        """Save now what is not saved."""
        self._saver.flush()
        if self._fields_timer.isActive():
            self._fields_timer.stop()
            self._save_fields()

    def restore(self) -> None:
        """Look for a call that was still open when the program ended, and go on with it."""
        self._runner.read(self._calls.open_calls, self._on_open_calls)

    def shut_down(self) -> None:
        """Save what is not saved and stop all timers; the call stays open and comes back at the next start."""
        self.flush()
        self._clock.pause()
        self._fields_timer.stop()
        self._start_timer.stop()

    # What comes back

    def _write_start(self) -> None:
        start = partial(self._calls.start, agent=self._agent)
        self._runner.write(start, self._on_started, self._on_start_failed)

    def _on_started(self, call: Call) -> None:
        self._phase = Phase.RUNNING
        self._call = call
        self._clock.correct(call.started_at)
        self._save_error = None
        self._saver.follow(call.id, "")
        self._saver.set_notes(self._notes)
        if (self._demand, self._product, self._cause) != (Demand(), "", ""):
            self._fields_timer.start()
        self.changed.emit()
        self.saved.emit()

    def _on_start_failed(self, error: KbError) -> None:
        self._save_error = error
        self._start_timer.start()
        self.saved.emit()

    def _on_open_calls(self, calls: tuple[Call, ...]) -> None:
        if calls and self._phase is Phase.IDLE:
            self._enter(calls[-1])
            self.restored.emit(calls[-1])

    def _on_reopened(self, call: Call, changes: Changes) -> None:
        if self._phase is Phase.IDLE:
            self._enter(call)
        self.library_changed.emit(changes)

    def _on_end_failed(self, call: Call, error: KbError) -> None:
        if self._phase is Phase.IDLE and not self._notes:
            self._enter(call)
        self.failed.emit(error)

    def _on_saved(self, call_id: UUID) -> None:
        if call_id == self.call_id:
            self._saved_at = self.seconds
            self._save_error = None
            self.saved.emit()

    def _on_save_failed(self, call_id: UUID, notes: str, error: KbError) -> None:
        if call_id == self.call_id:
            self._save_error = error
            self.saved.emit()
        else:
            self.unsaved.emit(call_id, notes, error)

    def _save_fields(self) -> None:
        call = self.call
        if call is not None:
            self._runner.write(partial(self._calls.update, call), self.library_changed.emit, self.failed.emit)

    # From one call to another

    def _enter(self, call: Call) -> None:
        former = self.call_id
        self._phase = Phase.RUNNING
        self._call = call
        self._notes, self._demand = call.notes, call.demand
        self._product, self._cause = call.product, call.cause
        self._saver.follow(call.id, call.notes)
        self._saved_at = self._save_error = None
        self._clock.start(call.started_at)
        self._announce(former)

    def _leave(self) -> None:
        former = self.call_id
        self._phase = Phase.IDLE
        self._call = None
        self._notes, self._demand, self._product, self._cause = "", Demand(), "", ""
        self._saver.follow(None, "")
        self._saved_at = self._save_error = None
        self._clock.stop()
        self._announce(former)

    def _announce(self, former: UUID | None) -> None:
        self.switched.emit(former)
        self.changed.emit()
        self.saved.emit()
        self.typed.emit()

    def _on_quiet(self) -> None:
        if self._phase is Phase.RUNNING:
            self.quiet.emit()
