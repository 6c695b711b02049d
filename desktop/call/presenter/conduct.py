"""How the call is led: its stage follows what is spoken, broken order warns, a promise that is spoken is offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.promise_ledger import PromiseDraft, PromiseLedger
from kb.domain.call import Handling
from kb.domain.conduct import OrderCode, order_warnings
from kb.domain.slots import SlotSource

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.call.presenter.places import LinePlace
    from desktop.call.presenter.reading import Reading
    from desktop.call.presenter.session import CallSession
    from kb.domain.conduct import SpokenMoment
    from kb.domain.promise import Promise
    from kb.errors import KbError


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
        failed: (KbError) an offered promise could not be recorded; it is offered again.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, ledger: PromiseLedger, session: CallSession, reading: Reading, parent: QObject | None = None
    ) -> None:
        """Nothing was spoken yet."""
        super().__init__(parent)
        self._ledger = ledger
        self._session = session
        self._reading = reading
        self._recording: SpokenPromise | None = None
        self._second_from = 0
        self._warning: OrderCode | None = None
        self._offer: SpokenPromise | None = None
        self._done: set[tuple[UUID, int] | datetime] = set()
        reading.spoken.connect(self._on_spoken)
        reading.taken_back.connect(self._on_taken_back)
        for signal in (reading.opened, reading.moved, reading.filled):
            signal.connect(self._look)
        ledger.made.connect(self._on_made)
        ledger.refused.connect(self._on_refused)
        session.switched.connect(self._on_switched)
        session.escalated.connect(self._on_escalated)

    @property
    def warning(self) -> OrderCode | None:
        """What would be out of order if the line to be read were spoken now."""
        return self._warning

    @property
    def offer(self) -> SpokenPromise | None:
        """The promise that was spoken and is not recorded yet."""
        return self._offer

    def record(self, what: str) -> bool:
        """Record the offered promise as ``what``; False while there is none with a due time."""
        offer = self._offer
        if offer is None or offer.due_at is None:
            return False
        self._recording = offer
        self._settle(offer)
        who = self._session
        self._ledger.make(PromiseDraft(what=what, due_at=offer.due_at, to_whom=who.caller, owner=who.agent))
        return True

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
        spoken, moment = self._reading.moments, now.moment(place.line)
        fault = self._session.content.fault_established
        found = _codes_of_next(spoken, moment, Handling.FIRST, fault=fault)
        if call is not None and call.handling is Handling.SECOND:
            # Whoever takes over speaks for the first time: what the first handler said does not count.
            since = _codes_of_next(spoken[self._second_from :], moment, Handling.SECOND, fault=fault)
            found = [*(code for code in since if code is OrderCode.SECOND_OPENS_WITH_APOLOGY), *found]
        # Questions that were asked without the reader stand in the notes and in the chips.
        asked = bool(self._session.content.asked)
        return next((code for code in found if not (asked and code is OrderCode.SOLUTION_BEFORE_FACTS)), None)

    def _on_escalated(self) -> None:
        self._second_from = len(self._reading.moments)
        self._look()

    def _on_switched(self) -> None:
        self._done.clear()
        self._second_from = 0
        self._offer = self._recording = None
        self.changed.emit()

    def _on_made(self, promise: Promise) -> None:
        """Offer nothing that was recorded, here or in the sheet of promises."""
        self._recording = None
        self._done.add(promise.due_at)
        if self._offer is not None and self._offer.due_at in {None, promise.due_at}:
            self._settle(self._offer)

    def _on_refused(self, error: KbError) -> None:
        offer, self._recording = self._recording, None
        if offer is not None:
            self._done -= {offer.step, offer.due_at}
            self._offer = offer
            self.changed.emit()
            self.failed.emit(error)

    def _settle(self, offer: SpokenPromise) -> None:
        self._done |= {offer.step} | ({offer.due_at} if offer.due_at else set())
        self._offer = None
        self.changed.emit()


def _codes_of_next(
    spoken: tuple[SpokenMoment, ...], moment: SpokenMoment, handling: Handling, *, fault: bool
) -> list[OrderCode]:
    """Return what becomes out of order with the line that is spoken next."""
    found = order_warnings((*spoken, moment), handling, fault_established=fault)
    return [warning.code for warning in found if warning.at == len(spoken)]
