from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.editor.findings.pane import FindingsPane
from tests.desktop.editor.findings.test_model import DEAD, LONG, TITLE, WORDING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

ALL = (DEAD, TITLE, WORDING, LONG)


@pytest.fixture
def pane(theme: Theme, show: Callable[[QWidget], None]) -> FindingsPane:
    made = FindingsPane(theme)
    made.resize(1000, 220)
    show(made)
    return made


def test_the_head_counts_by_grade_in_words_and_the_list_holds_the_rows(pane: FindingsPane) -> None:
    pane.show_findings(ALL, -1)
    assert [shown.text() for shown in pane.counts.values()] == ["誤り 2", "注意 2"]
    assert pane.list.isVisible()
    assert not pane.clean.isVisible()
    pane.show_findings((LONG,), -1)
    assert [shown.isVisible() for shown in pane.counts.values()] == [False, True]


def test_with_nothing_to_look_at_it_is_one_line_that_says_so(pane: FindingsPane) -> None:
    pane.show_findings(ALL, -1)
    full = pane.minimumHeight()
    pane.show_findings((), -1)
    assert pane.clean.isVisible()
    assert not pane.list.isVisible()
    assert pane.maximumHeight() == pane.head.sizeHint().height() < full
    pane.show_nothing()
    assert not pane.clean.isVisible()


def test_keys_in_the_list_move_go_there_and_leave(pane: FindingsPane, qtbot: QtBot) -> None:
    pane.show_findings(ALL, 0)
    pane.list.setFocus()
    with qtbot.waitSignal(pane.list.reached, check_params_cb=lambda row: row == 1):
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.list.chosen, check_params_cb=lambda row: row == 1):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.list.left):
        qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    assert pane.head.focused


def test_a_click_goes_there_and_a_click_on_the_verb_mends(pane: FindingsPane, qtbot: QtBot) -> None:
    pane.show_findings(ALL, -1)
    rect = pane.list.visualRect(pane.list.model().index(0, 0))
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(pane.list.chosen, check_params_cb=lambda row: row == 0):
        qtbot.mouseClick(pane.list.viewport(), left, pos=QPoint(200, rect.center().y()))
    verb = QPoint(rect.right() - 30, rect.center().y())
    with qtbot.waitSignal(pane.list.fix_wanted, check_params_cb=lambda row: row == 0):
        qtbot.mouseClick(pane.list.viewport(), left, pos=verb)
    without_fix = QPoint(verb.x(), pane.list.visualRect(pane.list.model().index(1, 0)).center().y())
    with qtbot.waitSignal(pane.list.chosen, check_params_cb=lambda row: row == 1):
        qtbot.mouseClick(pane.list.viewport(), left, pos=without_fix)


def test_the_mark_follows_the_presenter_and_goes_with_it(pane: FindingsPane) -> None:
    pane.show_findings(ALL, 2)
    assert pane.list.currentIndex().row() == 2
    pane.list.mark(-1)
    assert not pane.list.currentIndex().isValid()


def test_in_a_low_window_the_text_keeps_two_thirds(theme: Theme, show: Callable[[QWidget], None]) -> None:
    outer = QSplitter(Qt.Orientation.Vertical)
    made = FindingsPane(theme)
    outer.addWidget(QWidget())
    outer.addWidget(made)
    outer.resize(900, 900)
    show(outer)
    made.show_findings((*ALL, *ALL), 0)
    high = made.minimumHeight()
    outer.resize(900, 360)
    assert made.minimumHeight() < high
    assert made.minimumHeight() > made.head.sizeHint().height() + made.list.sizeHintForRow(0)


@pytest.mark.parametrize("percent", [80, 100, 140, 160])
def test_it_has_room_for_its_rows_at_every_text_size(pane: FindingsPane, theme: Theme, percent: int) -> None:
    theme.set_text_percent(percent)
    pane.resize(1000, 900)
    pane.show_findings(ALL, 0)
    rows = pane.list.sizeHintForRow(0) * len(ALL)
    assert pane.sizeHint().height() >= rows
