from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.editor.queues.rows import key_of
from desktop.editor.queues.steps import STEPS, Step
from kb.domain.article import Changes
from kb.domain.queues import ArticleFlags, MissGroup, Queue, Settlement
from kb.errors import LibraryBusyError
from tests.fakes.calls import article_id
from tests.fakes.queues import flags, miss

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.queues.presenter import QueuesPresenter
    from desktop.tasks.runner import TaskRunner
    from tests.desktop.editor.queues.conftest import Desk


def show(qtbot: QtBot, presenter: QueuesPresenter, queue: Queue) -> None:
    presenter.choose(queue)
    qtbot.waitUntil(lambda: presenter.rows is not None)


def settle(qtbot: QtBot, presenter: QueuesPresenter, step: Step) -> None:
    with qtbot.waitSignal(presenter.done):
        presenter.take(step)


def test_it_counts_when_it_is_asked(qtbot: QtBot, presenter: QueuesPresenter) -> None:
    assert presenter.counts == {}
    presenter.refresh()
    qtbot.waitUntil(lambda: len(presenter.counts) == len(Queue))
    assert dict(presenter.counts) == {
        Queue.FLAGS: 3,
        Queue.MISSES: 2,
        Queue.DRAFTS: 1,
        Queue.NOT_HELPED: 1,
        Queue.REVIEWS: 1,
        Queue.DUE: 1,
    }


@pytest.mark.parametrize("queue", Queue)
def test_a_queue_is_read_when_it_is_chosen_and_its_first_row_with_it(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, queue: Queue
) -> None:
    show(qtbot, presenter, queue)
    assert list(presenter.rows or ()) == services.queues.rows[queue]
    assert presenter.selected == services.queues.rows[queue][0]
    assert presenter.steps == STEPS[queue]
    presenter.choose(None)
    assert (presenter.queue, presenter.rows, presenter.selected, presenter.steps) == (None, None, None, ())


def test_settling_takes_the_row_at_once_and_goes_to_the_next(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, runner: TaskRunner
) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    first, second, third = services.queues.rows[Queue.FLAGS]
    assert isinstance(second, ArticleFlags)
    presenter.select(second)
    presenter.take(Step.DONE)
    assert presenter.rows == (first, third)
    assert presenter.selected == third
    qtbot.waitUntil(lambda: runner.idle)
    assert services.queue_actions.done == [(second.flag_ids, Settlement.ARTICLE, "編集者")]
    presenter.take(Step.NOTHING)
    assert presenter.selected == first
    qtbot.waitUntil(lambda: runner.idle)
    assert services.queue_actions.done[-1][1] is Settlement.NOTHING


def test_rows_that_were_read_before_a_step_do_not_bring_back_what_it_settled(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, runner: TaskRunner
) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    settled, *others = services.queues.rows[Queue.FLAGS]
    late = services.queues.late = threading.Event()
    presenter.refresh()
    qtbot.waitUntil(lambda: services.queues.late is None)
    settle(qtbot, presenter, Step.DONE)
    shown: list[object] = []
    presenter.listed.connect(lambda: shown.extend(presenter.rows or ()))
    late.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert settled not in shown
    assert list(presenter.rows or ()) == others


def test_undo_brings_back_what_was_done_last_first(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, runner: TaskRunner
) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    before = presenter.rows
    presenter.undo()
    assert not presenter.can_undo
    settle(qtbot, presenter, Step.DONE)
    settle(qtbot, presenter, Step.NOTHING)
    for _ in range(2):
        with qtbot.waitSignals([presenter.undone, presenter.library_changed]):
            presenter.undo()
    assert not presenter.can_undo
    presenter.refresh()
    qtbot.waitUntil(lambda: presenter.rows == before)


def test_a_draft_of_a_miss_is_opened_and_can_be_taken_back(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk
) -> None:
    show(qtbot, presenter, Queue.MISSES)
    with qtbot.waitSignal(presenter.article_wanted) as opened:
        presenter.take(Step.DRAFT)
    assert opened.args == [article_id(40)]
    assert services.queue_actions.done[0] == ("draft", "かちこみ", "編集者")
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert len(services.queues.rows[Queue.MISSES]) == 2
    assert [row.article_id for row in services.queues.drafts()] == [article_id(11)]


def test_opening_asks_for_the_article_and_settles_nothing(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk
) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    with qtbot.waitSignal(presenter.article_wanted) as opened:
        presenter.take(Step.OPEN)
    assert opened.args == [article_id(1)]
    show_drafts = services.queues.rows[Queue.DRAFTS][0]
    presenter.choose(Queue.DRAFTS)
    qtbot.waitUntil(lambda: presenter.selected == show_drafts)
    with qtbot.waitSignal(presenter.article_wanted) as opened:
        presenter.take(Step.OPEN)
    assert opened.args == [article_id(11)]
    assert services.queue_actions.done == []


