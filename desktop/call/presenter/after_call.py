"""After a call: result, what helped, what was done, history text; the next call never waits for it (P30, P32)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.call.note_text import storable
from desktop.call.presenter.call_record import CallRecord, OpenedArticle
from desktop.call.presenter.call_state import Phase
from kb.domain.call import CallEventType, CallResult, FeedbackType
from kb.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Services
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import Changes
    from kb.domain.call import Call
    from kb.domain.promise import Promise

_SAVE_AFTER_MS = 800


class AfterCall(QObject):
    """Holds the record of the call that ended last, or of an earlier one that is to be finished.

    Everything is saved as it is said; nothing waits for a button.

    Signals:
        opened: the record of a call is there and wants to be seen.
        changed: something in it is different.
        closed: there is no record to be seen any more: the next call has begun, or the end was taken back.
        history_ready: (text) the interaction history in the centre's template.
        library_changed: (Changes).
        failed: (KbError) something could not be read or saved.
    """

    opened = Signal()
    changed = Signal()
    closed = Signal()
    history_ready = Signal(str)
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, services: Services, session: CallSession, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Hold no record yet."""
        super().__init__(parent)
        self._services = services
        self._session = session
        self._runner = runner
        self._record: CallRecord | None = None
        self._wanted: UUID | None = None
        self._unsaved: CallRecord | None = None
        self._reopened: set[UUID] = set()
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        session.ended.connect(self._on_ended)
        session.reopening.connect(self._on_reopening)
        session.changed.connect(self._on_session_changed)

    @property
    def record(self) -> CallRecord | None:
        """The record on show; None while there is none."""
        return self._record

    # What the agent does

    def open(self, call: Call) -> None:
        """Ask for the record of a call that ended earlier, to finish it."""
        ended = call.ended_at or call.started_at
        self._ask(CallRecord(call, int((ended - call.started_at).total_seconds())))

    def close(self) -> None:
        """Show no record any more; what was written is kept."""
        self.flush()
        self._wanted = None
        if self._record is not None:
            self._record = None
            self.closed.emit()

    def set_result(self, result: CallResult) -> None:
        """Say how the call ended."""
        if self._record is not None and self._record.call.result is not result:
            self._put(replace(self._record, call=replace(self._record.call, result=result)))
            self._write(partial(self._services.calls.end, self._record.call.id, result))

    def say(self, article_id: UUID, said: FeedbackType) -> None:
        """Say that an article was used, or that it helped or not, which means that it was used."""
        record = self._record
        if record is None or all(one.article_id != article_id or one.said is said for one in record.articles):
            return
        articles = tuple(replace(one, said=said) if one.article_id == article_id else one for one in record.articles)
        self._put(replace(record, articles=articles))
        self._write(partial(self._services.calls.use, record.call.id, article_id))
        if said is not FeedbackType.USED:
            self._write(partial(self._services.calls.rate, record.call.id, article_id, said))

    def flag(self, article_id: UUID, reason: str) -> None:
        """Say what is wrong with an article, for its editor (P32)."""
        record = self._record
        if record is not None and any(one.article_id == article_id for one in record.articles):
            work = partial(
                self._services.calls.rate, record.call.id, article_id, FeedbackType.FLAGGED, storable(reason)
            )
            self._write(work)

    def set_action(self, text: str) -> None:
        """Take what was done for the customer (P30)."""
        if self._record is not None and storable(text) != self._record.call.action:
            self._later(replace(self._record, call=replace(self._record.call, action=storable(text))))

    def set_review(self, *, angered: str | None = None, calmed: str | None = None) -> None:
        """Take what angered the customer and what calmed them (P33); one that is not given stays."""
        record = self._record
        if record is None or record.review is None:
            return
        review = record.review
        angered = review.angered if angered is None else storable(angered)
        calmed = review.calmed if calmed is None else storable(calmed)
        if (angered, calmed) != (review.angered, review.calmed):
            self._later(replace(record, review=replace(review, angered=angered, calmed=calmed)))

    def take_back_end(self) -> None:
        """Undo the end of the call: it goes on."""
        if self._record is not None:
            self._session.take_back(self._record.call)

    def ask_history(self) -> None:
        """Have the interaction history written from what is saved; ``history_ready`` follows."""
        if self._record is not None:
            self.flush()
            work = partial(self._services.records.history_text, self._record.call.id)
            self._runner.write(work, self.history_ready.emit, self.failed.emit)

    def reload_promises(self) -> None:
        """Read the promises of the call again: one was made in it."""
        if self._record is not None:
            work = partial(self._services.promises.of_call, self._record.call.id)
            done = partial(self._on_promises, self._record.call.id)
            self._runner.read(work, done, about=self._on_promises)

    def flush(self) -> None:
        """Save what was written."""
        self._timer.stop()
        written, self._unsaved = self._unsaved, None
        if written is None:
            return
        self._write(partial(self._services.calls.update, written.call))
        if written.review is not None:
            self._write(partial(self._services.handover.save_review, written.review))

    # What comes back

    def _on_ended(self, call: Call) -> None:
        self._reopened.discard(call.id)
        self._ask(CallRecord(call, self._session.length_of(call), fresh=True))

    def _on_reopening(self, call: Call) -> None:
        self._reopened.add(call.id)
        self.close()

    def _ask(self, record: CallRecord) -> None:
        self.close()
        self._wanted = record.call.id
        # In the line of the writes, so that the end of the call is among them.
        self._runner.write(partial(self._read, record), self._on_read, self.failed.emit)

    def _read(self, record: CallRecord) -> CallRecord:
        services, call = self._services, record.call
        events = services.calls.events(call.id)
        said = services.calls.judged(call.id)
        kinds = {CallEventType.ARTICLE_OPENED, CallEventType.ARTICLE_USED}
        seen = dict.fromkeys(event.article_id for event in events if event.article_id and event.type in kinds)
        articles = tuple(self._opened(article_id, said.get(article_id)) for article_id in seen)
        return replace(
            record,
            articles=tuple(article for article in articles if article.title),
            promises=services.promises.of_call(call.id),
            review=services.handover.review_of(call.id),
            memo_made=any(event.type is CallEventType.MEMO_MADE for event in events),
        )

    def _opened(self, article_id: UUID, said: FeedbackType | None) -> OpenedArticle:
        try:
            title = self._services.reading.open(article_id).article.title
        except ArticleNotFoundError:
            title = ""  # it was taken away meanwhile
        return OpenedArticle(article_id, title, said)

    def _on_read(self, record: CallRecord) -> None:
        record = self._with_result(record)
        if record.call.id != self._wanted:
            return
        self._wanted = None
        self._record = record
        if self._session.phase is Phase.IDLE:
            self.opened.emit()
        else:
            self.close()

    def _with_result(self, record: CallRecord) -> CallRecord:
        """Note that a call whose memo was made was handed over, unless somebody said otherwise or it goes on."""
        call = record.call
        if not record.memo_made or call.result is not None or call.id in self._reopened:
            return record
        result = CallResult.SECONDARY if call.secondary_at else CallResult.HANDED_OVER
        self._write(partial(self._services.calls.end, call.id, result))
        return replace(record, call=replace(call, result=result))

    def _on_promises(self, call_id: UUID, promises: tuple[Promise, ...]) -> None:
        if self._record is not None and self._record.call.id == call_id:
            self._put(replace(self._record, promises=promises))

    def _on_session_changed(self) -> None:
        if self._session.phase is not Phase.IDLE and self._record is not None:
            self.close()

    def _later(self, record: CallRecord) -> None:
        self._record = self._unsaved = record
        self._timer.start()

    def _put(self, record: CallRecord) -> None:
        self._record = record
        if self._unsaved is not None:
            self._unsaved = record
        self.changed.emit()

    def _write(self, work: partial[Changes]) -> None:
        self._runner.owed.write(work, self.library_changed.emit, self.failed.emit)
