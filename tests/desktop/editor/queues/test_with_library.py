"""The queues over a real library: database, index, synonym file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.editor.queues.presenter import QueuesPresenter
from desktop.editor.queues.steps import Step
from desktop.editor.queues.synonym_making import SynonymMaking
from kb.clock import SystemClock
from kb.domain.call import CallResult
from kb.domain.queues import MissGroup, Queue
from kb.domain.searching import SearchQuery
from kb.library import LibraryPaths, create_library, open_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.library import Library

SAID = "ぎゃふん"


@pytest.fixture
def sample_library(tmp_path: Path) -> Iterator[Library]:
    """One for each test: what waits in the queues is counted."""
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=True)
    with open_library(paths, clock=SystemClock(), repair="now") as opened:
        yield opened


def hits(library: Library) -> int:
    return library.searching.search(SearchQuery(text=SAID)).total


def test_what_was_not_found_is_found_after_one_synonym_and_no_longer_after_undo(
    qtbot: QtBot, sample_library: Library, runner: TaskRunner, faults: FaultChannel
) -> None:
    assert sample_library.misses.search_missed(SAID)
    presenter = QueuesPresenter(sample_library, runner, faults, delay_ms=0)
    making = SynonymMaking(sample_library.synonyms, runner, faults, delay_ms=0)
    presenter.choose(Queue.MISSES)
    qtbot.waitUntil(lambda: presenter.selected is not None)
    row = presenter.selected
    assert isinstance(row, MissGroup)
    making.begin(row.question, "訪問要求")
    qtbot.waitUntil(lambda: making.effect is not None)
    assert making.effect is not None
    assert making.effect.searches_found == 1
    assert hits(sample_library) == 0
    with qtbot.waitSignal(making.saved) as saved:
        making.save()
    with qtbot.waitSignal(presenter.done):
        presenter.settle_by_synonym(row, saved.args[0])
    assert hits(sample_library) > 0
    assert sample_library.queues.misses() == ()
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert hits(sample_library) == 0
    assert [group.question for group in sample_library.queues.misses()] == [SAID]
    assert presenter.close()
    assert making.close()


def test_a_call_that_found_nothing_becomes_a_case_that_waits_with_its_call(
    qtbot: QtBot, sample_library: Library, runner: TaskRunner, faults: FaultChannel
) -> None:
    call = sample_library.calls.start(agent="鈴木", caller_reference="K0012")
    sample_library.calls.save_notes(call.id, "むにゅむにゅ。もにゅもにゅ。髙橋様、090-5555-0150")
    sample_library.calls.end(call.id, CallResult.NO_CONSENT)
    presenter = QueuesPresenter(sample_library, runner, faults, editor="編集者", delay_ms=0)
    presenter.choose(Queue.MISSES)
    qtbot.waitUntil(lambda: bool(presenter.rows))
    presenter.select(next(row for row in presenter.rows or () if isinstance(row, MissGroup) and row.misses[0].call_id))
    with qtbot.waitSignal(presenter.article_wanted) as opened:
        presenter.take(Step.DRAFT)
    (draft,) = sample_library.queues.drafts()
    assert [draft.article_id] == opened.args
    assert draft.call is not None
    assert draft.call.call_id == call.id
    assert "髙橋" not in repr(draft)
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert sample_library.queues.drafts() == ()
    assert presenter.close()


def test_undo_gives_the_draft_of_a_reviewed_call_back_as_it_was(
    qtbot: QtBot, sample_library: Library, runner: TaskRunner, faults: FaultChannel
) -> None:
    call = sample_library.calls.start(agent="鈴木", caller_reference="K0013")
    sample_library.calls.save_notes(call.id, "二度も待たされた。上の人を出せ")
    sample_library.calls.make_secondary(call.id)
    item = sample_library.handover.review_of(call.id)
    assert item is not None
    sample_library.handover.save_review(replace(item, angered="二度待たせた"))
    sample_library.calls.end(call.id, CallResult.SECONDARY)
    sample_library.case_drafts.draft_from_call(call.id)
    before = sample_library.queue_actions.draft_of_call(call.id)
    assert before is not None
    presenter = QueuesPresenter(sample_library, runner, faults, editor="編集者", delay_ms=0)
    presenter.choose(Queue.REVIEWS)
    qtbot.waitUntil(lambda: bool(presenter.rows))
    presenter.select((presenter.rows or ())[0])
    with qtbot.waitSignal(presenter.article_wanted) as opened:
        presenter.take(Step.DRAFT)
    assert opened.args == [before.article_id]
    after = sample_library.queue_actions.draft_of_call(call.id)
    assert after is not None
    assert "二度待たせた" in after.text
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert sample_library.queue_actions.draft_of_call(call.id) == before
    assert presenter.close()
