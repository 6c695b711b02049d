"""What the queues know: how many wait, the rows of one queue, the chosen row, and what was done last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.queues.rows import key_of, read_rows
from desktop.editor.queues.step_writer import StepWriter
from desktop.editor.queues.steps import STEPS, Step, carry_out, with_undo
from desktop.tasks.live_search import LiveSearch
from kb.domain.article import Changes
from kb.domain.queues import MissGroup, Queue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.editor.queues.ports import QueueServices
    from desktop.editor.queues.rows import Row
    from desktop.editor.queues.steps import Outcome
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.queues import Neighbour
    from kb.errors import KbError

_CHANGED = Changes(queues=True)


class QueuesPresenter(QObject):
    """Reads beside each other, writes one after the other; a row leaves the list with the key that settles it.

    Signals:
        counted: ``counts`` are new.
        listed: another queue was chosen, or its rows are new.
        selected_changed: another row is chosen, or none.
        neighbours_changed: ``neighbours`` of the chosen row are there, or are asked for.
        done: (Step) what was chosen is settled; ``undo`` takes it back.
        undone: it waits again.
        failed: (KbError) nothing was changed.
        library_changed: (Changes).
        article_wanted: (article id) open it in the editor, or the draft of it where it does not exist yet.
    """

    counted = Signal()
    listed = Signal()
    selected_changed = Signal()
    neighbours_changed = Signal()
    done = Signal(object)
    undone = Signal()
    failed = Signal(object)
    library_changed = Signal(object)
    article_wanted = Signal(object)

    def __init__(
        self,
        services: QueueServices,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        editor: str = "",
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """Ask nothing yet; ``editor`` is who sits here."""
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._editor = editor
        self._counts: Mapping[Queue, int] = {}
        self._queue: Queue | None = None
        self._rows: tuple[Row, ...] | None = None
        self._selected: UUID | None = None
        self._neighbours: tuple[Neighbour, ...] | None = None
        self._reading = self._outdated = False
        self._writer = StepWriter(runner, self)
        self._writer.done.connect(self._on_done)
        self._writer.undone.connect(self._on_undone)
        self._writer.failed.connect(self._on_not_written)
        self._near: LiveSearch[str, tuple[Neighbour, ...]] = LiveSearch(
            self._look_near, faults, delay_ms=delay_ms, parent=self
        )
        self._near.succeeded.connect(self._on_near)
        self._near.failed.connect(lambda _error: self._on_near(()))

    # What there is

    @property
    def counts(self) -> Mapping[Queue, int]:
        """How many rows each queue has; empty until they were counted."""
        return self._counts

    @property
    def queue(self) -> Queue | None:
        """The queue on show."""
        return self._queue

    @property
    def rows(self) -> tuple[Row, ...] | None:
        """Its rows; None while they are read for the first time."""
        return self._rows

    @property
    def selected(self) -> Row | None:
        """The chosen row."""
        return next((row for row in self._rows or () if key_of(row) == self._selected), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What can be done with the chosen row."""
        return STEPS[self._queue] if self._queue and self.selected else ()

    @property
    def neighbours(self) -> tuple[Neighbour, ...] | None:
        """What stands near the chosen miss; None while that is looked for."""
        return self._neighbours

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._writer.can_undo

    # What the editor does

    def refresh(self) -> None:
        """Count anew, and read the queue on show."""
        self._runner.read(self._services.queues.counts, self._on_counted, self._on_failed, about=self._on_counted)
        due = self._services.queues.due_count
        self._runner.read(due, self._on_due_counted, self._on_failed, about=self._on_due_counted)
        if self._queue is not None:
            self._read(self._queue)

    def choose(self, queue: Queue | None) -> None:
        """Show a queue, or none."""
        if queue is self._queue:
            return
        self._queue, self._rows = queue, None
        self._select(None)
        self.listed.emit()
        if queue is not None:
            self._read(queue)

    def select(self, row: Row | None) -> None:
        """Choose a row."""
        key = None if row is None else key_of(row)
        if key != self._selected:
            self._select(key)

    def take(self, step: Step) -> None:
        """Do a step with the chosen row; SYNONYM is prepared elsewhere and ends in ``settled_by_synonym``."""
        row = self.selected
        if row is None or step not in self.steps or step is Step.SYNONYM:
            return
        if step is Step.OPEN:
            self.article_wanted.emit(key_of(row))
            return
        self._remove(row)
        work = partial(carry_out, step, row, self._services.queue_actions, self._editor)
        self._writer.write(work)

    def settle_by_synonym(self, row: MissGroup, take_back: Callable[[], object]) -> None:
        """Settle a miss that a synonym was made of; ``take_back`` takes the synonym back, on the writing thread."""
        self._remove(row)

        work = partial(carry_out, Step.SYNONYM, row, self._services.queue_actions, self._editor)
        self._writer.write(partial(with_undo, work, take_back))

    def undo(self) -> None:
        """Take the last step back."""
        self._writer.undo()

    def open_article(self, article_id: UUID) -> None:
        """Have an article opened that stands near a miss."""
        self.article_wanted.emit(article_id)

    def on_changed(self, changes: Changes) -> None:
        """Take in what changed in the library."""
        if changes.everything or changes.queues or changes.articles or changes.calls:
            self.refresh()

    def close(self) -> bool:
        """Stop for good; return whether the thread ended in time."""
        return self._near.close()

    # Behind it

    def _read(self, queue: Queue) -> None:
        work = partial(read_rows, self._services.queues, queue)
        self._reading = True
        self._runner.read(work, partial(self._on_rows, queue), self._on_failed, about=self._on_rows)

    def _written(self) -> None:
        """Read what came back too early once more."""
        if self._outdated and not self._writer.busy:
            self._outdated = False
            self.refresh()

    def _remove(self, row: Row) -> None:
        """Take a row off the list at once, and choose the one that takes its place."""
        self._outdated = self._outdated or self._reading
        rows = list(self._rows or ())
        place = rows.index(row)
        rows.remove(row)
        self._rows = tuple(rows)
        if self._queue is not None and self._counts:
            self._counts = {**self._counts, self._queue: len(rows)}
            self.counted.emit()
        following = rows[min(place, len(rows) - 1)] if rows else None
        self._select(None if following is None else key_of(following))
        self.listed.emit()

    def _select(self, key: UUID | None) -> None:
        self._selected = key
        self._neighbours = None
        row = self.selected
        if isinstance(row, MissGroup):
            self._near.set_query(row.question)
        else:
            self._near.cancel()
        self.selected_changed.emit()

    def _look_near(self, question: str, token: CancelToken) -> tuple[Neighbour, ...]:
        return self._services.queues.near(question, token)

    # What comes back

    def _on_counted(self, counts: Mapping[Queue, int]) -> None:
        self._counts = {**self._counts, **counts}
        self.counted.emit()

    def _on_due_counted(self, count: int) -> None:
        self._counts = {**self._counts, Queue.DUE: count}
        self.counted.emit()

    def _on_rows(self, queue: Queue, rows: tuple[Row, ...]) -> None:
        self._reading = False
        if queue is not self._queue:
            return
        if self._writer.busy:
            self._outdated = True  # read before, or while, something was settled: that would come back
            return
        before, self._rows = self.selected, rows
        if self.selected is None and rows:
            self._select(key_of(rows[0]))
        elif self.selected != before:
            self._select(self._selected if self.selected else None)
        self.listed.emit()

    def _on_near(self, found: tuple[Neighbour, ...]) -> None:
        self._neighbours = found
        self.neighbours_changed.emit()

    def _on_done(self, outcome: Outcome | None) -> None:
        self._written()
        if outcome is None:
            self.refresh()
            return
        self.done.emit(outcome.step)
        self.library_changed.emit(_CHANGED)
        if outcome.draft is not None:
            self.article_wanted.emit(outcome.draft)

    def _on_undone(self) -> None:
        self._written()
        self.undone.emit()
        # Also a synonym may be gone again, which every list of suggestions goes by.
        self.library_changed.emit(Changes(queues=True, everything=True))

    def _on_not_written(self, error: KbError) -> None:
        self._written()
        self._on_failed(error)
        self.refresh()

    def _on_failed(self, error: KbError) -> None:
        self.failed.emit(error)
