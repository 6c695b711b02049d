"""Matters (案件): one complaint across its calls, with evidence, reviewers and the way the answer is given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.domain.matter import REVIEWERS_NEEDED, Matter, MatterState, MatterView, channel_needs_reason
from kb.errors import ChannelReasonMissingError, MatterNotFoundError, ReviewersMissingError
from kb.identifiers import new_id
from kb.storage import call_store, handover_store, matter_store, promise_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.call import Call
    from kb.storage.database import Database

_CLOSED = frozenset({MatterState.AGREED, MatterState.NOT_AGREED})
#: Earlier calls shown beside a new one of the same caller reference.
_EARLIER = 20


class MatterService:
    """Each method is one transaction; those that change something raise the errors of writing.

    An unknown id raises MatterNotFoundError or CallNotFoundError.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock

    def open_for_call(self, call_id: UUID, *, handler: str = "") -> Matter:
        """Open a matter with what its call says, and hang the call and its promises on it."""
        with self._database.write() as session:
            call = call_store.get(session, call_id)
            matter = Matter(
                id=new_id(),
                opened_at=self._clock.now(),
                caller_reference=call.caller_reference,
                handler=handler or call.agent,
                product=call.product,
                cause=call.cause,
                demand=call.demand,
            )
            matter_store.save(session, matter)
            matter_store.hang_on(session, matter.id, call_id)
        return matter

    def join(self, call_id: UUID, matter_id: UUID) -> Changes:
        """Hang a call and its promises on a matter."""
        with self._database.write() as session:
            call_store.get(session, call_id)
            if matter_store.get(session, matter_id) is None:
                raise MatterNotFoundError(matter=str(matter_id))
            matter_store.hang_on(session, matter_id, call_id)
        return Changes(calls=frozenset({call_id}), matters=frozenset({matter_id}))

    def save(self, matter: Matter) -> Changes:
        """Write a matter; one that is settled or not agreed is dated as closed, another state opens it again.

        Raises:
            ReviewersMissingError: it would be settled before two named people have agreed (P6).
            ChannelReasonMissingError: the answer would be given by e-mail without a reason (P5).
        """
        if matter.state is MatterState.AGREED and not matter.may_be_agreed:
            raise ReviewersMissingError(needed=REVIEWERS_NEEDED)
        if channel_needs_reason(matter.answer_channel) and not matter.answer_channel_reason.strip():
            raise ChannelReasonMissingError
        closed_at = (matter.closed_at or self._clock.now()) if matter.state in _CLOSED else None
        with self._database.write() as session:
            if matter_store.get(session, matter.id) is None:
                raise MatterNotFoundError(matter=str(matter.id))
            matter_store.save(session, replace(matter, closed_at=closed_at))
        return Changes(matters=frozenset({matter.id}))

    def view(self, matter_id: UUID) -> MatterView:
        """Return a matter with its calls, promises and memos (P16)."""
        with self._database.read() as session:
            matter = matter_store.get(session, matter_id)
            if matter is None:
                raise MatterNotFoundError(matter=str(matter_id))
            calls = call_store.of_matter(session, matter_id)
            return MatterView(
                matter,
                calls,
                promise_store.of_matter(session, matter_id),
                tuple(memo for call in calls for memo in handover_store.memos(session, call.id)),
            )

    def open_for_caller(self, reference: str) -> tuple[Matter, ...]:
        """Return the open matters of a caller reference, newest first: somebody may be handling it already (P7)."""
        with self._database.read() as session:
            return matter_store.open_for_caller(session, reference.strip())

    def earlier_calls(self, reference: str, *, but: UUID | None = None) -> tuple[Call, ...]:
        """Return the last calls of a caller reference, the latest first, without the present one (P16)."""
        with self._database.read() as session:
            calls = call_store.of_caller(session, reference.strip(), _EARLIER + 1)
        return tuple(call for call in calls if call.id != but)[:_EARLIER]

    def every(self) -> tuple[Matter, ...]:
        """Return all matters in the order they were opened."""
        with self._database.read() as session:
            return matter_store.every(session)
