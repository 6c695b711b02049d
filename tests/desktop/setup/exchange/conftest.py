"""The section 取り込みと書き出し over services that answer at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.setup.exchange.presenter import ExchangePresenter
from desktop.setup.exchange.section import ExchangeSection
from tests.fakes.desktop_library import WholeLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme


@dataclass
class FakeDialogs:
    """Answers with ``chosen``."""

    chosen: Path | None = None
    names: list[str] = field(default_factory=list)

    def folder(self, parent: QWidget) -> Path | None:
        return self.chosen

    def article(self, parent: QWidget) -> Path | None:
        return self.chosen

    def table(self, parent: QWidget) -> Path | None:
        return self.chosen

    def new_file(self, parent: QWidget, name: str) -> Path | None:
        self.names.append(name)
        return self.chosen


@pytest.fixture
def library() -> WholeLibrary:
    return WholeLibrary()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs(Path("/in"))


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def presenter(
    qtbot: QtBot, library: WholeLibrary, runner: TaskRunner, faults: FaultChannel
) -> Iterator[ExchangePresenter]:
    made = ExchangePresenter(library, runner, faults, reasons={"value_empty": "空です"}, editor="佐藤", delay_ms=0)
    yield made
    assert made.close()


@pytest.fixture
def section(
    theme: Theme,
    presenter: ExchangePresenter,
    dialogs: FakeDialogs,
    opened: list[Path],
    show: Callable[[QWidget], None],
    settled: Callable[..., None],
) -> ExchangeSection:
    made = ExchangeSection(theme, presenter, dialogs, opened.append)
    made.resize(1100, 800)
    show(made)
    made.on_library_opened()
    settled(presenter)
    return made
