"""The section 同義語 over a service that answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.setup.synonyms.presenter import SynonymPresenter
from desktop.setup.synonyms.section import SynonymSection
from tests.fakes.editor import FakePermissions
from tests.fakes.setup import FakeSynonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme


@pytest.fixture
def synonyms() -> FakeSynonyms:
    return FakeSynonyms()


@pytest.fixture
def permissions() -> FakePermissions:
    return FakePermissions()


@pytest.fixture
def presenter(
    qtbot: QtBot, synonyms: FakeSynonyms, permissions: FakePermissions, runner: TaskRunner, faults: FaultChannel
) -> Iterator[SynonymPresenter]:
    made = SynonymPresenter(synonyms, permissions, runner, faults, delay_ms=0, try_after_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def section(
    theme: Theme, presenter: SynonymPresenter, show: Callable[[QWidget], None], settled: Callable[..., None]
) -> SynonymSection:
    made = SynonymSection(theme, presenter)
    made.resize(1200, 800)
    show(made)
    made.on_library_opened()
    settled(presenter)
    assert presenter.entries
    return made
