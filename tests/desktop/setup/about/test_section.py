"""The section 勘所について."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop.setup.about.presenter import LICENCES, AboutPresenter
from desktop.setup.about.section import AboutSection
from resources.release import papers
from tests.fakes.care import FACTS, FakeCare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme


@pytest.fixture
def presenter(qtbot: QtBot, faults: FaultChannel, tmp_path: Path) -> Iterator[AboutPresenter]:
    made = AboutPresenter(FakeCare(), faults, tmp_path)
    yield made
    assert made.close()


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def section(
    theme: Theme, presenter: AboutPresenter, opened: list[Path], show: Callable[[QWidget], None]
) -> AboutSection:
    made = AboutSection(theme, presenter, opened.append)
    made.resize(900, 600)
    show(made)
    return made


def ask(section: AboutSection, presenter: AboutPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(presenter.known):
        section.show_part("")


def test_versions_are_told_and_copied(section: AboutSection, presenter: AboutPresenter, qtbot: QtBot) -> None:
    ask(section, presenter, qtbot)
    section.show_part("")
    section.activate()
    assert section.program.text == "勘所: 1.0"
    assert section.built_on.value.text() == f"whoosh 2.7.4 · Python 3.11 · Qt {qVersion()}"
    assert section.telemetry.value.text().startswith("ありません")
    assert str(FACTS.log) in section.log.text
    section.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "データの版: 0003" in copied
    assert "Qt" in copied


def test_the_licences_of_a_release_are_one_click_away(
    section: AboutSection, presenter: AboutPresenter, opened: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    assert LICENCES == papers.LICENCES
    (tmp_path / LICENCES).touch()
    ask(section, presenter, qtbot)
    section.open_licences.click()
    assert opened == [tmp_path / LICENCES]


def test_a_checkout_says_where_they_are(section: AboutSection, presenter: AboutPresenter, qtbot: QtBot) -> None:
    ask(section, presenter, qtbot)
    assert not section.open_licences.isVisible()
    assert "LICENSE" in section.licences.text
    assert not section.open_log.isEnabled()
