"""The section 通話 over the shipped policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.setup.calls.presenter import CallRulesPresenter
from desktop.setup.calls.section import CallRulesSection
from kb.domain.article import Changes
from kb.errors import FileUnreadableError
from tests.fakes.care import FakeCare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme


@pytest.fixture
def care() -> FakeCare:
    return FakeCare()


@pytest.fixture
def presenter(qtbot: QtBot, care: FakeCare, faults: FaultChannel) -> Iterator[CallRulesPresenter]:
    made = CallRulesPresenter(care, faults)
    yield made
    assert made.close()


@pytest.fixture
def section(theme: Theme, presenter: CallRulesPresenter, show: Callable[[QWidget], None]) -> CallRulesSection:
    made = CallRulesSection(theme, presenter)
    made.resize(900, 600)
    show(made)
    return made


def test_what_holds_is_shown_and_its_form_is_one_step_away(
    section: CallRulesSection, presenter: CallRulesPresenter, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(presenter.changed):
        section.show_part("")
    assert [row.value.text() for row in section.rows.values()] == [
        "20 分から",
        "30 分から",
        "30 分で、境界線を考える",
        "期限の 15 分前",
        "当番責任者 · 内線 100",
        "お客様相談室",
    ]
    assert not any(row.note.isVisible() for row in section.rows.values())
    asked: list[tuple[str, str]] = []
    section.section_request.connect(lambda *row: asked.append(row))
    section.activate()
    assert section.change.hasFocus()
    section.change.click()
    assert asked == [("rules", "policy")]


def test_what_the_policy_of_the_computer_decides_is_locked_with_the_reason(
    section: CallRulesSection, presenter: CallRulesPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    care.decided = frozenset({"amber_minutes"})
    with qtbot.waitSignal(presenter.changed):
        section.on_library_changed(Changes(everything=True), None)
    assert "policy.toml" in section.rows["amber_minutes"].note.text()
    assert not section.rows["red_minutes"].note.isVisible()


def test_rules_that_cannot_be_read_are_said(section: CallRulesSection, care: FakeCare, qtbot: QtBot) -> None:
    care.failures = [FileUnreadableError(path="policy.yaml")]
    with qtbot.waitSignal(section.message) as told:
        section.on_library_opened()
    assert told.args is not None
    assert "policy.yaml" in told.args[0].text
