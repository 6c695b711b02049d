"""The review items of this computer (P33): what angered, what calmed; closed when both were talked over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.note_text import storable

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import Services
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import Changes
    from kb.domain.call import Call
    from kb.domain.review import ReviewItem


@dataclass(frozen=True, slots=True)
class Review:
    """An open item and the call it is about."""

    item: ReviewItem
    call: Call


class ReviewBook(QObject):
    """Loads the open items and keeps what is written in them.

    Signals:
        loaded: ``reviews`` are there, the oldest first.
        library_changed: (Changes).
        failed: (KbError).
    """

    loaded = Signal()
    library_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Know of none yet."""
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._reviews: dict[UUID, Review] = {}
        self._unsaved: set[UUID] = set()

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What is to be talked over, as it was written last."""
        return tuple(self._reviews.values())

    def load(self) -> None:
        """Ask the library for the open items, after everything that is still being saved."""
        self.flush()
        self._runner.write(self._read, self._on_read, self.failed.emit)

    def write(self, item_id: UUID, *, angered: str | None = None, calmed: str | None = None) -> None:
        """Take what was written; one that is not given stays. ``flush`` saves it."""
        review = self._reviews.get(item_id)
        if review is None:
            return
        item = review.item
        written = replace(
            item,
            angered=item.angered if angered is None else storable(angered),
            calmed=item.calmed if calmed is None else storable(calmed),
        )
        if written != item:
            self._reviews[item_id] = replace(review, item=written)
            self._unsaved.add(item_id)

    def flush(self) -> None:
        """Save what was written."""
        unsaved, self._unsaved = self._unsaved, set()
        for item_id in unsaved:
            self._write(partial(self._services.handover.save_review, self._reviews[item_id].item))

    def close(self, item_id: UUID) -> None:
        """Note that an item was talked over: it is not open any more."""
        review = self._reviews.pop(item_id, None)
        self._unsaved.discard(item_id)
        if review is not None:
            self._write(partial(self._services.handover.save_review, review.item, close=True))
            self.loaded.emit()

    def _read(self) -> tuple[Review, ...]:
        services = self._services
        return tuple(Review(item, services.calls.get(item.call_id)) for item in services.handover.open_reviews())

    def _on_read(self, reviews: tuple[Review, ...]) -> None:
        self._reviews = {review.item.id: review for review in reviews}
        self.loaded.emit()

    def _write(self, work: partial[Changes]) -> None:
        self._runner.write(work, self.library_changed.emit, self.failed.emit)
