"""A screen for editors with services that answer at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop.editor.panel import EditorPanel
from desktop.editor.presenter import EditorPresenter
from desktop.editor.queues.desk import QueueDesk
from desktop.editor.queues.presenter import QueuesPresenter
from desktop.editor.queues.synonym_making import SynonymMaking
from kb.domain.article import Changes
from kb.domain.queues import Queue
from tests.fakes.clock import FakeClock
from tests.fakes.editor import FakeEditorLibrary, article
from tests.fakes.queues import FakeMisses, FakeQueueActions, FakeQueues, flags
from tests.fakes.setup import FakeSynonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme


@pytest.fixture
def library() -> FakeEditorLibrary:
    made = FakeEditorLibrary()
    made.editing.add(*(article(number) for number in (1, 2, 3)))
    return made


@pytest.fixture
def presenter(
    qtbot: QtBot, library: FakeEditorLibrary, runner: TaskRunner, faults: FaultChannel
) -> Iterator[EditorPresenter]:
    made = EditorPresenter(library, runner, faults, FakeClock(), delay_ms=0)
    yield made
    made.close()


@pytest.fixture
def waiting() -> FakeQueues:
    """What waits for editors: one flag, of the second article."""
    made = FakeQueues()
    made.rows[Queue.FLAGS] = [flags(2)]
    return made


@dataclass
class QueueLibrary:
    """What ``QueueServices`` are, faked."""

    queues: FakeQueues
    synonyms: FakeSynonyms = field(default_factory=FakeSynonyms)
    misses: FakeMisses = field(default_factory=FakeMisses)

    @property
    def queue_actions(self) -> FakeQueueActions:
        return FakeQueueActions(self.queues)


@pytest.fixture
def panel(
    theme: Theme, presenter: EditorPresenter, show: Callable[[QWidget], None], settled: Callable[..., None]
) -> EditorPanel:
    made = EditorPanel(theme, presenter)
    made.resize(1376, 828)
    show(made)
    made.on_library_opened()
    settled(presenter)
    return made


@pytest.fixture
def queues(
    panel: EditorPanel,
    waiting: FakeQueues,
    theme: Theme,
    runner: TaskRunner,
    faults: FaultChannel,
    settled: Callable[..., None],
) -> Iterator[QueueDesk]:
    """The queues in the screen."""
    services = QueueLibrary(waiting)
    presenter = QueuesPresenter(services, runner, faults, delay_ms=0, parent=panel)
    making = SynonymMaking(services.synonyms, runner, faults, delay_ms=0, parent=panel)
    made = QueueDesk(theme, presenter, making, panel)
    panel.add_queues(made)
    made.on_changed(Changes(queues=True))
    settled(panel)
    yield made
    made.close()
