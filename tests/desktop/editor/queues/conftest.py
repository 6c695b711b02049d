"""Queues over services that answer at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop.editor.queues.presenter import QueuesPresenter
from desktop.editor.queues.synonym_making import SynonymMaking
from kb.domain.queues import Queue
from tests.fakes.queues import FakeMisses, FakeQueueActions, FakeQueues, draft, due, flags, miss, review, unhelpful
from tests.fakes.setup import FakeSynonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner


@dataclass
class Desk:
    """What ``QueueServices`` are, faked."""

    queues: FakeQueues = field(default_factory=FakeQueues)
    synonyms: FakeSynonyms = field(default_factory=FakeSynonyms)
    misses: FakeMisses = field(default_factory=FakeMisses)
    queue_actions: FakeQueueActions = field(init=False)

    def __post_init__(self) -> None:
        self.queue_actions = FakeQueueActions(self.queues)


@pytest.fixture
def services() -> Desk:
    made = Desk()
    made.queues.rows = {
        Queue.FLAGS: [flags(1), flags(2), flags(3)],
        Queue.MISSES: [miss(1, "かちこみ", 3), miss(2, "炊飯機")],
        Queue.DRAFTS: [draft(11)],
        Queue.NOT_HELPED: [unhelpful(4)],
        Queue.REVIEWS: [review(5)],
        Queue.DUE: [due(6)],
    }
    return made


@pytest.fixture
def presenter(qtbot: QtBot, services: Desk, runner: TaskRunner, faults: FaultChannel) -> Iterator[QueuesPresenter]:
    made = QueuesPresenter(services, runner, faults, editor="編集者", delay_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def making(qtbot: QtBot, services: Desk, runner: TaskRunner, faults: FaultChannel) -> Iterator[SynonymMaking]:
    made = SynonymMaking(services.synonyms, runner, faults, delay_ms=0)
    yield made
    assert made.close()
