"""A search screen with services that answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search.panel import SearchPanel
from desktop.search.presenter import SearchPresenter
from tests.fakes.search import FakeReading, FakeSearching, library_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme


@pytest.fixture
def services() -> tuple[FakeSearching, FakeReading]:
    return library_of(3)


@pytest.fixture
def searching(services: tuple[FakeSearching, FakeReading]) -> FakeSearching:
    return services[0]


@pytest.fixture
def reading(services: tuple[FakeSearching, FakeReading]) -> FakeReading:
    return services[1]


@pytest.fixture
def presenter(
    qtbot: QtBot, searching: FakeSearching, reading: FakeReading, faults: FaultChannel
) -> Iterator[SearchPresenter]:
    made = SearchPresenter(searching, reading, faults, delay_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def panel(
    theme: Theme, presenter: SearchPresenter, show: Callable[[QWidget], None], settled: Callable[..., None]
) -> SearchPanel:
    made = SearchPanel(theme, presenter)
    made.resize(1376, 828)
    show(made)
    made.on_library_opened()
    made.activate()
    settled(presenter)
    assert presenter.article is not None
    return made
