"""Promises and matters over a real library with the sample knowledge."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from desktop.commands import command
from kb.clock import SystemClock
from kb.domain.call import CallEventType, CallResult
from kb.domain.matter import MatterState
from kb.domain.promise import PromiseState
from kb.library import LibraryPaths, create_library, open_library
from tests.desktop.call.support import commit
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.library import Library


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    create_library(LibraryPaths(root), clock=SystemClock(), sample=True)
    return root


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def library(sample: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Library]:
    shutil.copytree(sample, tmp_path / "library")
    with open_library(LibraryPaths(tmp_path / "library"), clock=clock, repair="now") as opened:
        yield opened


@pytest.fixture
def presenter(library: Library, runner: TaskRunner, faults: FaultChannel, clock: FakeClock) -> Iterator[CallPresenter]:
    made = CallPresenter(library, runner, faults, clock, agent="木村", delay_ms=0)
    yield made
    made.shut_down()


@pytest.fixture
def panel(theme: Theme, presenter: CallPresenter, show: Callable[[QWidget], None]) -> CallPanel:
    made = CallPanel(theme, presenter)
    made.library_changed_here.connect(made.on_library_changed)  # as the window does
    made.resize(1376, 828)
    show(made)
    made.activate()
    return made


def test_p20_a_late_promise_is_on_the_board_and_the_words_for_it_one_key_away(
    qtbot: QtBot, library: Library, clock: FakeClock, panel: CallPanel, presenter: CallPresenter
) -> None:
    library.promises.make(what="点検結果のご連絡", due_at=clock.now() + timedelta(hours=1), to_whom="岡本")
    clock.pass_seconds(7200)
    presenter.promises.load()
    board = panel.suggestions.board
    qtbot.waitUntil(lambda: presenter.promises.due_count == (0, 1))
    assert board.isVisible()
    board.take_focus()
    qtbot.keyClick(board.rows, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: presenter.reading.article is not None)
    article = presenter.reading.article
    assert article is not None
    assert "P20" in article.article.practices


def test_p20_in_the_call_about_a_late_promise_the_words_are_one_key_away(
    qtbot: QtBot, library: Library, clock: FakeClock, panel: CallPanel, presenter: CallPresenter
) -> None:
    made = library.promises.make(what="点検結果のご連絡", due_at=clock.now() + timedelta(hours=1), to_whom="岡本")
    clock.pass_seconds(7200)
    presenter.promise_calls.start(made)
    assert panel.carry_out(command("call.words"))
    qtbot.waitUntil(lambda: presenter.reading.article is not None)


def test_p20_a_promise_that_was_missed_leads_to_the_words_for_it(
    qtbot: QtBot, library: Library, clock: FakeClock, panel: CallPanel, presenter: CallPresenter
) -> None:
    made = library.promises.make(what="点検結果のご連絡", due_at=clock.now() + timedelta(hours=1))
    presenter.promises.miss(made, "部品が届かなかった")
    qtbot.waitUntil(lambda: presenter.reading.article is not None)
    assert library.promises.get(made.id).state is PromiseState.MISSED


def test_p18_what_is_promised_in_a_call_is_on_its_timeline(
    qtbot: QtBot, library: Library, panel: CallPanel, presenter: CallPresenter
) -> None:
    commit(panel.notes.edit, "点検を希望")
    qtbot.waitUntil(lambda: presenter.session.call_id is not None)
    panel.carry_out(command("call.promise"))
    sheet = panel.promises.sheet
    sheet.what.setText("点検結果のご連絡")
    sheet.due.setFocus()
    qtbot.keyClick(sheet.due, Qt.Key.Key_2)
    qtbot.keyClick(sheet.due, Qt.Key.Key_5)
    sheet.accept()
    qtbot.waitUntil(lambda: bool(presenter.promises.of_call))
    call_id = presenter.session.call_id
    assert call_id is not None
    assert CallEventType.PROMISE_MADE in {event.type for event in library.calls.events(call_id)}


def test_p7_a_caller_whom_somebody_else_handles_brings_the_words_one_key_away(
    qtbot: QtBot, library: Library, panel: CallPanel, presenter: CallPresenter
) -> None:
    before = library.calls.start(agent="佐藤", caller_reference="岡本")
    library.matters.open_for_call(before.id)
    library.calls.end(before.id, CallResult.CALLBACK)
    presenter.session.set_fields(caller_reference="岡本")
    qtbot.waitUntil(panel.matters.bar.isVisible)
    assert "佐藤" in panel.matters.bar.sentence.text()
    assert panel.carry_out(command("call.words"))
    qtbot.waitUntil(lambda: presenter.reading.article is not None)
    article = presenter.reading.article
    assert article is not None
    assert "P7" in article.article.practices


def test_p6_the_library_refuses_an_agreement_before_two_people_have_looked(
    qtbot: QtBot, library: Library, panel: CallPanel, presenter: CallPresenter
) -> None:
    presenter.session.set_fields(caller_reference="岡本", product="炊飯器 R-8")
    qtbot.waitUntil(lambda: presenter.session.call_id is not None)
    panel.carry_out(command("call.matter"))
    sheet = panel.matters.sheet
    sheet.accept()
    qtbot.waitUntil(lambda: not sheet.form.isHidden())
    assert sheet.form.product.text() == "炊飯器 R-8"
    sheet.form.state.press("4")
    sheet.form.reviewers[0].setText("木村")
    sheet.form.reviewers[1].setText(" 木村 ")
    sheet.accept()
    qtbot.waitUntil(sheet.form.reviewers[1].hasFocus)
    assert [one.state for one in library.matters.every()] == [MatterState.RECEIVED]
    sheet.form.reviewers[1].setText("佐藤")
    sheet.accept()
    qtbot.waitUntil(lambda: not sheet.opened)
    assert [one.state for one in library.matters.every()] == [MatterState.AGREED]


def test_p5_an_answer_by_mail_is_not_saved_without_a_reason(
    qtbot: QtBot, library: Library, panel: CallPanel, presenter: CallPresenter
) -> None:
    presenter.session.set_fields(caller_reference="岡本")
    qtbot.waitUntil(lambda: presenter.session.call_id is not None)
    presenter.matters.open()
    qtbot.waitUntil(lambda: presenter.matters.view is not None)
    panel.carry_out(command("call.matter"))
    sheet = panel.matters.sheet
    sheet.form.channel.press("E")
    sheet.accept()
    qtbot.waitUntil(lambda: sheet.form.reason_row.error.isVisibleTo(sheet))
    assert [one.answer_channel for one in library.matters.every()] == [None]


def test_tables_are_written_from_the_sheet(
    qtbot: QtBot, library: Library, panel: CallPanel, presenter: CallPresenter, tmp_path: Path
) -> None:
    presenter.session.set_fields(caller_reference="岡本")
    qtbot.waitUntil(lambda: presenter.session.call_id is not None)
    panel.carry_out(command("call.matter"))
    presenter.matters.export(tmp_path)
    qtbot.waitUntil(lambda: str(tmp_path) in panel.matters.sheet.panel.subtitle.text())
    assert (tmp_path / "calls.csv").is_file()
    presenter.matters.export(tmp_path / "missing")
    qtbot.waitUntil(lambda: "missing" in panel.matters.sheet.panel.subtitle.text())
