"""Calls from the first ring to their result: notes, fields, timeline, and what the agent said of articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kb.domain.article import Changes
from kb.domain.call import Call, CallEvent, CallEventType, CallResult, Feedback, FeedbackType, Handling
from kb.domain.review import ReviewItem
from kb.identifiers import new_id
from kb.storage import call_store, feedback_store, handover_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.call import DismissReason
    from kb.services.priors import PriorBook
    from kb.storage.database import Database


#: The fields of a call that an agent fills in; the others change by what happens in it.
_FILLED_IN = (
    "started_at",
    "agent",
    "caller_reference",
    "demand",
    "product",
    "cause",
    "action",
    "asked",
    "stage",
    "fault_established",
)


class CallWatcher(Protocol):
    """Whoever has something to do after a call ended; it never raises, the call has ended all the same."""

    def call_ended(self, call_id: UUID) -> None: ...
    def call_reopened(self, call_id: UUID) -> None: ...


class CallService:
    """Everything an agent does to a call; each method is one transaction.

    What happens at a moment happens now, unless ``at`` says that it was before: it may have had to wait for the disk.
    Every method raises CallNotFoundError for an unknown call, ArticleNotFoundError for an unknown article, and the
    errors of writing: LibraryBusyError, DiskFullError, LibraryReadOnlyError.
    """

    def __init__(
        self, database: Database, priors: PriorBook, clock: Clock, ended: Callable[[], None], watcher: CallWatcher
    ) -> None:
        """``ended`` is called after a call has ended, so that its notes count among the past ones.

        ``watcher`` is told which call ended, and which goes on after all.
        """
        self._database = database
        self._priors = priors
        self._clock = clock
        self._ended = ended
        self._watcher = watcher

    def start(self, *, agent: str = "", caller_reference: str = "", started_at: datetime | None = None) -> Call:
        """Begin a call, now unless it is said to have begun before: it may have had to wait for the library."""
        began = started_at or self._clock.now()
        call = Call(id=new_id(), started_at=began, agent=agent, caller_reference=caller_reference)
        with self._database.write() as session:
            call_store.start(session, call)
            call_store.add_event(session, replace(self._event(call.id, CallEventType.STARTED), at=began))
        return call

    def get(self, call_id: UUID) -> Call:
        """Return a call with its notes as last saved."""
        with self._database.read() as session:
            return call_store.get(session, call_id)

    def open_calls(self) -> tuple[Call, ...]:
        """Return the calls that have not ended, the longest running first: also those a crash cut off."""
        with self._database.read() as session:
            return call_store.open_calls(session)

    def recent(self, limit: int = 5) -> tuple[Call, ...]:
        """Return the calls that ended, the latest started first."""
        with self._database.read() as session:
            return call_store.recent(session, limit, only_ended=True)

    def save_notes(self, call_id: UUID, notes: str) -> None:
        """Overwrite the notes: called by autosave, at most a second behind the keyboard."""
        with self._database.write() as session:
            call_store.save_notes(session, call_id, notes)

    def update(self, call: Call) -> Changes:
        """Write what an agent fills in beside the notes, which only ``save_notes`` writes.

        Handling, hold, matter, result and end have methods of their own: a value read before one of these would take
        it back.
        """
        with self._database.write() as session:
            before = call_store.get(session, call.id)
            filled = {name: getattr(call, name) for name in _FILLED_IN}
            call_store.update(session, replace(before, **filled))
            if call.fault_established != before.fault_established:
                detail = "established" if call.fault_established else "open"
                call_store.add_event(session, self._event(call.id, CallEventType.FAULT_ESTABLISHED, detail=detail))
        return Changes(calls=frozenset({call.id}))

    def hold(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        """Put the caller on hold; without effect on one who waits already or whose call has ended."""
        now = at or self._clock.now()
        return self._change(
            call_id,
            lambda call: call if call.held_since or call.ended_at else replace(call, held_since=now),
            CallEventType.HELD,
            now,
        )

    def resume(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        """Go on with a caller on hold; the seconds of waiting are added up."""
        now = at or self._clock.now()
        return self._change(call_id, lambda call: _resumed(call, now), CallEventType.RESUMED, now)

    def make_secondary(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        """Note that the complaint has become a secondary one (P24): that opens a review item (P33)."""
        now = at or self._clock.now()
        with self._database.write() as session:
            before = call_store.get(session, call_id)
            if before.handling is Handling.SECOND:
                return Changes()
            call_store.update(session, replace(before, handling=Handling.SECOND, secondary_at=now))
            call_store.add_event(session, self._event(call_id, CallEventType.SECONDARY, at=now))
            if handover_store.review_of_call(session, call_id) is None:
                handover_store.save_review(session, ReviewItem(id=new_id(), call_id=call_id, opened_at=now))
        return Changes(calls=frozenset({call_id}))

    def take_back_secondary(self, call_id: UUID, *, at: datetime | None = None) -> Changes:
        """Undo that within the call; the review item goes with it unless somebody wrote in it already."""
        with self._database.write() as session:
            before = call_store.get(session, call_id)
            call_store.update(session, replace(before, handling=Handling.FIRST, secondary_at=None))
            call_store.add_event(session, self._event(call_id, CallEventType.SECONDARY_TAKEN_BACK, at=at))
            item = handover_store.review_of_call(session, call_id)
            if item is not None and not (item.angered or item.calmed):
                handover_store.remove_review(session, call_id)
        return Changes(calls=frozenset({call_id}))

    def end(self, call_id: UUID, result: CallResult | None = None, *, at: datetime | None = None) -> Changes:
        """End a call; one that has ended already only takes the result."""
        now = at or self._clock.now()
        with self._database.write() as session:
            before = call_store.get(session, call_id)
            after = replace(_resumed(before, now), ended_at=before.ended_at or now, result=result or before.result)
            if after.result is CallResult.SECONDARY and after.secondary_at is None:
                after = replace(after, secondary_at=now)
            if after == before:
                return Changes()
            call_store.update(session, after)
            if before.ended_at is None:
                detail = after.result.value if after.result else ""
                call_store.add_event(session, self._event(call_id, CallEventType.ENDED, detail=detail, at=now))
        self._ended()
        self._watcher.call_ended(call_id)
        return Changes(calls=frozenset({call_id}))

    def reopen(self, call_id: UUID) -> Changes:
        """Take back the end of a call: it goes on as if it had not ended."""
        with self._database.write() as session:
            before = call_store.get(session, call_id)
            if before.ended_at is None:
                return Changes()
            call_store.update(session, replace(before, ended_at=None, result=None))
            call_store.add_event(session, self._event(call_id, CallEventType.REOPENED))
        self._watcher.call_reopened(call_id)
        return Changes(calls=frozenset({call_id}))

    def record(
        self,
        call_id: UUID,
        kind: CallEventType,
        article_id: UUID | None = None,
        detail: str = "",
        *,
        at: datetime | None = None,
    ) -> None:
        """Append to the timeline."""
        with self._database.write() as session:
            call_store.add_event(session, self._event(call_id, kind, article_id, detail, at))

    def events(self, call_id: UUID) -> tuple[CallEvent, ...]:
        """Return the timeline in order of time."""
        with self._database.read() as session:
            return call_store.events(session, call_id)

    def use(self, call_id: UUID | None, article_id: UUID) -> Changes:
        """Count an article as used; pressed again in the same call it counts once."""
        with self._database.write() as session:
            if call_id is not None:
                used = {
                    event.article_id
                    for event in call_store.events(session, call_id)
                    if event.type is CallEventType.ARTICLE_USED
                }
                if article_id in used:
                    return Changes()
                call_store.add_event(session, self._event(call_id, CallEventType.ARTICLE_USED, article_id))
            feedback_store.add(session, self._feedback(call_id, article_id, FeedbackType.USED))
        return self._feedback_saved(article_id)

    def dismiss(self, call_id: UUID, article_id: UUID, reason: DismissReason) -> Changes:
        """Wave a suggestion away for the rest of this call."""
        with self._database.write() as session:
            if article_id in feedback_store.dismissed(session, call_id):
                return Changes()
            event = self._event(call_id, CallEventType.ARTICLE_DISMISSED, article_id, reason.value)
            call_store.add_event(session, event)
            feedback_store.add(session, self._feedback(call_id, article_id, FeedbackType.DISMISSED, reason.value))
        return self._feedback_saved(article_id)

    def rate(self, call_id: UUID | None, article_id: UUID, kind: FeedbackType, reason: str = "") -> Changes:
        """Save what an agent says of an article at the close of a call: helped, not helped, a flag with its reason.

        Whether it helped is said once a call: who thinks again changes it.
        """
        with self._database.write() as session:
            if call_id is not None and kind in {FeedbackType.HELPED, FeedbackType.NOT_HELPED}:
                feedback_store.remove_judgement(session, call_id, article_id)
            feedback_store.add(session, self._feedback(call_id, article_id, kind, reason))
        return self._feedback_saved(article_id)

    def judged(self, call_id: UUID) -> Mapping[UUID, FeedbackType]:
        """Return what was said in this call of the articles used in it: USED, or whether it helped."""
        with self._database.read() as session:
            return feedback_store.judged(session, call_id)

    def dismissed(self, call_id: UUID) -> frozenset[UUID]:
        """Return the articles waved away in this call."""
        with self._database.read() as session:
            return feedback_store.dismissed(session, call_id)

    def _change(self, call_id: UUID, change: Callable[[Call], Call], event: CallEventType, at: datetime) -> Changes:
        with self._database.write() as session:
            before = call_store.get(session, call_id)
            after = change(before)
            if after == before:
                return Changes()
            call_store.update(session, after)
            call_store.add_event(session, self._event(call_id, event, at=at))
        return Changes(calls=frozenset({call_id}))

    def _feedback_saved(self, article_id: UUID) -> Changes:
        self._priors.changed([article_id])
        return Changes(articles=frozenset({article_id}))

    def _event(
        self,
        call_id: UUID,
        kind: CallEventType,
        article_id: UUID | None = None,
        detail: str = "",
        at: datetime | None = None,
    ) -> CallEvent:
        moment = at or self._clock.now()
        return CallEvent(id=new_id(), call_id=call_id, at=moment, type=kind, article_id=article_id, detail=detail)

    def _feedback(self, call_id: UUID | None, article_id: UUID, kind: FeedbackType, reason: str = "") -> Feedback:
        return Feedback(
            id=new_id(), article_id=article_id, call_id=call_id, at=self._clock.now(), type=kind, reason=reason
        )


def _resumed(call: Call, now: datetime) -> Call:
    if call.held_since is None:
        return call
    waited = max(0, round((now - call.held_since).total_seconds()))
    return replace(call, held_since=None, seconds_held=call.seconds_held + waited)
