"""The screen over a real library with the sample knowledge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from desktop.commands import COMMANDS
from kb.clock import SystemClock
from kb.domain.call import CallEventType
from kb.library import LibraryPaths, create_library, open_library
from tests.desktop.call.support import commit, press_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.library import Library

NOTE = ("電気ケトルの取っ手が外れてお湯がこぼれた。", "「今すぐ家まで来い。話にならない、上を出せ」")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    create_library(LibraryPaths(root), clock=SystemClock(), sample=True)
    return root


@pytest.fixture
def library(sample: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(sample, tmp_path / "library")
    with open_library(LibraryPaths(tmp_path / "library"), clock=SystemClock(), repair="now") as opened:
        yield opened


@pytest.fixture
def build(
    theme: Theme, library: Library, runner: TaskRunner, faults: FaultChannel, show: Callable[[QWidget], None]
) -> Iterator[Callable[[], CallPanel]]:
    made: list[CallPresenter] = []

    def do() -> CallPanel:
        presenter = CallPresenter(library, runner, faults, SystemClock(), agent="木村", delay_ms=0)
        made.append(presenter)
        panel = CallPanel(theme, presenter)
        panel.resize(1376, 828)
        show(panel)
        panel.activate()
        return panel

    yield do
    for presenter in made:
        presenter.shut_down()
    assert runner.close()


def carry_out(panel: CallPanel, command_id: str, number: int = 0) -> bool:
    return panel.carry_out(next(one for one in COMMANDS if one.id == command_id and one.number == number))


def titles(panel: CallPanel) -> list[str]:
    return [item.suggestion.title for item in panel.suggestions.rows.rows.items if hasattr(item, "suggestion")]


def write(panel: CallPanel, qtbot: QtBot) -> None:
    commit(panel.notes.edit, NOTE[0])
    qtbot.keyClick(panel.notes.edit, Qt.Key.Key_Return)
    commit(panel.notes.edit, NOTE[1])
    qtbot.waitUntil(lambda: "訪問要求への応対" in titles(panel))


def test_a_call_from_the_first_word_to_the_copied_words(
    build: Callable[[], CallPanel], library: Library, runner: TaskRunner, qtbot: QtBot
) -> None:
    panel = build()
    write(panel, qtbot)
    number = titles(panel).index("訪問要求への応対") + 1
    assert number <= 3
    carry_out(panel, "call.open", number)
    qtbot.waitUntil(lambda: panel.reader.head.title.text() == "訪問要求への応対")
    panel.reader.take_focus()
    qtbot.keyClick(panel.reader.lines, Qt.Key.Key_Return)
    due = press_due(panel, qtbot, "18")
    qtbot.keyClick(panel.reader.lines, Qt.Key.Key_Return)
    commit(panel.reader.lines.editor, "佐々木")
    qtbot.keyClick(panel.reader.lines.editor, Qt.Key.Key_Return)
    assert panel.reader.copy()
    assert f"{due}までに\n佐々木がお電話します。" in QGuiApplication.clipboard().text()
    carry_out(panel, "use")
    qtbot.waitUntil(lambda: runner.idle)
    (call,) = library.calls.open_calls()
    events = library.calls.events(call.id)
    assert "visit" in [event.detail for event in events if event.type is CallEventType.ALERT_RAISED]
    kinds = [event.type for event in events if event.type is not CallEventType.ALERT_RAISED]
    assert kinds == [
        CallEventType.STARTED,
        CallEventType.ARTICLE_OPENED,
        CallEventType.TEXT_COPIED,
        CallEventType.ARTICLE_USED,
    ]


def test_a_call_survives_the_program(build: Callable[[], CallPanel], library: Library, qtbot: QtBot) -> None:
    panel = build()
    write(panel, qtbot)
    qtbot.waitUntil(lambda: [call.notes for call in library.calls.open_calls()] == ["\n".join(NOTE)])
    panel.shut_down()
    again = build()
    qtbot.waitUntil(lambda: again.notes.edit.toPlainText() == "\n".join(NOTE))
    qtbot.waitUntil(lambda: "訪問要求への応対" in titles(again))


def test_between_calls_there_are_notices_and_procedures(build: Callable[[], CallPanel], qtbot: QtBot) -> None:
    panel = build()
    qtbot.waitUntil(lambda: panel.overview.head.count.text() not in {"", "0"})
    assert panel.suggestions.with_number(1) is not None
    assert panel.notes.fields.product_field.count() > 0
    carry_out(panel, "call.open", 1)
    qtbot.waitUntil(panel.reader.isVisible)


def test_p12_a_held_and_a_running_call_come_back_with_their_alerts(
    build: Callable[[], CallPanel], library: Library, runner: TaskRunner, qtbot: QtBot
) -> None:
    panel = build()
    write(panel, qtbot)
    carry_out(panel, "call.hold")
    carry_out(panel, "call.start")
    commit(panel.notes.edit, "充電中に煙が出た")
    qtbot.waitUntil(lambda: panel.alert_bar.isVisible() and runner.idle)
    assert carry_out(panel, "call.alert")
    qtbot.waitUntil(lambda: runner.idle and len([call for call in library.calls.open_calls() if call.notes]) == 2)
    again = build()  # the first window is gone as after a crash: nothing was flushed or ended
    qtbot.waitUntil(lambda: again.alert_bar.isVisible() and again.alert_bar.facts.ticks[0].isChecked())
    assert again.notes.edit.toPlainText() == "充電中に煙が出た"
    assert again.strip.others.isVisible()
    carry_out(again, "call.change")
    assert again.notes.edit.toPlainText() == "\n".join(NOTE)
    qtbot.waitUntil(lambda: again.alert_bar.isVisible() and not again.alert_bar.facts.ticks)
