"""A screen for editors with services that answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.panel import EditorPanel
from desktop.editor.presenter import EditorPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.editor import FakeEditorLibrary, article

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
def panel(qtbot: QtBot, theme: Theme, presenter: EditorPresenter, show: Callable[[QWidget], None]) -> EditorPanel:
    made = EditorPanel(theme, presenter)
    made.resize(1376, 828)
    show(made)
    made.on_library_opened()
    qtbot.waitUntil(lambda: made.articles.list.articles.rowCount() > 0)
    return made
