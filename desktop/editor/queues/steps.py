"""What can be done with a row, each as one step on the writing thread that knows how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kb.domain.article_heading import DueArticle
from kb.domain.queues import ArticleFlags, CallDraft, HelpRecord, MissGroup, Queue, ReviewCase, Settlement

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.editor.queues.ports import QueueActions
    from desktop.editor.queues.rows import Row


class Step(Enum):
    """OPEN: the article or the draft. DRAFT: make one. SYNONYM: make one. DONE, NOTHING: settle. DISCARD: a draft."""

    OPEN = "open"
    DRAFT = "draft"
    SYNONYM = "synonym"
    DONE = "done"
    NOTHING = "nothing"
    DISCARD = "discard"


#: What can be done in each queue, what is done most first.
STEPS: dict[Queue, tuple[Step, ...]] = {
    Queue.FLAGS: (Step.OPEN, Step.DONE, Step.NOTHING),
    Queue.MISSES: (Step.SYNONYM, Step.DRAFT, Step.NOTHING),
    Queue.DRAFTS: (Step.OPEN, Step.DISCARD),
    Queue.NOT_HELPED: (Step.OPEN, Step.DONE, Step.NOTHING),
    Queue.REVIEWS: (Step.DRAFT, Step.DONE),
    # It is verified, or put out of use, where it is read.
    Queue.DUE: (Step.OPEN,),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step did: ``draft`` is the article whose draft it left, ``undo`` takes it back on the writing thread."""

    step: Step
    undo: Callable[[], object]
    draft: UUID | None = None


def carry_out(step: Step, row: Row, actions: QueueActions, editor: str) -> Outcome | None:
    """Do a step, on the writing thread; None where there was nothing to do any more.

    Raises:
        KbError: nothing was changed.
    """
    match row:
        case ArticleFlags() | HelpRecord():
            how = Settlement.ARTICLE if step is Step.DONE else Settlement.NOTHING
            actions.settle_statements(row.flag_ids, how, editor=editor)
            return Outcome(step, lambda: actions.unsettle_statements(row.flag_ids))
        case MissGroup():
            return _miss_step(step, row, actions, editor)
        case CallDraft():
            dropped = actions.discard_draft(row.article_id, editor=row.editor, window=row.window)
            return Outcome(step, lambda: actions.restore_draft(dropped)) if dropped else None
        case ReviewCase():
            return _review_step(step, row, actions, editor)
        case DueArticle():
            return None


def with_undo(work: Callable[[], Outcome | None], take_back: Callable[[], object]) -> Outcome | None:
    """Do a step whose undo also takes something else back, which was done before it."""
    outcome = work()
    if outcome is None:
        return None

    def undo() -> None:
        take_back()
        outcome.undo()

    return Outcome(outcome.step, undo, outcome.draft)


def _miss_step(step: Step, row: MissGroup, actions: QueueActions, editor: str) -> Outcome:
    draft = actions.draft_of_misses(row, editor=editor) if step is Step.DRAFT else None
    hows = {Step.DRAFT: Settlement.DRAFT, Step.SYNONYM: Settlement.SYNONYM}
    actions.settle_misses(row.ids, hows.get(step, Settlement.NOTHING), editor=editor)

    def undo() -> None:
        actions.unsettle_misses(row.ids)
        if draft is not None:
            actions.discard_draft(draft, editor=editor)

    return Outcome(step, undo, draft)


def _review_step(step: Step, row: ReviewCase, actions: QueueActions, editor: str) -> Outcome:
    call_id = row.call.call_id
    former = actions.draft_of_call(call_id)
    draft = actions.draft_of_review(call_id, editor=editor) if step is Step.DRAFT else None
    actions.close_review(call_id)

    def undo() -> None:
        actions.reopen_review(call_id)
        if draft is not None and former is not None:
            actions.restore_draft(former)
        elif draft is not None:
            actions.discard_draft(draft, editor=editor)

    return Outcome(step, undo, draft)
