"""Promises from the moment they are made until they are kept, moved or missed (P18, P20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.domain.call import CallEvent, CallEventType
from kb.domain.promise import Promise, PromiseChannel, PromiseMove, PromiseState, promise_board
from kb.errors import PromiseIncompleteError, PromiseNotFoundError
from kb.identifiers import new_id
from kb.storage import call_store, promise_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.promise import PromiseBoard
    from kb.storage.database import Database

_DAY = timedelta(days=1)


class PromiseService:
    """Every change is one transaction and an event on the timeline of the call in which the promise was made.

    Methods that change a promise raise PromiseNotFoundError, PromiseIncompleteError, CallNotFoundError and the errors
    of writing: LibraryBusyError, DiskFullError, LibraryReadOnlyError.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock

    def make(
        self,
        *,
        what: str,
        due_at: datetime,
        to_whom: str = "",
        owner: str = "",
        channel: PromiseChannel = PromiseChannel.TELEPHONE,
        call_id: UUID | None = None,
    ) -> Promise:
        """Record a promise; what is promised in a call of a matter belongs to the matter too.

        Raises:
            PromiseIncompleteError: nothing is promised, or its due time is past.
        """
        now = self._clock.now()
        if not what.strip() or due_at <= now:
            raise PromiseIncompleteError
        promise = Promise(
            id=new_id(),
            made_at=now,
            due_at=due_at,
            what=what.strip(),
            to_whom=to_whom.strip(),
            owner=owner.strip(),
            channel=channel,
            call_id=call_id,
        )
        with self._database.write() as session:
            if call_id is not None:
                promise = replace(promise, matter_id=call_store.get(session, call_id).matter_id)
            promise_store.save(session, promise)
            if call_id is not None:
                call_store.add_event(session, self._event(call_id, promise.id, CallEventType.PROMISE_MADE))
        return promise

    def keep(self, promise_id: UUID) -> Changes:
        """Note that it was kept."""
        return self._settle(promise_id, PromiseState.KEPT, "", CallEventType.PROMISE_KEPT)

    def miss(self, promise_id: UUID, reason: str) -> Changes:
        """Note that it was not kept, and why: that is what the customer is told (P20)."""
        return self._settle(promise_id, PromiseState.MISSED, _reason(reason), CallEventType.PROMISE_MISSED)

    def move(self, promise_id: UUID, due_at: datetime, reason: str) -> Changes:
        """Give it another due time, with the reason; it stays open."""
        now, why = self._clock.now(), _reason(reason)
        if due_at <= now:
            raise PromiseIncompleteError

        def moved(promise: Promise) -> Promise:
            move = PromiseMove(now, promise.due_at, why)
            return replace(
                promise, due_at=due_at, state=PromiseState.OPEN, settled_at=None, moves=(*promise.moves, move)
            )

        return self._change(promise_id, moved, CallEventType.PROMISE_MOVED)

    def reopen(self, promise_id: UUID) -> Changes:
        """Take back that it was kept or missed."""
        return self._change(
            promise_id, lambda one: replace(one, state=PromiseState.OPEN, settled_at=None, reason=""), None
        )

    def take_back(self, promise_id: UUID) -> Changes:
        """Take a promise away that was recorded by mistake a moment ago; without effect when it is gone."""
        with self._database.write() as session:
            promise_store.remove(session, promise_id)
        return Changes(promises=frozenset({promise_id}))

    def get(self, promise_id: UUID) -> Promise:
        """Return a promise."""
        with self._database.read() as session:
            promise = promise_store.get(session, promise_id)
        if promise is None:
            raise PromiseNotFoundError(promise=str(promise_id))
        return promise

    def of_call(self, call_id: UUID) -> tuple[Promise, ...]:
        """Return the promises made in a call, the earliest due first."""
        with self._database.read() as session:
            return promise_store.of_call(session, call_id)

    def board(self) -> PromiseBoard:
        """Return the promises that are overdue, due today and later, and those settled today."""
        now = self._clock.now()
        with self._database.read() as session:
            return promise_board(promise_store.unsettled_or_settled_since(session, now - _DAY), now)

    def _settle(self, promise_id: UUID, state: PromiseState, reason: str, event: CallEventType) -> Changes:
        now = self._clock.now()
        return self._change(
            promise_id, lambda one: replace(one, state=state, settled_at=now, reason=reason or one.reason), event
        )

    def _change(self, promise_id: UUID, change: Callable[[Promise], Promise], event: CallEventType | None) -> Changes:
        with self._database.write() as session:
            before = promise_store.get(session, promise_id)
            if before is None:
                raise PromiseNotFoundError(promise=str(promise_id))
            after = change(before)
            promise_store.save(session, after)
            if event is not None and after.call_id is not None:
                call_store.add_event(session, self._event(after.call_id, promise_id, event))
        return Changes(promises=frozenset({promise_id}))

    def _event(self, call_id: UUID, promise_id: UUID, kind: CallEventType) -> CallEvent:
        return CallEvent(id=new_id(), call_id=call_id, at=self._clock.now(), type=kind, detail=str(promise_id))


def _reason(text: str) -> str:
    if not text.strip():
        raise PromiseIncompleteError
    return text.strip()
