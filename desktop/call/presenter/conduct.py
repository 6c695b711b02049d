"""How the call is led: its stage follows what is spoken, broken order warns, a promise that is spoken is offered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.article import Changes
from kb.domain.call import Handling
from kb.domain.conduct import OrderCode, order_warnings
from kb.domain.slots import SlotSource

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.call.presenter.places import LinePlace
    from desktop.call.presenter.ports import Promises
    from desktop.call.presenter.reading import Reading
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.promise import Promise


@dataclass(frozen=True, slots=True)
class SpokenPromise:
    """A promise that was just spoken; without ``due_at`` the agent has still to say by when.

    ``source`` tells what was promised: a call back or an answer. ``step`` is where it was spoken.
    """

    due_at: datetime | None
    source: SlotSource
    step: tuple[UUID, int]


class Conduct(QObject):
    """Watches the reader.

    Signals:
        changed: ``warning`` or ``offer`` is different.
        recorded: (Promise) an offered promise was recorded.
        library_changed: (Changes).
        failed: (KbError) it could not be recorded.
    """

    changed = Signal()
    recorded = Signal(object)
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        promises: Promises,
        session: CallSession,
        reading: Reading,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        """Nothing was spoken yet."""
        super().__init__(parent)
        self._promises = promises
        self._session = session
        self._reading = reading
        self._runner = runner
        self._warning: OrderCode | None = None
        self._offer: SpokenPromise | None = None
        self._done: set[tuple[UUID, int] | datetime] = set()
        reading.spoken.connect(self._on_spoken)
        reading.taken_back.connect(self._on_taken_back)
        for signal in (reading.opened, reading.moved, reading.filled):
            signal.connect(self._look)
        session.switched.connect(self._on_switched)

    @property
    def warning(self) -> OrderCode | None:
        """What would be out of order if the line to be read were spoken now."""
        return self._warning

    @property
    def offer(self) -> SpokenPromise | None:
        """The promise that was spoken and is not recorded yet."""
        return self._offer

    def record(self, what: str) -> bool:
        """Record the offered promise as ``what``; False while there is none with a due time, or no call."""
        offer, call_id = self._offer, self._session.call_id
        if offer is None or offer.due_at is None or call_id is None:
            return False
        work = partial(
            self._promises.make,
            what=what,
            due_at=offer.due_at,
            to_whom=self._session.caller,
            owner=self._session.agent,
            call_id=call_id,
        )
        self._runner.write(work, self._on_recorded, partial(self._on_failed, offer))
        self._settle(offer)
        return True

    def take_back(self, promise: Promise) -> None:
        """Take a recorded promise back."""
        work = partial(self._promises.take_back, promise.id)
        self._runner.write(work, self.library_changed.emit, self.failed.emit)

    def put_aside(self) -> None:
        """Do not offer this promise again: it is recorded elsewhere, or none."""
        if self._offer is not None:
            self._settle(self._offer)

    # What follows

    def _on_spoken(self, place: LinePlace) -> None:
        now = self._reading.now
        if now is None:
            return
        moment = now.moment(place.line)
        if moment.stage is not None:
            self._session.follow_stage(moment.stage)
        self._offer_promise(place, promised=moment.promise)

    def _offer_promise(self, place: LinePlace, *, promised: bool) -> None:
        now = self._reading.now
        if now is None:
            return
        slots = self._reading.slots
        due = [name for name in now.lines[place.line].placeholders if slots.holds_due(name)]
        step = (place.article_id, now.step_of(place.line))
        if not (due or promised) or step in self._done:
            return
        due_at = slots.due_at(due[0]) if due else None
        source = slots.source(due[0]) if due else None
        if due_at in self._done or (self._offer is not None and self._offer.step == step and due_at is None):
            return
        self._offer = SpokenPromise(due_at, source or SlotSource.CALLBACK_AT, step)
        self.changed.emit()

    def _on_taken_back(self, place: LinePlace) -> None:
        if self._offer is not None and self._offer.step[0] == place.article_id:
            self._offer = None
            self.changed.emit()

    def _look(self) -> None:
        """Look at the line that would be spoken next."""
        warning = self._warning_now()
        if warning is not self._warning:
            self._warning = warning
            self.changed.emit()

    def _warning_now(self) -> OrderCode | None:
        now, place, call = self._reading.now, self._reading.place, self._session.call
        if now is None or place is None or now.locked(place.line):
            return None
        spoken = self._reading.moments
        handling = call.handling if call else Handling.FIRST
        found = order_warnings(
            (*spoken, now.moment(place.line)), handling, fault_established=self._session.content.fault_established
        )
        # Questions that were asked without the reader stand in the notes and in the chips.
        asked = bool(self._session.content.asked)
        for warning in found:
            if warning.at == len(spoken) and not (asked and warning.code is OrderCode.SOLUTION_BEFORE_FACTS):
                return warning.code
        return None

    def _on_switched(self) -> None:
        self._done.clear()
        self._offer = None
        self.changed.emit()

    def _on_recorded(self, promise: Promise) -> None:
        self.library_changed.emit(Changes(promises=frozenset({promise.id}), calls=frozenset(_ids(promise))))
        self.recorded.emit(promise)

    def _on_failed(self, offer: SpokenPromise, error: object) -> None:
        self._done -= {offer.step, offer.due_at}
        self._offer = offer
        self.changed.emit()
        self.failed.emit(error)

    def _settle(self, offer: SpokenPromise) -> None:
        self._done |= {offer.step} | ({offer.due_at} if offer.due_at else set())
        self._offer = None
        self.changed.emit()


def _ids(promise: Promise) -> tuple[UUID, ...]:
    return (promise.call_id,) if promise.call_id else ()
