"""The section 規則 over the real service and real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.setup.rules.presenter import RulePresenter
from desktop.setup.rules.section import RuleSection
from tests.fakes.setup import real_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.services.rules import RuleEditingService


@pytest.fixture
def rules(tmp_path: Path) -> RuleEditingService:
    return real_rules(tmp_path)


@pytest.fixture
def presenter(
    qtbot: QtBot, rules: RuleEditingService, runner: TaskRunner, faults: FaultChannel
) -> Iterator[RulePresenter]:
    made = RulePresenter(rules, runner, faults, delay_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def section(
    theme: Theme, presenter: RulePresenter, show: Callable[[QWidget], None], settled: Callable[..., None]
) -> RuleSection:
    made = RuleSection(theme, presenter)
    made.resize(1200, 800)
    show(made)
    made.on_library_opened()
    settled(presenter)
    return made


@pytest.fixture
def open_part(section: RuleSection, presenter: RulePresenter, settled: Callable[..., None]) -> Callable[[str], None]:
    def do(name: str) -> None:
        section.show_part(name)
        settled(presenter)
        assert presenter.current is not None
        assert presenter.current.checked

    return do
