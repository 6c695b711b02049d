"""A call that becomes a secondary complaint, over a real library: memo, end, record, review, case; keyboard only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from desktop.commands import command
from kb.clock import SystemClock
from kb.domain.call import CallEventType, CallResult
from kb.domain.demand import Demand, DemandQuality
from kb.library import LibraryPaths, create_library, open_library
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    create_library(LibraryPaths(tmp_path / "library"), clock=SystemClock(), sample=False)
    with open_library(LibraryPaths(tmp_path / "library"), clock=SystemClock(), repair="now") as opened:
        yield opened


@pytest.fixture
def presenter(library: Library, runner: TaskRunner, faults: FaultChannel, qtbot: QtBot) -> Iterator[CallPresenter]:
    made = CallPresenter(library, runner, faults, SystemClock(), agent="木村", delay_ms=0)
    yield made
    made.shut_down()
    assert runner.close()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner, presenter: CallPresenter) -> Callable[[], None]:
    def do() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: runner.idle and not presenter.advice.busy)

    return do


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_p24_p30_p33_from_the_escalation_to_the_record(
    theme: Theme,
    library: Library,
    presenter: CallPresenter,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    panel = CallPanel(theme, presenter)
    panel.resize(1376, 828)
    show(panel)
    panel.activate()
    commit(panel.notes.edit, "ケトルの取っ手が外れた。前にも電話した。「上を出せ」とお怒り。")
    settle()
    presenter.session.set_fields(caller_reference="水野様", demand=Demand((DemandQuality.SUPERIOR,)))
    panel.carry_out(command("call.second"))
    settle()
    qtbot.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    memo = QGuiApplication.clipboard().text()
    assert memo.startswith("お客様: 水野様\n")
    assert "一次対応への不信、上長対応を求められた" in memo
    call = presenter.session.call
    assert call is not None
    assert [one.text for one in library.handover.memos(call.id)] == [memo]

    panel.carry_out(command("call.end"))
    settle()
    sheet = panel.sheets.end
    assert sheet.outcome.buttons[CallResult.SECONDARY].isChecked()
    sheet.action.setFocus()
    commit(sheet.action, "責任者から折り返す")
    sheet.angered.setFocus()
    commit(sheet.angered, "折り返しがなかった")
    qtbot.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    history = QGuiApplication.clipboard().text()
    assert "【対応】責任者から折り返す" in history
    assert "二次化" in history
    assert panel.notes.edit.hasFocus()
    kept = library.calls.get(call.id)
    assert (kept.result, kept.action) == (CallResult.SECONDARY, "責任者から折り返す")
    review = library.handover.review_of(call.id)
    assert review is not None
    assert review.angered == "折り返しがなかった"
    assert CallEventType.MEMO_MADE in {event.type for event in library.calls.events(call.id)}


def test_p32_a_case_made_of_a_call_carries_no_name(
    theme: Theme,
    library: Library,
    presenter: CallPresenter,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
) -> None:
    panel = CallPanel(theme, presenter)
    panel.resize(1376, 828)
    show(panel)
    commit(panel.notes.edit, "水野様、電話は 090-1234-5678。ケトルの取っ手が外れた。")
    settle()
    panel.carry_out(command("call.end"))
    settle()
    panel.sheets.end.case.click()
    settle()
    sheet = panel.sheets.case
    assert sheet.opened
    draft = presenter.case_making.draft
    assert draft is not None
    assert "090" not in draft.text
    assert "水野" not in draft.text
    sheet.accept()
    settle()
    assert len(library.drafts.of_editor(editor="木村")) == 1
    panel.sheets.end.leave()