def test_a_discarded_draft_comes_back(qtbot: QtBot, presenter: QueuesPresenter, services: Desk) -> None:
    show(qtbot, presenter, Queue.DRAFTS)
    settle(qtbot, presenter, Step.DISCARD)
    assert services.queues.drafts() == ()
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert len(services.queues.drafts()) == 1


def test_a_review_is_closed_with_the_case_made_of_it(qtbot: QtBot, presenter: QueuesPresenter, services: Desk) -> None:
    show(qtbot, presenter, Queue.REVIEWS)
    settle(qtbot, presenter, Step.DRAFT)
    assert services.queues.reviews() == ()
    assert len(services.queues.drafts()) == 2
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert len(services.queues.reviews()) == 1


def test_what_could_not_be_saved_stays_in_the_queue(qtbot: QtBot, presenter: QueuesPresenter, services: Desk) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    before = presenter.rows
    services.queue_actions.failures.append(LibraryBusyError(path="X"))
    with qtbot.waitSignal(presenter.failed) as failed:
        presenter.take(Step.DONE)
    assert isinstance(failed.args[0], LibraryBusyError)
    qtbot.waitUntil(lambda: presenter.rows == before)
    assert not presenter.can_undo


def test_neighbours_are_those_of_the_chosen_miss(qtbot: QtBot, presenter: QueuesPresenter, services: Desk) -> None:
    show(qtbot, presenter, Queue.MISSES)
    qtbot.waitUntil(lambda: presenter.neighbours == services.queues.near_by)
    second = services.queues.rows[Queue.MISSES][1]
    assert isinstance(second, MissGroup)
    presenter.select(second)
    assert presenter.neighbours is None
    qtbot.waitUntil(lambda: presenter.neighbours is not None)
    assert services.queues.asked == ["かちこみ", "炊飯機"]


def test_a_miss_that_became_a_synonym_is_settled_and_both_are_taken_back(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk
) -> None:
    show(qtbot, presenter, Queue.MISSES)
    row = presenter.selected
    assert isinstance(row, MissGroup)
    taken: list[str] = []
    with qtbot.waitSignal(presenter.done) as done:
        presenter.settle_by_synonym(row, lambda: taken.append("back"))
    assert done.args == [Step.SYNONYM]
    assert services.queue_actions.done == [(row.ids, Settlement.SYNONYM, "編集者")]
    with qtbot.waitSignal(presenter.undone):
        presenter.undo()
    assert taken == ["back"]
    assert len(services.queues.rows[Queue.MISSES]) == 2


def test_the_chosen_row_stays_chosen_when_others_come(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, runner: TaskRunner
) -> None:
    show(qtbot, presenter, Queue.MISSES)
    chosen = services.queues.rows[Queue.MISSES][1]
    assert isinstance(chosen, MissGroup)
    presenter.select(chosen)
    services.queues.rows[Queue.MISSES].insert(0, miss(9, "爆音"))
    presenter.on_changed(Changes(queues=True))
    qtbot.waitUntil(lambda: len(presenter.rows or ()) == 3)
    assert presenter.selected == chosen
    services.queues.rows[Queue.MISSES].remove(chosen)
    presenter.on_changed(Changes(everything=True))
    qtbot.waitUntil(lambda: len(presenter.rows or ()) == 2)
    qtbot.waitUntil(lambda: runner.idle)
    assert presenter.selected == services.queues.rows[Queue.MISSES][0]


def test_changes_that_concern_no_queue_ask_nothing(presenter: QueuesPresenter, runner: TaskRunner) -> None:
    presenter.on_changed(Changes(promises=frozenset({article_id(1)})))
    assert runner.idle


def test_a_step_that_the_queue_does_not_have_does_nothing(
    qtbot: QtBot, presenter: QueuesPresenter, services: Desk, runner: TaskRunner
) -> None:
    show(qtbot, presenter, Queue.FLAGS)
    presenter.take(Step.DISCARD)
    presenter.take(Step.SYNONYM)
    assert runner.idle
    assert services.queue_actions.done == []


def test_a_group_is_known_by_its_first_miss_also_when_more_come() -> None:
    group = miss(1, "かちこみ", 3)
    assert key_of(group) == group.misses[-1].id
    assert key_of(flags(1)) == article_id(1)
