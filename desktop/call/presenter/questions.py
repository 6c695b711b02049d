"""What to ask (P14) and what was asked already (P9): the question bank beside the running call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Guidance
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import Stage
    from kb.domain.questions import AskedItem, Question, QuestionBank

_LOOK_MS = 400
#: One figure each.
MOST_ITEMS = 9


@dataclass(frozen=True, slots=True)
class AskedState:
    """An item of the chips 聞いたこと."""

    item: AskedItem
    asked: bool


class Questions(QObject):
    """Knows the bank, ticks what the notes show, and which question is being asked.

    Signals:
        changed: the bank, the items or what was asked is different.
        current_changed: another question is being asked, or none.
        failed: (KbError) the questions cannot be read.
    """

    changed = Signal()
    current_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, guidance: Guidance, session: CallSession, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Know no questions yet."""
        super().__init__(parent)
        self._guidance = guidance
        self._session = session
        self._runner = runner
        self._bank: QuestionBank | None = None
        self._current: Question | None = None
        #: Found in the notes of this call before: what is taken back by hand stays so.
        self._found: frozenset[str] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        session.typed.connect(self._on_typed)
        session.changed.connect(self.changed)
        session.switched.connect(self._on_switched)

    def load(self) -> None:
        """Read the bank."""
        self._runner.read(self._guidance.question_bank, self._on_bank, self.failed.emit, about=self._on_bank)

    def shut_down(self) -> None:
        """Look at no notes any more."""
        self._timer.stop()

    # What is

    @property
    def current(self) -> Question | None:
        """The question that is being asked."""
        return self._current

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of the items and questions that were asked."""
        return self._session.content.asked

    @property
    def items(self) -> tuple[AskedState, ...]:
        """What is usually asked in a call with this cause, and what was asked beside it, in the order of the bank."""
        if self._bank is None:
            return ()
        usual = [question.item for question in self._bank.for_call(self._session.content.cause, None) if question.item]
        # The first item of the bank is asked of everybody, then comes what the cause makes important.
        first = [item.id for item in self._bank.items[:1] if item.id in usual]
        items = [item.id for item in self._bank.items if item.id in self.asked]
        wanted = tuple(dict.fromkeys((*items, *first, *usual)))[:MOST_ITEMS]
        return tuple(AskedState(item, item.id in self.asked) for item in self._bank.items if item.id in wanted)

    def for_call(self, *, every_stage: bool = False, every_cause: bool = False) -> tuple[Question, ...]:
        """Return what to ask now, by cause and stage of the call, without what was asked already."""
        if self._bank is None:
            return ()
        content = self._session.content
        stage: Stage | None = None if every_stage else content.stage
        if not every_cause:
            return self._bank.for_call(content.cause, stage, self.asked)
        return tuple(
            question
            for question in self._bank.questions
            if (stage is None or stage in question.stages) and not {question.id, question.item} & set(self.asked)
        )

    # What the agent does

    def ask(self, question: Question) -> None:
        """Ask a question: it is read large, and counts as asked."""
        self._current = question
        self.mark(question.item or question.id, asked=True)
        self.current_changed.emit()

    def put_away(self) -> None:
        """Show no question any more."""
        if self._current is not None:
            self._current = None
            self.current_changed.emit()

    def turn(self, item_id: str) -> None:
        """Tick an item, or take its tick away."""
        self.mark(item_id, asked=item_id not in self.asked)

    def mark(self, item_id: str, *, asked: bool) -> None:
        """Note that something was asked, or that it was not."""
        others = tuple(one for one in self.asked if one != item_id)
        self._session.set_fields(asked=(*others, item_id) if asked else others)

    # What follows

    def _on_bank(self, bank: QuestionBank) -> None:
        self._bank = bank
        self.changed.emit()
        self._on_typed()

    def _on_typed(self) -> None:
        if self._bank is not None and self._session.content.notes and not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        call_id = self._session.call_id
        notes = self._session.content.notes
        self._runner.read(
            partial(self._guidance.asked_items, notes), partial(self._on_found, call_id), self.failed.emit
        )

    def _on_found(self, call_id: object, found: frozenset[str]) -> None:
        if call_id != self._session.call_id:
            return
        fresh = found - self._found - set(self.asked)
        self._found |= found
        if fresh and self._bank is not None:
            in_order = tuple(item.id for item in self._bank.items if item.id in fresh)
            self._session.set_fields(asked=(*self.asked, *in_order))

    def _on_switched(self) -> None:
        self._timer.stop()
        self._found = frozenset()
        self.put_away()
        self._on_typed()
